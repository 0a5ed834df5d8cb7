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
  Question question = *found;
  question.value = value;
  if (answer_at_once(question, value)) return;
  keep_typing(question, value);
  edits_[question.ref] = std::move(value);
  page_.reset();
}

bool FormModel::answer_at_once(const Question& question, const std::string& value) {
  if (question.field_list.empty() || !is_picked(question.control)) return false;
  // Before anything is kept: whoever says that things are bad sees first where help is now.
  if (stops(question) && !read_.contains({question.ref, value})) return false;
  if (session_.check(question.ref, value)) return false;
  const auto& all = pages();
  const std::vector<std::string> refs = all[page_of(all, at_)].refs;
  if (value.empty()) {
    session_.clear(question.ref);
  } else if (!session_.answer(question.ref, value)) {
    return false;
  }
  edits_.erase(question.ref);
  kept_typing_.erase(question.ref);
  journal_.push_back({DraftEntry::Kind::answer, question.ref, value});
  touched();
  stay_among(refs);
  return true;
}

/// The page is still where the person is, though its first question may be gone.
void FormModel::stay_among(const std::vector<std::string>& refs) {
  const auto& all = pages();
  if (page_of(all, at_) == all.size()) {
    for (const std::string& ref : refs) {
      if (page_of(all, ref) == all.size()) continue;
      at_ = ref;
      break;
    }
  }
  std::erase_if(problems_,
                [&](const form::Problem& problem) { return page_of(all, problem.ref) == all.size(); });
}

void FormModel::keep_typing(const Question& question, const std::string& value) {
  if (stops(question)) return;
  const auto kept = kept_typing_.find(question.ref);
  const std::string before = kept == kept_typing_.end() ? session_.value(question.ref) : kept->second;
  if (question.control == Control::text ? !worth_keeping(before, value) : before == value) return;
  kept_typing_[question.ref] = value;
  journal_.push_back({DraftEntry::Kind::typing, question.ref, value});
}

}  // namespace mend::screens
