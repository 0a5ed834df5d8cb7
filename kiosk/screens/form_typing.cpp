// What is typed and picked on a page of a FormModel before it is gone on from.
#include "kiosk/screens/form_model.h"

#include <algorithm>

namespace mend::screens {

using form::Control;
using form::Question;
using store::DraftEntry;

namespace {

bool is_picked(Control control) {
  return control == Control::select_one || control == Control::select_multiple ||
         control == Control::acknowledge || control == Control::boolean || control == Control::rank ||
         control == Control::range;
}

/// Whether what is typed has moved on far enough since it was last written down: by a word, or by a few
/// letters where no spaces stand between words. Each letter would wear the disk out.
bool worth_keeping(std::string_view before, std::string_view now) {
  const std::size_t more =
      now.size() > before.size() ? now.size() - before.size() : before.size() - now.size();
  if (more >= 12) return true;
  return !now.empty() && now != before &&
         std::string_view(" \n.,;:!?").find(now.back()) != std::string_view::npos;
}

}  // namespace

void FormModel::edit(std::string_view ref, std::string value) {
  const auto& questions = page();
  const auto found = std::find_if(questions.begin(), questions.end(),
                                  [&](const Question& question) { return question.ref == ref; });
  if (found == questions.end()) return;
  if (!is_asked(*found)) return;
  Question question = *found;
  question.value = value;
  if (answer_at_once(question, value)) return;
  // An earlier pick must not come back after a power cut in place of one that calls for help first.
  if (is_picked(question.control) && stops(question) && !read_.contains({question.ref, value}))
    (void)put(question.ref, {});
  keep_typing(question, value);
  edits_[question.ref] = std::move(value);
  marked();
}

bool FormModel::answer_at_once(const Question& question, const std::string& value) {
  if (question.field_list.empty() || !is_picked(question.control)) return false;
  // Before anything is kept: whoever says that things are bad sees first where help is now.
  if (stops(question) && !read_.contains({question.ref, value})) return false;
  if (session_.check(question.ref, value)) return false;
  const std::vector<WayPage> before = pages();
  const std::size_t index = page_at(at_);
  if (!put(question.ref, value)) return false;
  std::erase_if(problems_,
                [this](const FormProblem& problem) { return page_at(problem.ref) == pages().size(); });
  if (page_at(at_) == pages().size()) leave_gone(before, index);
  return true;
}

void FormModel::keep_typing(const Question& question, const std::string& value) {
  if (stops(question) && !read_.contains({question.ref, value})) return;
  const auto kept = kept_typing_.find(question.ref);
  const std::string before = kept == kept_typing_.end() ? session_.value(question.ref) : kept->second;
  if (question.control == Control::text ? !worth_keeping(before, value) : before == value) return;
  kept_typing_[question.ref] = value;
  write(DraftEntry::Kind::typing, question.ref, value);
}

/// Whoever goes elsewhere leaves nothing behind that the journal does not have to the letter.
void FormModel::keep_edits() {
  if (place_ != FormPlace::question) return;
  for (const Question& question : page()) {
    const auto edit = edits_.find(question.ref);
    if (edit == edits_.end()) continue;
    if (stops(question) && !read_.contains({question.ref, edit->second})) continue;
    const auto kept = kept_typing_.find(question.ref);
    if ((kept == kept_typing_.end() ? session_.value(question.ref) : kept->second) == edit->second) continue;
    kept_typing_[question.ref] = edit->second;
    write(DraftEntry::Kind::typing, question.ref, edit->second);
  }
}

}  // namespace mend::screens
