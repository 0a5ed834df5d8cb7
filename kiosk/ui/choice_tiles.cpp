// One of a few, told apart without reading: by a sign, or by how the words themselves look.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace mend::ui {
namespace {

constexpr float kWordLine = 1.2F;
constexpr float kLabelShare = 0.34F;  ///< of a row, before its sample

struct Plan {
  const text::Layout* label = nullptr;
  const text::Layout* hint = nullptr;
  const text::Layout* sample = nullptr;
  float sign = 0;
  window::Size picture;
  float words_width = 0;   ///< of label and hint
  float sample_width = 0;  ///< with its ground
};

struct Shape {
  float width = 0;
  float pad = 0;
  float tick = 0;
  float sign = 0;
  bool row = false;  ///< label first, sample beside it
  bool several = false;
};

/// As large as the tile has room for, and never larger than it is.
window::Size picture_size(const Stage& s, const window::Image& image, float inner) {
  const auto width = static_cast<float>(image.size.width);
  const auto height = static_cast<float>(image.size.height);
  if (width <= 0 || height <= 0) return {};
  const float scale = std::min({s.metrics.scale, inner / width, s.metrics.body * 8 / height});
  return {std::max(static_cast<int>(width * scale), 1), std::max(static_cast<int>(height * scale), 1)};
}

const text::Layout& lay_out_sample(Stage& s, const Sample& sample, const Shape& shape, float width) {
  const Metrics other = metrics_for(sample.look, s.tree.window.width, s.tree.window.height);
  text::Paragraph paragraph = s.paragraph(sample.words, {other.body}, std::floor(width));
  paragraph.line_height = sample.look.spacing == Spacing::wide ? 2 : other.line_height;
  // One word in a row of its own; four of them are to be seen at once.
  if (shape.row) paragraph.line_height = kWordLine;
  paragraph.letter_spacing = other.letter_spacing;
  paragraph.word_spacing = other.word_spacing;
  return s.texts.get(paragraph);
}

Plan plan_of(Stage& s, const ChoiceTile& tile, const Shape& shape) {
  const Metrics& m = s.metrics;
  Plan plan;
  if (tile.icon) plan.sign = shape.sign;
  const float inner = shape.width - 2 * shape.pad;
  if (tile.picture) plan.picture = picture_size(s, *tile.picture, inner);
  const bool picture = plan.sign > 0 || tile.sample || plan.picture.height > 0;
  plan.words_width = shape.row ? std::floor(inner * kLabelShare) : inner;
  // Where nothing stands above the label, the tick stands beside it.
  if (!picture) plan.words_width -= shape.tick + m.gap;
  const Style style{m.body, text::Weight::bold,
                    picture && !shape.row ? text::Align::centre : text::Align::start};
  plan.label = &s.wrapped(tile.label, style, plan.words_width);
  if (tile.hint)
    plan.hint = &s.wrapped(*tile.hint, {m.small, text::Weight::regular, style.align}, plan.words_width);
  if (tile.sample) {
    plan.sample_width = shape.row ? inner - plan.words_width - m.gap - shape.tick : inner;
    plan.sample = &lay_out_sample(s, *tile.sample, shape, plan.sample_width - 2 * m.gap);
  }
  return plan;
}

float words_height(const Plan& plan) {
  return plan.label->height + (plan.hint ? plan.hint->height : 0);
}

float height_of(const Stage& s, const Plan& plan, const Shape& shape) {
  const float gap = s.metrics.gap;
  const float sample = plan.sample ? plan.sample->height + gap : 0;
  const float picture = plan.sign + static_cast<float>(plan.picture.height);
  const float inside = shape.row
                           ? std::max(words_height(plan), sample)
                           : words_height(plan) + picture + sample + (picture + sample > 0 ? gap * 0.7F : 0);
  return std::ceil(std::max(inside + 2 * shape.pad, s.metrics.target));
}

void draw_sample(Stage& s, const Sample& sample, const Plan& plan, const Rect& ground) {
  const Palette& p = palette(sample.look.theme);
  if (sample.on_its_page) {
    s.painter.fill(ground, p.page, kRadius);
    s.painter.edge(ground, s.palette().control, 2, kRadius);
  }
  const float left = ground.x + (ground.width - plan.sample->width) / 2;
  s.painter.words(*plan.sample, left, ground.y + (ground.height - plan.sample->height) / 2, p.text);
}

/// A disc at the one that is chosen; a box at each of several.
void draw_tick(Stage& s, const Rect& place, bool several, bool chosen) {
  const Palette& p = s.palette();
  const float inset = place.width * 0.22F;
  const Rect sign{place.x + inset, place.y + inset, place.width - 2 * inset, place.height - 2 * inset};
  if (several) {
    s.painter.fill(place, p.surface);
    s.painter.edge(place, p.control, 2);
    if (chosen) s.icon(Icon::tick, sign, p.control);
    return;
  }
  s.painter.disc(place.x + place.width / 2, place.y + place.height / 2, place.width / 2, p.control);
  s.icon(Icon::tick, sign, p.surface);
}

void draw_tile(Stage& s, const ChoiceTile& tile, const std::string& id, const Plan& plan, const Shape& shape,
               const Rect& rect, bool chosen) {
  const Metrics& m = s.metrics;
  const Palette& p = s.palette();
  draw_card(s, id, rect);
  if (chosen) s.painter.edge(rect, p.control, std::round(5 * m.density), kRadius);
  const bool picture = plan.sign > 0 || plan.sample || plan.picture.height > 0;
  float top = shape.pad;
  if (plan.picture.height > 0) {
    const auto wide = static_cast<float>(plan.picture.width);
    const auto high = static_cast<float>(plan.picture.height);
    s.painter.image(s.images.get(id, *tile.picture, plan.picture),
                    {rect.x + std::round((rect.width - wide) / 2), rect.y + std::round(top), wide, high});
    top += high + m.gap * 0.7F;
  }
  if (plan.sign > 0) {
    s.icon(*tile.icon,
           {rect.x + std::round((rect.width - plan.sign) / 2), rect.y + top, plan.sign, plan.sign}, p.text);
    top += plan.sign + m.gap * 0.7F;
  }
  if (plan.sample && shape.row) {
    const float high = rect.height - 2 * shape.pad;
    draw_sample(s, *tile.sample, plan,
                s.part(rect, shape.pad + plan.words_width + m.gap, shape.pad, plan.sample_width, high));
  } else if (plan.sample) {
    const float high = plan.sample->height + m.gap;
    draw_sample(s, *tile.sample, plan, s.part(rect, shape.pad, top, plan.sample_width, high));
    top += high + m.gap * 0.7F;
  }
  if (shape.row || !picture) top = (rect.height - words_height(plan)) / 2;
  const Rect words = s.part(rect, shape.pad, top, plan.words_width, plan.label->height);
  s.painter.words(*plan.label, words.x, words.y, p.text);
  if (plan.hint) s.painter.words(*plan.hint, words.x, words.bottom(), p.quiet_text);
  if (chosen || shape.several) {
    const float y = picture && !shape.row ? shape.pad * 0.6F : (rect.height - shape.tick) / 2;
    draw_tick(s, s.part(rect, rect.width - shape.pad * 0.6F - shape.tick, y, shape.tick, shape.tick),
              shape.several, chosen);
  }
  s.show_ring(id, rect, kRadius);
}

/// Returns the tile that was pressed.
std::optional<std::size_t> lay_tiles(Stage& s, std::string_view id, const Question& question,
                                     std::span<const ChoiceTile> tiles, const std::vector<bool>& chosen,
                                     bool several, const ChoiceRules& rules) {
  const Metrics& m = s.metrics;
  const float room = s.wide_width() - question.indent;
  const float least = std::round(m.body * 8);
  const auto fit = static_cast<std::size_t>(std::max((room + m.gap) / (least + m.gap), 1.0F));
  const std::size_t columns =
      m.one_column ? 1 : std::clamp<std::size_t>(fit, 1, std::max<std::size_t>(rules.columns, 1));
  const auto count = static_cast<float>(columns);
  const bool in_rows = columns == 1 && rules.columns == 1 && !m.one_column;
  const bool big = rules.big && !in_rows && !m.one_column;
  const Shape shape{.width = std::floor((room - m.gap * (count - 1)) / count),
                    .pad = std::round(m.gap * (big ? 1.8F : 1)),
                    .tick = std::round(m.body * 1.3F),
                    .sign = std::round(m.body * (big ? 4.5F : 2.6F)),
                    .row = in_rows,
                    .several = several};
  std::vector<Plan> plans;
  for (const ChoiceTile& tile : tiles) plans.push_back(plan_of(s, tile, shape));
  const auto on = [&](std::size_t i) { return i < chosen.size() && chosen[i]; };
  const auto first_on =
      static_cast<std::size_t>(std::find(chosen.begin(), chosen.end(), true) - chosen.begin());
  std::optional<std::size_t> pressed;
  for (std::size_t first = 0; first < tiles.size(); first += columns) {
    const std::size_t end = std::min(first + columns, tiles.size());
    float height = 0;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, height_of(s, plans[i], shape));
    const Rect line = s.block(height, first == 0 ? m.space * 0.7F : m.gap, Width::wide);
    for (std::size_t i = first; i < end; ++i) {
      const std::string own = child_id(id, tiles[i].id);
      const Rect rect = s.part(line, question.indent + (shape.width + m.gap) * static_cast<float>(i - first),
                               0, shape.width, line.height);
      draw_tile(s, tiles[i], own, plans[i], shape, rect, on(i));
      Node node = Stage::plain_node(several ? Role::checkbox : Role::radio, tiles[i].label, rect);
      node.id = own;
      node.states.checked = on(i);
      node.position = i + 1;
      node.count = tiles.size();
      if (tiles[i].hint) node.hint = tiles[i].hint->plain();
      const bool tab = several || i == (first_on < tiles.size() ? first_on : 0);
      s.node(std::move(node), {.takes = several ? Stop::Takes::press : Stop::Takes::choose, .tab = tab});
      if (s.activated(own)) pressed = i;
    }
  }
  return pressed;
}

}  // namespace

std::optional<std::size_t> Ui::choice_tiles(std::string_view id, const Words& legend,
                                            std::span<const ChoiceTile> tiles,
                                            std::optional<std::size_t> selected, const ChoiceRules& rules) {
  const Question question = open_question(*state_, Role::radio_group, id, legend, rules.notes);
  std::vector<bool> chosen(tiles.size());
  if (selected && *selected < chosen.size()) chosen[*selected] = true;
  const auto picked = lay_tiles(*state_, id, question, tiles, chosen, false, rules);
  close_question(*state_, question, rules.notes);
  return picked;
}

std::optional<std::size_t> Ui::check_tiles(std::string_view id, const Words& legend,
                                           std::span<const ChoiceTile> tiles,
                                           const std::vector<bool>& checked, const ChoiceRules& rules) {
  const Question question = open_question(*state_, Role::group, id, legend, rules.notes);
  const auto switched = lay_tiles(*state_, id, question, tiles, checked, true, rules);
  close_question(*state_, question, rules.notes);
  return switched;
}

}  // namespace mend::ui
