#include "kiosk/screens/answer_words.h"

#include "content/form/date.h"
#include "content/form/markdown.h"
#include "kiosk/screens/form_model.h"
#include "kiosk/screens/typed_value.h"

#include <algorithm>

namespace mend::screens {
namespace {

using form::Control;

/// A day that is in London what it is everywhere.
std::optional<messages::Date> noon_of(const form::Question& question) {
  const auto moment = form::parse_moment(question.value, form::utc());
  if (!moment) return std::nullopt;
  return messages::Date{moment->days() * form::day_millis + form::day_millis / 2};
}

/// The clock as it stands there, on a day when London's is UTC.
std::optional<messages::TimeOfDay> clock_of(const form::Question& question) {
  constexpr base::UnixMillis some_winter_day = 1'800'000'000'000 / form::day_millis * form::day_millis;
  const TypedParts parts = typed_parts(question);
  const auto millis = form::parse_time(parts.hour + ":" + parts.minute, form::utc());
  if (!millis) return std::nullopt;
  return messages::TimeOfDay{some_winter_day + *millis};
}

/// The words of what was chosen, a line each; in the order of choosing where that is the answer.
form::Words choice_words(const form::Question& question) {
  form::Words all;
  const auto add = [&all](const form::Choice& choice) {
    if (!all.text.empty()) all.text += "\n";
    all.text += form::without_markdown(choice.label.text);
    all.language = choice.label.language;
  };
  if (question.control == Control::rank) {
    std::size_t place = 0;
    for (const std::string& name : split_names(question.value)) {
      const auto found = std::find_if(question.choices.begin(), question.choices.end(),
                                      [&](const form::Choice& choice) { return choice.name == name; });
      if (found == question.choices.end()) continue;
      form::Choice numbered = *found;
      numbered.label.text = std::to_string(++place) + ". " + numbered.label.text;
      add(numbered);
    }
    return all;
  }
  for (const form::Choice& choice : question.choices) {
    if (question.selected(choice.name)) add(choice);
  }
  return all;
}

/// Of what nobody should see, only that it is there.
std::string hidden_words(std::string_view text) {
  std::string dots;
  for (std::size_t n = 0; n < std::min<std::size_t>(text.size(), 8); ++n) dots += "•";
  return dots;
}

}  // namespace

form::Words without_marks(form::Words words) {
  words.text = form::without_markdown(words.text);
  return words;
}

Line answer_words(const messages::Catalogue& catalogue, const form::Question& question) {
  if (question.value.empty()) return catalogue.get("form.check.none");
  const bool typed = question.control == Control::text || question.control == Control::integer ||
                     question.control == Control::decimal;
  if (typed && question.has_appearance("masked")) return Personal{hidden_words(question.value)};
  switch (question.control) {
    case Control::acknowledge:
      return catalogue.get("form.check.agreed");
    case Control::boolean:
      return catalogue.get(is_true(question.value) ? messages::Id("form.yes") : messages::Id("form.no"));
    case Control::date: {
      const auto day = noon_of(question);
      const TypedParts parts = typed_parts(question);
      if (!asks_month(question)) return Personal{parts.year};
      if (!asks_day(question) && day)
        return catalogue.format("form.answer.date", {{"date", messages::Month{day->unix_millis}}});
      if (day) return catalogue.format("form.answer.date", {{"date", *day}});
      break;
    }
    case Control::time:
      if (const auto clock = clock_of(question))
        return catalogue.format("form.answer.time", {{"time", *clock}});
      break;
    case Control::date_time: {
      const auto day = noon_of(question);
      const auto clock = clock_of(question);
      if (day && clock) return catalogue.format("form.answer.date-time", {{"date", *day}, {"time", *clock}});
      break;
    }
    case Control::select_one:
    case Control::select_multiple:
    case Control::rank:
      return choice_words(question);
    case Control::text:
    case Control::integer:
    case Control::decimal:
    case Control::range:
    case Control::note:
      break;
  }
  return Personal{question.value};
}

}  // namespace mend::screens
