// How what is typed and picked in a FormModel becomes answers, and what stands in the way of sending them.
#include "kiosk/screens/form_model.h"
#include "kiosk/screens/typed_value.h"

#include <algorithm>

namespace mend::screens {

using form::Question;
using store::DraftEntry;

namespace {

/// An answer is needed and none can be given, as long as something else is answered as it is. Nobody must be
/// kept from getting there; Send says what is missing.
bool offers_nothing(const Question& question) {
  return question.choices.empty() && question.value.empty() &&
         (question.control == form::Control::select_one ||
          question.control == form::Control::select_multiple || question.control == form::Control::rank);
}

}  // namespace

void FormModel::commit() {
  const std::vector<WayPage> before = pages();
  const std::size_t index = page_at(at_);
  const std::set<std::string> empty = emptied_here();
  std::vector<Question> waiting;
  for (const Question& question : page()) {
    if (is_asked(question)) waiting.push_back(question);
  }
  // One answer of the page may make another one possible, or rule it out.
  const std::vector<Question> all = waiting;
  for (bool again = true; again;) {
    again = false;
    std::erase_if(waiting, [&](const Question& question) {
      const Typed typed = read_typed(question);
      if (typed.trouble != TypedTrouble::none || session_.check(question.ref, typed.value)) return false;
      if (!put(question.ref, typed.value)) return false;
      again = true;
      return true;
    });
  }
  for (const Question& question : all) {
    // What is not asked any more is in nobody's way.
    const auto now = session_.question(question.ref);
    if (!now || !is_asked(*now)) continue;
    const bool waits = std::any_of(waiting.begin(), waiting.end(),
                                   [&](const Question& other) { return other.ref == question.ref; });
    const Typed typed = read_typed(question);
    if (waits && typed.trouble != TypedTrouble::none) {
      problems_.push_back({{question.ref, form::ProblemKind::not_possible, {}}, false});
    } else if (auto problem = session_.check(question.ref, waits ? typed.value : now->value);
               problem && !offers_nothing(*now)) {
      problems_.push_back({std::move(*problem), false});
    }
  }
  leave_page(before, index, empty);
}

void FormModel::leave_page(const std::vector<WayPage>& before, std::size_t index,
                           const std::set<std::string>& empty) {
  const auto& all = pages();
  const std::size_t here = page_at(at_);
  if (here == all.size()) {
    leave_gone(before, index);
    return;
  }
  if (!problems_.empty()) return;
  // What an answer brought up or emptied on this very page is asked before the page is left.
  const bool more = std::any_of(all[here].refs.begin(), all[here].refs.end(), [&](const std::string& ref) {
    return page_of(before, ref) == before.size() || (emptied(ref) && !empty.contains(ref));
  });
  if (!more) on_from(here + 1, std::string(all[here].section));
}

/// The page is not asked any more, as its own answers had it: on with what comes after it.
void FormModel::leave_gone(const std::vector<WayPage>& before, std::size_t index) {
  problems_.clear();
  const auto& all = pages();
  const std::string section = index < before.size() ? before[index].section : std::string();
  std::size_t from = 0;
  for (std::size_t n = std::min(index, before.size()); n > 0 && from == 0; --n) {
    for (const std::string& ref : before[n - 1].refs) {
      if (const std::size_t there = page_at(ref); there < all.size()) from = there + 1;
    }
  }
  on_from(from, section);
}

bool FormModel::put(const std::string& ref, const std::string& value) {
  if (session_.value(ref) != value) {
    if (value.empty()) {
      session_.clear(ref);
    } else if (!session_.answer(ref, value)) {
      return false;
    }
  } else if (!edits_.contains(ref) && !kept_typing_.contains(ref)) {
    return true;
  }
  // Written down although it may be no other answer: what was typed in between is over, also in the journal.
  took(ref, value);
  write(DraftEntry::Kind::answer, ref, value);
  return true;
}

/// The session has it; whatever else was typed there is over.
void FormModel::took(const std::string& ref, const std::string& value) {
  edits_.erase(ref);
  kept_typing_.erase(ref);
  if (value.empty()) answered_.erase(ref);
  touched();
  stay();
}

/// The page is still where the person is, though its first question may be gone.
void FormModel::stay() {
  const auto& all = pages();
  for (auto mate = mates_.begin(); mate != mates_.end() && page_at(at_) == all.size(); ++mate) {
    if (page_at(*mate) < all.size()) at_ = *mate;
  }
  if (const std::size_t here = page_at(at_); here < all.size()) mates_ = all[here].refs;
}

bool FormModel::emptied(const std::string& ref) const {
  return answered_.contains(ref) && session_.value(ref).empty();
}

std::set<std::string> FormModel::emptied_here() const {
  std::set<std::string> refs;
  for (const std::string& ref : mates_) {
    if (emptied(ref)) refs.insert(ref);
  }
  return refs;
}

void FormModel::skip() {
  if (place_ != FormPlace::question || !can_skip()) return;
  problems_.clear();
  const auto& questions = page();
  const bool several = std::count_if(questions.begin(), questions.end(), is_asked) > 1;
  const bool answered = std::any_of(questions.begin(), questions.end(), [](const Question& question) {
    return is_asked(question) && !question.value.empty();
  });
  if (several && answered) {
    place_ = FormPlace::skip;
  } else {
    leave_without_answers();
  }
}

void FormModel::skip_page(bool really) {
  if (place_ != FormPlace::skip) return;
  place_ = FormPlace::question;
  if (really) leave_without_answers();
}

void FormModel::leave_without_answers() {
  const std::vector<WayPage> before = pages();
  const std::size_t index = page_at(at_);
  const std::set<std::string> empty = emptied_here();
  std::vector<std::string> refs;
  for (const Question& question : page()) {
    if (is_asked(question)) refs.push_back(question.ref);
  }
  // Also of what another one of them has hidden meanwhile: it would come back with its answer.
  for (const std::string& ref : refs) {
    if (put(ref, {}) && session_.restore(ref, {})) took(ref, {});
  }
  leave_page(before, index, empty);
}

const std::set<std::string>& FormModel::left_open() const {
  if (seen_.left_open) return *seen_.left_open;
  std::set<std::string> refs;
  for (const auto& [ref, value] : edits_) {
    auto question = session_.question(ref);
    if (!question || !is_asked(*question)) continue;
    const std::string now = question->value;
    question->value = value;
    if (read_typed(*question).value != now) refs.insert(ref);
  }
  seen_.left_open = std::move(refs);
  return *seen_.left_open;
}

bool FormModel::ready_to_send() {
  problems_.clear();
  if (stop_for(answered_now())) return false;
  std::map<std::string, form::Problem> wrong;
  for (form::Problem& problem : session_.validate()) wrong.emplace(problem.ref, std::move(problem));
  for (const WayPage& page : pages()) {
    for (const std::string& ref : page.refs) {
      const auto found = wrong.find(ref);
      if (left_open().contains(ref)) {
        problems_.push_back({{ref, form::ProblemKind::not_possible, {}}, true});
      } else if (found != wrong.end()) {
        // Nobody can put right what cannot be changed, and the rest must not stay here for it.
        const auto state = session_.state(ref);
        if (!state || !state->readonly) problems_.push_back({found->second, false});
      }
      if (found != wrong.end()) wrong.erase(found);
    }
  }
  // What comes from a place that is not asked now is no less in the way.
  for (auto& [ref, problem] : wrong) problems_.push_back({std::move(problem), false});
  return problems_.empty();
}

}  // namespace mend::screens
