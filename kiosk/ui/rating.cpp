// A number out of a few, as many stars as it says. The number stands at each, so nobody has to count, and the
// chosen one has a thick edge and a tick: neither stars nor colour say it alone.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

struct Stars {
  float width = 0;  ///< of one
  float height = 0;
  std::size_t columns = 1;
};

/// All of the same size, in rows as long as each other but for the last.
Stars place_stars(Stage& s, std::span<const Option> options, float room) {
  const Metrics& m = s.metrics;
  const float pad = std::round(m.gap);
  const float sign = std::round(m.body * 1.7F);
  Stars stars;
  float words = 0;
  float least = std::max(m.target, sign + 2 * pad);
  for (const Option& option : options) {
    const text::Layout& label = s.fitted(option.label, {m.body, text::Weight::bold}, room - 2 * pad);
    least = std::max(least, std::ceil(label.width) + 2 * pad);
    words = std::max(words, label.height);
  }
  const std::size_t count = std::max<std::size_t>(options.size(), 1);
  const auto fit = static_cast<std::size_t>(std::max((room + m.gap) / (least + m.gap), 1.0F));
  const std::size_t rows = (count + fit - 1) / fit;
  stars.columns = (count + rows - 1) / rows;
  const auto columns = static_cast<float>(stars.columns);
  const float share = std::floor((room - m.gap * (columns - 1)) / columns);
  stars.width = std::min(share, std::round(std::max(least, m.body * 5)));
  stars.height = std::ceil(std::max(sign + words + 2.4F * pad, m.target));
  return stars;
}

void draw_star(Stage& s, const std::string& id, const Option& option, const Rect& rect, bool lit, bool on) {
  const Metrics& m = s.metrics;
  const Palette& p = s.palette();
  const float pad = std::round(m.gap);
  const float sign = std::round(m.body * 1.7F);
  draw_card(s, id, rect);
  if (on) s.painter.edge(rect, p.control, std::round(5 * m.density), kRadius);
  s.icon(lit ? Icon::star : Icon::star_empty,
         {rect.x + std::round((rect.width - sign) / 2), rect.y + pad, sign, sign}, p.control);
  const text::Layout& label = s.fitted(option.label, {m.body, text::Weight::bold}, rect.width - 2 * pad);
  const float tick = on ? std::round(m.body * 0.9F) : 0;
  const float both = label.width + (on ? tick + std::round(pad * 0.4F) : 0);
  const float start = std::round((rect.width - both) / 2);
  const Rect words = s.part(rect, start, sign + pad * 1.4F, label.width, label.height);
  s.painter.words(label, words.x, words.y, p.text);
  if (on) {
    const float top = words.y - rect.y + std::round((label.height - tick) / 2);
    s.icon(Icon::tick, s.part(rect, start + both - tick, top, tick, tick), p.control);
  }
  s.show_ring(id, rect, kRadius);
}

}  // namespace

std::optional<std::size_t> Ui::rating(std::string_view id, const Words& legend,
                                      std::span<const Option> options, std::optional<std::size_t> selected,
                                      const Notes& notes) {
  Stage& s = *state_;
  const Question question = open_question(s, Role::radio_group, id, legend, notes);
  const Stars stars = place_stars(s, options, s.wide_width() - question.indent);
  std::optional<std::size_t> chosen;
  for (std::size_t first = 0; first < options.size(); first += stars.columns) {
    const Rect row = s.block(stars.height, first == 0 ? s.metrics.space * 0.7F : s.metrics.gap, Width::wide);
    const std::size_t end = std::min(first + stars.columns, options.size());
    for (std::size_t i = first; i < end; ++i) {
      const std::string own = child_id(id, options[i].id);
      const float start = question.indent + (stars.width + s.metrics.gap) * static_cast<float>(i - first);
      const Rect rect = s.part(row, start, 0, stars.width, row.height);
      draw_star(s, own, options[i], rect, selected && i <= *selected, selected == i);
      Node node = Stage::plain_node(Role::radio, options[i].label, rect);
      node.id = own;
      node.states.checked = selected == i;
      node.position = i + 1;
      node.count = options.size();
      s.node(std::move(node), {.takes = Stop::Takes::choose, .tab = is_tab_stop(i, selected)});
      if (s.activated(own)) chosen = i;
    }
  }
  close_question(s, question, notes);
  return chosen;
}

}  // namespace mend::ui
