// A date as three fields: what is typed is kept as it is, also when it is no date.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

struct DatePart {
  std::string_view id;
  const Words& label;
  const std::string& value;
  std::size_t digits = 2;
  bool wrong = false;
  std::string DateTexts::*text;
};

}  // namespace

std::optional<DateTexts> Ui::date(std::string_view id, const Words& legend, const DateTexts& value,
                                  const DateWords& words, const DateOptions& options) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const bool named = options.day_wrong || options.month_wrong || options.year_wrong;
  const std::array<DatePart, 3> parts{
      {{"day", words.day, value.day, 2, options.day_wrong || !named, &DateTexts::day},
       {"month", words.month, value.month, 2, options.month_wrong || !named, &DateTexts::month},
       {"year", words.year, value.year, 4, options.year_wrong || !named, &DateTexts::year}}};
  const Question question = open_question(s, Role::group, id, legend, options.notes);
  const float room = s.column_width() - question.indent;
  std::array<float, 3> widths{};
  float whole = m.gap * 4;
  float label_height = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const text::Layout& label = s.fitted(parts[i].label, {m.body}, room);
    widths[i] = std::ceil(std::max(field_width(s, parts[i].digits), label.width));
    label_height = std::max(label_height, label.height);
    whole += widths[i];
  }
  const bool across = !m.one_column && whole <= room;
  const float between = std::round(m.gap * 0.4F);
  std::optional<DateTexts> changed;
  float start = 0;
  float bottom = 0;
  Rect row;
  if (across) row = s.block(label_height, m.gap);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const DatePart& part = parts[i];
    const text::Layout& label = s.fitted(part.label, {m.body}, room);
    if (!across) row = s.block(label.height, m.gap * (i == 0 ? 1.0F : 1.5F));
    const Rect above = s.part(row, question.indent + start, 0, label.width, label.height);
    s.painter.words(label, above.x, row.bottom() - label.height, s.palette().text);
    Notes notes;
    if (options.notes.error && part.wrong) notes.error = options.notes.error;
    const float width = std::min(field_width(s, part.digits), room);
    const Rect corner = s.part(row, question.indent + start, row.height + between, width, 0);
    const std::string own = child_id(id, part.id);
    const FieldDone done =
        field_box(s, {own, part.label, part.value, notes, {part.digits, true, true}, false}, corner);
    if (done.changed) {
      changed = value;
      (*changed).*part.text = *done.changed;
    }
    bottom = done.box.bottom();
    if (across) {
      start += widths[i] + m.gap * 2;
    } else {
      s.flow.y = bottom;
    }
  }
  s.flow.y = bottom;
  close_question(s, question, options.notes);
  return changed;
}

}  // namespace mend::ui
