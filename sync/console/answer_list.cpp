#include "sync/console/answer_list.h"

#include "content/form/markdown.h"
#include "sync/console/components.h"

namespace mend::console {

namespace {

Html lines(const form::Answer& answer) {
  const bool ranked = answer.control == form::Control::rank;
  if (answer.words.size() == 1 && !ranked) {
    const form::Words& words = answer.words[0];
    return tag("span",
               {{"class", "mend-answer"}, {"dir", "auto"}, Attribute::unless_empty("lang", words.language)},
               text(words.text));
  }
  Html items;
  for (const form::Words& words : answer.words) {
    items += tag("li", {{"dir", "auto"}, Attribute::unless_empty("lang", words.language)},
                 text(form::without_markdown(words.text)));
  }
  return ranked ? tag("ol", {{"class", "govuk-list govuk-list--number"}}, items)
                : tag("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
}

/// "Visit 2, Person 1"
std::string place_words(const std::vector<form::RepeatPlace>& places) {
  std::string words;
  for (const form::RepeatPlace& place : places) {
    if (!words.empty()) words += ", ";
    const std::string label = form::without_markdown(place.label.text);
    words += (label.empty() ? "Number" : label) + " " + std::to_string(place.number);
  }
  return words;
}

}  // namespace

Html answer_list(const std::vector<form::Answer>& answers) {
  Html content;
  std::vector<SummaryRow> rows;
  const std::vector<form::RepeatPlace>* place = nullptr;
  const auto close = [&] {
    if (rows.empty()) return;
    // What comes behind the last of several is not about it.
    const std::string above = place->empty() && !content.empty() ? "Other questions" : place_words(*place);
    if (!above.empty()) content += tag("h3", {{"class", "govuk-heading-s"}}, text(above));
    content += summary_list(rows);
    rows.clear();
  };
  for (const form::Answer& answer : answers) {
    if (place != nullptr && *place != answer.repeats) close();
    place = &answer.repeats;
    rows.push_back({form::without_markdown(answer.label.text), lines(answer)});
  }
  close();
  return content;
}

}  // namespace mend::console
