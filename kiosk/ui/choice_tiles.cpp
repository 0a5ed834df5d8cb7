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
  float words_width = 0;   ///< of label and hint
  float sample_width = 0;  ///< with its ground
};

struct Shape {
  float width = 0;
  float pad = 0;
  float tick = 0;
  float sign = 0;
  bool row = false;  ///< label first, sample beside it
};

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
  const bool picture = plan.sign > 0 || tile.sample;
  const float inner = shape.width - 2 * shape.pad;
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
  const float inside =
      shape.row ? std::max(words_height(plan), sample)
                : words_height(plan) + plan.sign + sample + (plan.sign + sample > 0 ? gap * 0.7F : 0);
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

void draw_tile(Stage& s, const ChoiceTile& tile, const std::string& id, const Plan& plan, const Shape& shape,
               const Rect& rect, bool chosen) {
  const Metrics& m = s.metrics;
  const Palette& p = s.palette();
  draw_card(s, id, rect);
  if (chosen) s.painter.edge(rect, p.control, std::round(5 * m.density), kRadius);
  const bool picture = plan.sign > 0 || plan.sample;
  float top = shape.pad;
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
  if (chosen) {
    const float y = picture && !shape.row ? shape.pad * 0.6F : (rect.height - shape.tick) / 2;
    const Rect disc = s.part(rect, rect.width - shape.pad * 0.6F - shape.tick, y, shape.tick, shape.tick);
    s.painter.disc(disc.x + shape.tick / 2, disc.y + shape.tick / 2, shape.tick / 2, p.control);
    const float inset = shape.tick * 0.22F;
    s.icon(Icon::tick, {disc.x + inset, disc.y + inset, shape.tick - 2 * inset, shape.tick - 2 * inset},
           p.surface);
  }
  s.show_ring(id, rect, kRadius);
}

}  // namespace

std::optional<std::size_t> Ui::choice_tiles(std::string_view id, const Words& legend,
                                            std::span<const ChoiceTile> tiles,
                                            std::optional<std::size_t> selected, const ChoiceRules& rules) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const Question question = open_question(s, Role::radio_group, id, legend, rules.notes);
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
                    .row = in_rows};
  std::vector<Plan> plans;
  for (const ChoiceTile& tile : tiles) plans.push_back(plan_of(s, tile, shape));
  std::optional<std::size_t> chosen;
  for (std::size_t first = 0; first < tiles.size(); first += columns) {
    const std::size_t end = std::min(first + columns, tiles.size());
    float height = 0;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, height_of(s, plans[i], shape));
    const Rect line = s.block(height, first == 0 ? m.space * 0.7F : m.gap, Width::wide);
    for (std::size_t i = first; i < end; ++i) {
      const std::string own = child_id(id, tiles[i].id);
      const Rect rect = s.part(line, question.indent + (shape.width + m.gap) * static_cast<float>(i - first),
                               0, shape.width, line.height);
      draw_tile(s, tiles[i], own, plans[i], shape, rect, selected == i);
      Node node = Stage::plain_node(Role::radio, tiles[i].label, rect);
      node.id = own;
      node.states.checked = selected == i;
      node.position = i + 1;
      node.count = tiles.size();
      if (tiles[i].hint) node.hint = tiles[i].hint->plain();
      s.node(std::move(node), {.takes = Stop::Takes::choose, .tab = is_tab_stop(i, selected)});
      if (s.activated(own)) chosen = i;
    }
  }
  close_question(s, question, rules.notes);
  return chosen;
}

}  // namespace mend::ui
