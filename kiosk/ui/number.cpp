// A number: digits, and what else a number may have.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

std::optional<std::string> Ui::number(std::string_view id, const Words& label, const std::string& value,
                                      const NumberOptions& options) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float top = s.question_head(label, options.notes);
  const float indent = options.notes.error ? std::round(m.gap * 1.6F) : 0;
  const float before = std::round(m.gap * 0.7F);
  const float room = s.column_width() - indent;
  const float width = std::min(field_width(s, options.max_characters), room);
  const Rect corner = s.part({s.flow.left, s.flow.y + before, s.flow.width, 0}, indent, 0, width, 0);
  std::string also;
  if (options.negative) also += "-";
  if (options.decimals) also += ".,";
  const FieldDone done = field_box(
      s, {id, label, value, options.notes, {options.max_characters, true, true, also}, false, options.masked},
      corner);
  s.block(indent + width, done.box.height, before);
  if (options.unit) {
    const float start = indent + width + std::round(m.gap);
    const text::Layout& beside = s.fitted(*options.unit, {m.body}, s.column_width());
    const bool fits = start + beside.width <= s.column_width();
    const Rect place =
        fits ? s.part({s.flow.left, done.box.y, s.flow.width, 0}, start,
                      (done.box.height - beside.height) / 2, beside.width, beside.height)
             : s.part(s.block(beside.height, m.gap * 0.5F), indent, 0, beside.width, beside.height);
    s.painter.words(beside, place.x, place.y, s.palette().text);
    s.node(Stage::plain_node(Role::text, *options.unit, place));
  }
  s.error_bar(options.notes, top);
  return done.changed;
}

}  // namespace mend::ui
