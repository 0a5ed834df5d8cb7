#include "kiosk/screens/found_choices.h"

#include "content/form/markdown.h"
#include "i18n/locale/fold.h"

namespace mend::screens {
namespace {

bool fits(const std::string& folded, const std::string& wanted) {
  for (std::size_t at = folded.find(wanted); at != std::string::npos; at = folded.find(wanted, at + 1)) {
    if (at == 0 || folded[at - 1] == ' ') return true;
  }
  return false;
}

}  // namespace

bool is_long(const form::Question& question) {
  return question.has_appearance("search") || question.has_appearance("autocomplete") ||
         question.choices.size() > long_list;
}

FoundChoices find_choices(const form::Question& question, std::string_view wanted) {
  const std::string folded = locale::fold(wanted);
  FoundChoices found;
  for (std::size_t n = 0; n < question.choices.size(); ++n) {
    if (question.selected(question.choices[n].name)) found.shown.push_back(n);
  }
  const std::size_t most = found.shown.size() + most_found;
  for (std::size_t n = 0; n < question.choices.size(); ++n) {
    const form::Choice& choice = question.choices[n];
    if (question.selected(choice.name)) continue;
    if (!folded.empty() && !fits(locale::fold(form::without_markdown(choice.label.text)), folded)) continue;
    if (found.shown.size() < most) {
      found.shown.push_back(n);
    } else {
      ++found.more;
    }
  }
  return found;
}

}  // namespace mend::screens
