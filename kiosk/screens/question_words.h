#pragma once

#include "i18n/messages/catalogue.h"

namespace mend::screens {

/// The words of our own that stand in questions of one kind or another.
struct QuestionWords {
  messages::Text yes, no;
  messages::Text day, month, year, hour, minute, time_hint;
  messages::Text choose, close;
};

[[nodiscard]] inline QuestionWords make_question_words(const messages::Catalogue& catalogue) {
  QuestionWords words;
  words.yes = catalogue.get("form.yes");
  words.no = catalogue.get("form.no");
  words.day = catalogue.get("field.day");
  words.month = catalogue.get("field.month");
  words.year = catalogue.get("field.year");
  words.hour = catalogue.get("field.hour");
  words.minute = catalogue.get("field.minute");
  words.time_hint = catalogue.get("field.time.hint");
  words.choose = catalogue.get("field.choose");
  words.close = catalogue.get("field.close");
  return words;
}

}  // namespace mend::screens
