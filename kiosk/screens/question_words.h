#pragma once

#include "i18n/messages/catalogue.h"

namespace mend::screens {

/// The words of our own that stand in questions of one kind or another.
struct QuestionWords {
  messages::Text yes, no;
  messages::Text day, month, year, hour, minute, time_hint;
  messages::Text choose, close;
  messages::Text rank_how, rank_keep;
  messages::Text smaller, larger;
  messages::Text find, find_none;
  messages::Text more, less;
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
  words.rank_how = catalogue.get("form.rank.how");
  words.rank_keep = catalogue.get("form.rank.keep");
  words.smaller = catalogue.get("form.range.smaller");
  words.larger = catalogue.get("form.range.larger");
  words.find = catalogue.get("form.search");
  words.find_none = catalogue.get("form.search.none");
  words.more = catalogue.get("field.more");
  words.less = catalogue.get("field.less");
  return words;
}

}  // namespace mend::screens
