// Our own edit fields: Dear ImGui's can show neither ș nor ب.
#include "kiosk/ui/edit_step.h"
#include "kiosk/ui/field_view.h"
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace mend::ui {
namespace {

enum class Lines { one, many };

/// The buffer follows the person while the field has the focus, and the caller whenever it says
/// something new.
void take_over(Stage& stage, std::string_view id, const std::string& value) {
  if (stage.buffer_field == id && stage.buffer_given == value) return;
  if (stage.buffer_field == id && stage.buffer.text() == value) {
    stage.buffer_given = value;
    return;
  }
  stage.buffer.set(value);
  stage.buffer_field = id;
  stage.buffer_given = value;
  stage.caret_goal = -1;
}

/// A sign for each letter, of as many bytes as it: so the caret stands where it would in the text.
std::string mask_of(std::string_view text) {
  static constexpr std::array<std::string_view, 4> signs{"*", "\u00d7", "\u2022", "\U0001f535"};
  std::string mask;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    mask += signs[std::min<std::size_t>(end - at, signs.size()) - 1];
    at = end;
  }
  return mask;
}

std::optional<std::string> draw_field(Stage& s, std::string_view id, const Words& label,
                                      const std::string& value, const FieldOptions& options, Lines lines) {
  const Metrics& m = s.metrics;
  const float head_top = s.question_head(label, options.notes);
  const float indent = options.notes.error ? std::round(m.gap * 1.6F) : 0;
  const float before = std::round(m.gap * 0.7F);
  const bool short_field = lines == Lines::one && options.max_characters <= 20;
  const float wanted = short_field ? field_width(s, options.max_characters) : s.column_width();
  const float width = std::min(wanted, s.column_width() - indent);
  const Rect corner = s.part({s.flow.left, s.flow.y + before, s.flow.width, 0}, indent, 0, width, 0);
  const FieldDone done = field_box(s,
                                   {id,
                                    label,
                                    value,
                                    options.notes,
                                    {options.max_characters, lines == Lines::one, options.digits_only},
                                    lines == Lines::many,
                                    options.masked},
                                   corner);
  s.block(indent + width, done.box.height, before);
  if (options.count) {
    const text::Layout& count = s.wrapped(*options.count, {m.small}, s.column_width() - indent);
    const Rect below =
        s.part(s.block(count.height, m.gap * 0.5F), indent, 0, s.column_width() - indent, count.height);
    s.painter.words(count, below.x, below.y, s.palette().quiet_text);
    s.node(Stage::plain_node(Role::status, *options.count, below));
  }
  s.error_bar(options.notes, head_top);
  return done.changed;
}

}  // namespace

float field_width(const Stage& stage, std::size_t characters) {
  const Metrics& m = stage.metrics;
  return std::max(m.body * 0.75F * static_cast<float>(characters) + std::round(m.gap) * 3, m.target * 1.5F);
}

FieldDone field_box(Stage& s, const FieldBox& field, const Rect& corner) {
  const Metrics& m = s.metrics;
  const float pad = std::round(m.gap);
  const float inner = corner.width - 2 * pad - 4;
  const std::string id(field.id);
  const bool edited = s.input.edit_target() == id;
  const bool focused = s.focused(id) || s.keyboard.writes_to(id);
  const bool editing = focused || edited;
  if (editing) s.keyboard.meet(s, {id, field.many_lines, field.limits.digits_only, field.limits.also});
  if (editing) take_over(s, id, field.value);
  const std::string before = editing ? s.buffer.text() : std::string();
  const auto as_seen = [&](const std::string& text) { return field.masked ? mask_of(text) : text; };
  if (edited) {
    const EditPlace place{s.page.language, s.page.direction,
                          [&] { return FieldView(s, as_seen(s.buffer.text()), inner); }, corner.x + pad + 2,
                          corner.y + pad};
    for (const Edit& edit : s.input.edits()) take_step(s.buffer, edit, field.limits, place, s.caret_goal);
  }
  const std::string shown = as_seen(editing ? s.buffer.text() : field.value);
  const FieldView view(s, shown, inner);
  const float least = field.many_lines ? std::round(m.body * 1.36F * 5) : 0;
  const float height = std::ceil(std::max(std::max(view.height(), least) + 2 * pad, m.target));
  const Rect box{corner.x, corner.y, corner.width, height};
  const Palette& colours = s.palette();
  s.painter.fill(box, colours.surface);
  s.painter.edge(box, field.notes.error ? colours.error : colours.control, focused ? 4.0F : 2.0F);
  if (focused) s.painter.ring(box, 0);
  const float x = box.x + pad + 2;
  const float y = box.y + (field.many_lines ? pad : std::round((box.height - view.height()) / 2));
  if (editing) view.draw_selection(s, s.buffer, x, y);
  view.draw(s, x, y);
  Node node = Stage::plain_node(Role::textbox, field.label, box);
  node.id = id;
  // Of what is masked only how much there is.
  node.value = field.masked && !shown.empty() ? std::to_string(count_characters(shown)) : shown;
  node.states.masked = field.masked;
  Stage::tell(node, field.notes);
  node.states.is_private = true;
  s.node(std::move(node), {.takes = field.many_lines ? Stop::Takes::area : Stop::Takes::line});
  if (focused) {
    const std::vector<text::Rect> carets = view.carets(s.buffer.caret());
    const auto at = [&](const text::Rect& caret, float high) {
      return Rect{std::round(x + caret.x) - 1, std::round(y + caret.y), 3, std::round(caret.h * high)};
    };
    const Rect place = at(carets.front(), 1);
    s.painter.fill(place, colours.text);
    // Where a letter of the other direction would go: the upper half only.
    if (carets.size() > 1) s.painter.fill(at(carets.back(), 0.5F), colours.quiet_text);
    if (edited || s.keyboard.moved()) s.follow = place;
  }
  if (!editing || s.buffer.text() == before) return {box, std::nullopt};
  return {box, s.buffer.text()};
}

std::optional<std::string> Ui::text_line(std::string_view id, const Words& label, const std::string& value,
                                         const FieldOptions& options) {
  return draw_field(*state_, id, label, value, options, Lines::one);
}

std::optional<std::string> Ui::text_area(std::string_view id, const Words& label, const std::string& value,
                                         const FieldOptions& options) {
  return draw_field(*state_, id, label, value, options, Lines::many);
}

}  // namespace mend::ui
