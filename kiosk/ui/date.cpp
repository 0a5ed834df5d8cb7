// Short fields for digits under one legend, as of a date or a time: what is typed is kept as it is, also when
// it is no date.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace mend::ui {
namespace {

/// Fields that stand side by side, if there is room for all of them.
struct DigitRow {
  std::size_t first = 0;
  std::size_t end = 0;
  float width = 0;
  float label_height = 0;
};

float field_room(Stage& s, const DigitField& field, float room) {
  return std::ceil(
      std::max(field_width(s, field.digits), s.fitted(field.label, {s.metrics.body}, room).width));
}

std::vector<DigitRow> rows_of(Stage& s, std::span<const DigitField> fields, float room) {
  std::vector<DigitRow> rows;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i == 0 || fields[i].new_row) rows.push_back({i, i, -s.metrics.gap * 2, 0});
    DigitRow& row = rows.back();
    row.end = i + 1;
    row.width += field_room(s, fields[i], room) + s.metrics.gap * 2;
    row.label_height = std::max(row.label_height, s.fitted(fields[i].label, {s.metrics.body}, room).height);
  }
  return rows;
}

}  // namespace

std::optional<std::pair<std::size_t, std::string>> Ui::digit_fields(std::string_view id, const Words& legend,
                                                                    std::span<const DigitField> fields,
                                                                    const Notes& notes) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const Question question = open_question(s, Role::group, id, legend, notes);
  const float room = s.column_width() - question.indent;
  const float between = std::round(m.gap * 0.4F);
  std::optional<std::pair<std::size_t, std::string>> changed;
  for (const DigitRow& row : rows_of(s, fields, room)) {
    const bool across = !m.one_column && row.width <= room;
    float start = 0;
    float bottom = 0;
    Rect line;
    if (across) line = s.block(row.label_height, m.gap * (row.first == 0 ? 1.0F : 1.5F));
    for (std::size_t i = row.first; i < row.end; ++i) {
      const DigitField& field = fields[i];
      const text::Layout& label = s.fitted(field.label, {m.body}, room);
      if (!across) line = s.block(label.height, m.gap * (i == 0 ? 1.0F : 1.5F));
      const Rect above = s.part(line, question.indent + start, 0, label.width, label.height);
      s.painter.words(label, above.x, line.bottom() - label.height, s.palette().text);
      Notes own_notes;
      if (notes.error && field.wrong) own_notes.error = notes.error;
      const float width = std::min(field_width(s, field.digits), room);
      const Rect corner = s.part(line, question.indent + start, line.height + between, width, 0);
      const std::string own = child_id(id, field.id);
      FieldDone done =
          field_box(s, {own, field.label, field.value, own_notes, {field.digits, true, true}, false}, corner);
      if (done.changed) changed = {i, std::move(*done.changed)};
      bottom = done.box.bottom();
      if (across) {
        start += field_room(s, field, room) + m.gap * 2;
      } else {
        s.flow.y = bottom;
      }
    }
    s.flow.y = bottom;
  }
  close_question(s, question, notes);
  return changed;
}

std::optional<DateTexts> Ui::date(std::string_view id, const Words& legend, const DateTexts& value,
                                  const DateWords& words, const DateOptions& options) {
  const bool named = options.day_wrong || options.month_wrong || options.year_wrong;
  const DigitField fields[] = {{"day", words.day, value.day, 2, options.day_wrong || !named},
                               {"month", words.month, value.month, 2, options.month_wrong || !named},
                               {"year", words.year, value.year, 4, options.year_wrong || !named}};
  auto typed = digit_fields(id, legend, fields, options.notes);
  if (!typed) return std::nullopt;
  DateTexts changed = value;
  (typed->first == 0   ? changed.day
   : typed->first == 1 ? changed.month
                       : changed.year) = std::move(typed->second);
  return changed;
}

}  // namespace mend::ui
