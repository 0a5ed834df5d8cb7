// Questions that are answered by typing: text, numbers, dates and times.
#include "kiosk/screens/question_field.h"

#include <string>
#include <vector>

namespace mend::screens {
namespace {

using form::Control;

void draw_text(const FieldPlace& place) {
  const form::Question& question = place.question();
  ui::FieldOptions how;
  how.notes = place.notes;
  // Somewhat over the limit may be typed, so that nobody wonders why the keys stopped; Continue says so.
  how.max_characters = question.max_length + 200;
  if (place.field.letters_left) how.count = *place.field.letters_left;
  how.masked = question.has_appearance("masked");
  auto typed = question.has_appearance("multiline")
                   ? place.ui.text_area(question.ref, content(question.label), question.value, how)
                   : place.ui.text_line(question.ref, content(question.label), question.value, how);
  if (typed) place.set(std::move(*typed));
}

/// Text of digits, as a number on a door: its zeros count.
void draw_digits(const FieldPlace& place) {
  const form::Question& question = place.question();
  ui::NumberOptions how;
  how.notes = place.notes;
  how.max_characters = question.max_length;
  how.negative = how.decimals = true;
  how.masked = question.has_appearance("masked");
  if (auto typed = place.ui.number(question.ref, content(question.label), question.value, how))
    place.set(std::move(*typed));
}

void draw_number(const FieldPlace& place, bool whole) {
  const form::Question& question = place.question();
  ui::NumberOptions how;
  how.notes = place.notes;
  how.max_characters = whole ? 10 : 15;
  how.negative = true;
  how.decimals = !whole;
  how.masked = question.has_appearance("masked");
  if (auto typed = place.ui.number(question.ref, content(question.label), question.value, how))
    place.set(std::move(*typed));
}

/// A whole number that is counted up and down; from nothing it begins at none.
void draw_counter(const FieldPlace& place) {
  const form::Question& question = place.question();
  ui::StepperRules rules;
  rules.number.notes = place.notes;
  rules.number.max_characters = 10;
  rules.number.negative = true;
  ui::StepperDone done = place.ui.stepper(question.ref, content(question.label), question.value,
                                          {place.model.words.smaller, place.model.words.larger}, rules);
  if (done.typed) place.set(std::move(*done.typed));
  if (done.by != 0) place.set(counted(question, done.by));
}

struct Part {
  std::string TypedParts::*text;
  ui::DigitField field;
};

std::vector<Part> parts_of(const FieldPlace& place) {
  const form::Question& question = place.question();
  const QuestionWords& words = place.model.words;
  const TypedParts& typed = place.field.parts;
  const WrongParts& wrong = place.field.wrong;
  std::vector<Part> parts;
  if (question.control != Control::time) {
    if (asks_day(question)) parts.push_back({&TypedParts::day, {"day", words.day, typed.day, 2, wrong.day}});
    if (asks_month(question))
      parts.push_back({&TypedParts::month, {"month", words.month, typed.month, 2, wrong.month}});
    parts.push_back({&TypedParts::year, {"year", words.year, typed.year, 4, wrong.year}});
  }
  if (question.control != Control::date) {
    parts.push_back({&TypedParts::hour, {"hour", words.hour, typed.hour, 2, wrong.hour, true}});
    parts.push_back({&TypedParts::minute, {"minute", words.minute, typed.minute, 2, wrong.minute}});
  }
  return parts;
}

void draw_parts(const FieldPlace& place) {
  const form::Question& question = place.question();
  const std::vector<Part> parts = parts_of(place);
  std::vector<ui::DigitField> fields;
  for (const Part& part : parts) fields.push_back(part.field);
  ui::Notes notes = place.notes;
  if (!notes.hint && question.control != Control::date) notes.hint = place.model.words.time_hint;
  auto typed = place.ui.digit_fields(question.ref, content(question.label), fields, notes);
  if (!typed) return;
  TypedParts now = place.field.parts;
  now.*(parts[typed->first].text) = std::move(typed->second);
  place.set(typed_value(question.control, now));
}

}  // namespace

void draw_typed(const FieldPlace& place) {
  switch (place.question().control) {
    case Control::text:
      return place.question().has_appearance("numbers") ? draw_digits(place) : draw_text(place);
    case Control::integer:
      // A stepper says aloud what it has become, so what nobody should see has none.
      if (place.question().has_appearance("counter") && !place.question().has_appearance("masked"))
        return draw_counter(place);
      return draw_number(place, true);
    case Control::decimal:
      return draw_number(place, false);
    default:
      return draw_parts(place);
  }
}

std::string place_of_error(const FieldModel& field) {
  const form::Question& question = field.question;
  const WrongParts& wrong = field.wrong;
  const auto part = [&](const char* name) { return question.ref + "/" + name; };
  switch (question.control) {
    case Control::date:
    case Control::time:
    case Control::date_time:
      break;
    default:
      return question.ref;
  }
  if (question.control != Control::time) {
    if (wrong.day && asks_day(question)) return part("day");
    if (wrong.month && asks_month(question)) return part("month");
    if (wrong.year) return part("year");
  }
  return part(wrong.hour || !wrong.minute ? "hour" : "minute");
}

std::string place_of_start(const FieldModel& field) {
  const form::Question& question = field.question;
  const bool has_day = question.control == Control::date || question.control == Control::date_time;
  if (field.finding) return question.ref + "/find";
  if (question.control == Control::time) return question.ref + "/hour";
  if (!has_day) return question.ref;
  return question.ref + (asks_day(question) ? "/day" : asks_month(question) ? "/month" : "/year");
}

}  // namespace mend::screens
