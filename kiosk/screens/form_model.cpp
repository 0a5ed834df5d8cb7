#include "kiosk/screens/form_model.h"

#include "kiosk/screens/typed_value.h"

#include <algorithm>

namespace mend::screens {

using form::Control;
using form::Question;
using store::DraftEntry;

namespace {
/// The place entry of the check page; no ref begins otherwise than with a slash.
constexpr std::string_view check_ref = "check";
}  // namespace

std::vector<std::string> split_names(std::string_view value) {
  std::vector<std::string> names;
  while (!value.empty()) {
    const std::size_t space = value.find(' ');
    if (space != 0) names.emplace_back(value.substr(0, space));
    value.remove_prefix(space == std::string_view::npos ? value.size() : space + 1);
  }
  return names;
}

base::Status refuse_unshown(const form::Form& form) {
  static constexpr Control shown[] = {Control::text,        Control::select_one, Control::select_multiple,
                                      Control::acknowledge, Control::note,       Control::integer,
                                      Control::decimal,     Control::date,       Control::time,
                                      Control::date_time,   Control::boolean,    Control::range,
                                      Control::rank};
  return form::refuse_unshown(form, shown, false);
}

FormModel::FormModel(form::Session session, const library::AnswerRules& help_stop,
                     const library::AnswerRules& urgent)
    : session_(std::move(session)), help_stop_(help_stop), urgent_(urgent) {
  const auto all = pages();
  if (all.empty()) {
    place_ = FormPlace::check;
  } else {
    at_ = all.front().ref;
    visited_.insert(at_);
  }
}

std::vector<FormModel::Page> FormModel::pages() const {
  std::vector<Page> pages;
  std::string together;
  for (const Question& question : session_.questions()) {
    if (!question.field_list.empty() && question.field_list == together) {
      pages.back().refs.push_back(question.ref);
      continue;
    }
    together = question.field_list;
    pages.push_back({question.ref, {question.ref}});
  }
  return pages;
}

std::size_t FormModel::index_of(const std::vector<Page>& all, std::string_view ref) const {
  for (std::size_t n = 0; n < all.size(); ++n) {
    if (std::find(all[n].refs.begin(), all[n].refs.end(), ref) != all[n].refs.end()) return n;
  }
  return all.size();
}

std::vector<Question> FormModel::page() const {
  const auto all = pages();
  const std::size_t index = index_of(all, at_);
  std::vector<Question> questions;
  if (index == all.size()) return questions;
  for (const std::string& ref : all[index].refs) {
    auto question = session_.question(ref);
    if (!question) continue;
    if (const auto edit = edits_.find(ref); edit != edits_.end()) question->value = edit->second;
    questions.push_back(std::move(*question));
  }
  return questions;
}

std::vector<Question> FormModel::answers() const {
  auto questions = page();
  for (Question& question : questions) question.value = read_typed(question).value;
  return questions;
}

std::size_t FormModel::page_number() const {
  std::size_t number = 0;
  for (const Page& one : pages()) {
    const bool asks = std::any_of(one.refs.begin(), one.refs.end(), [this](const std::string& ref) {
      const auto question = session_.question(ref);
      return question && question->control != Control::note;
    });
    if (asks) ++number;
    if (std::find(one.refs.begin(), one.refs.end(), at_) != one.refs.end()) return asks ? number : 0;
  }
  return 0;
}

bool FormModel::can_skip() const {
  const auto questions = page();
  return std::any_of(questions.begin(), questions.end(),
                     [](const Question& q) { return q.control != Control::note; }) &&
         std::none_of(questions.begin(), questions.end(), [](const Question& q) { return q.required; });
}

void FormModel::edit(std::string_view ref, std::string value) {
  edits_[std::string(ref)] = std::move(value);
}

bool FormModel::calls_for(const library::AnswerRules& rules, const Question& question,
                          std::string_view value) const {
  const auto names = question.control == Control::select_multiple
                         ? split_names(value)
                         : std::vector<std::string>{std::string(value)};
  return library::matches(rules, session_.form().id(), question.name, names);
}

bool FormModel::stops(const Question& question) const {
  if (question.value.empty()) return false;
  // Who is told that a call is urgent has seen first where help is, also if the policy forgot to say so.
  return calls_for(help_stop_, question, question.value) || calls_for(urgent_, question, question.value);
}

void FormModel::go_on() {
  problems_.clear();
  const auto questions = answers();
  // Before anything else: whoever says that things are bad sees first where help is now, not first what they
  // got wrong.
  stop_urgent_ = false;
  bool stop = false;
  for (const Question& question : questions) {
    if (!stops(question) || read_.contains({question.ref, question.value})) continue;
    stop = true;
    stop_urgent_ = stop_urgent_ || calls_for(urgent_, question, question.value);
  }
  if (stop) {
    place_ = FormPlace::stop;
    return;
  }
  for (const Question& question : page()) {
    if (question.control == Control::note || question.readonly) continue;
    const Typed typed = read_typed(question);
    if (typed.trouble != TypedTrouble::none) {
      problems_.push_back({question.ref, form::ProblemKind::not_possible, {}});
    } else if (auto problem = session_.check(question.ref, typed.value)) {
      problems_.push_back(std::move(*problem));
    }
  }
  if (problems_.empty()) commit();
}

void FormModel::acknowledge_stop() {
  if (place_ != FormPlace::stop) return;
  place_ = FormPlace::question;
  for (const Question& question : answers()) {
    if (!stops(question) || !read_.insert({question.ref, question.value}).second) continue;
    journal_.push_back({DraftEntry::Kind::read, question.ref, question.value});
  }
  go_on();
}

void FormModel::commit() {
  for (const Question& question : answers()) {
    if (question.control == Control::note || question.readonly) continue;
    const bool changed = session_.value(question.ref) != question.value;
    if (!changed) continue;
    if (question.value.empty()) {
      session_.clear(question.ref);
    } else if (auto taken = session_.answer(question.ref, question.value); !taken) {
      // Checked a moment ago on its own; another answer of the same page may rule it out.
      if (auto problem = session_.check(question.ref, question.value))
        problems_.push_back(std::move(*problem));
      continue;
    }
    journal_.push_back({DraftEntry::Kind::answer, question.ref, question.value});
  }
  if (problems_.empty()) leave_page();
}

void FormModel::skip() {
  problems_.clear();
  for (const Question& question : page()) {
    if (question.required || question.control == Control::note) continue;
    edits_[question.ref].clear();
  }
  commit();
}

void FormModel::leave_page() {
  const auto all = pages();
  const std::size_t index = index_of(all, at_);
  if (index < all.size()) {
    for (const std::string& ref : all[index].refs) edits_.erase(ref);
  }
  for (std::size_t n = index + 1; n < all.size(); ++n) {
    // When one answer is changed, only pages that it brought up are asked.
    if (changing_ && visited_.contains(all[n].ref)) continue;
    go_to(all[n].ref);
    return;
  }
  changing_ = false;
  place_ = FormPlace::check;
  journal_.push_back({DraftEntry::Kind::place, std::string(check_ref), {}});
}

void FormModel::go_to(const std::string& ref) {
  place_ = FormPlace::question;
  at_ = ref;
  visited_.insert(ref);
  problems_.clear();
  journal_.push_back({DraftEntry::Kind::place, ref, {}});
}

bool FormModel::back() {
  problems_.clear();
  if (place_ == FormPlace::stop) {
    place_ = FormPlace::question;
    return true;
  }
  const auto all = pages();
  if (place_ == FormPlace::check) {
    if (all.empty()) return false;
    go_to(all.back().ref);
    return true;
  }
  if (changing_) {
    changing_ = false;
    edits_.clear();
    place_ = FormPlace::check;
    journal_.push_back({DraftEntry::Kind::place, std::string(check_ref), {}});
    return true;
  }
  const std::size_t index = index_of(all, at_);
  if (index == 0 || index >= all.size()) return false;
  go_to(all[index - 1].ref);
  return true;
}

void FormModel::change(std::string_view ref) {
  const auto all = pages();
  const std::size_t index = index_of(all, ref);
  if (index == all.size()) return;
  go_to(all[index].ref);
  changing_ = true;
}

bool FormModel::ready_to_send() {
  problems_ = session_.validate();
  return problems_.empty();
}

bool FormModel::urgent() const {
  const auto questions = session_.questions();
  return std::any_of(questions.begin(), questions.end(), [this](const Question& question) {
    return !question.value.empty() && calls_for(urgent_, question, question.value);
  });
}

std::vector<DraftEntry> FormModel::take_journal() {
  return std::exchange(journal_, {});
}

std::vector<DraftEntry> FormModel::unfinished() const {
  std::vector<DraftEntry> entries;
  for (const auto& [ref, value] : edits_) {
    auto question = session_.question(ref);
    if (question) question->value = value;
    if (session_.value(ref) != (question ? read_typed(*question).value : value))
      entries.push_back({DraftEntry::Kind::typing, ref, value});
  }
  return entries;
}

void FormModel::replay(const std::vector<DraftEntry>& entries) {
  for (const DraftEntry& entry : entries) {
    switch (entry.kind) {
      case DraftEntry::Kind::answer:
        edits_.erase(entry.ref);
        if (entry.value.empty()) {
          session_.clear(entry.ref);
        } else if (auto taken = session_.answer(entry.ref, entry.value); !taken) {
          // A rule that depends on the day may refuse now what it took then; the person is asked again.
          edits_[entry.ref] = entry.value;
        }
        break;
      case DraftEntry::Kind::typing:
        edits_[entry.ref] = entry.value;
        break;
      case DraftEntry::Kind::read:
        read_.insert({entry.ref, entry.value});
        break;
      case DraftEntry::Kind::place: {
        if (entry.ref == check_ref) {
          place_ = FormPlace::check;
          break;
        }
        const auto all = pages();
        if (const std::size_t index = index_of(all, entry.ref); index < all.size()) {
          place_ = FormPlace::question;
          at_ = all[index].ref;
          visited_.insert(at_);
        }
        break;
      }
    }
  }
  changing_ = false;
  problems_.clear();
  journal_.clear();
  // Where they were is perhaps not asked any more.
  const auto all = pages();
  if (place_ == FormPlace::question && index_of(all, at_) == all.size()) {
    if (all.empty()) {
      place_ = FormPlace::check;
    } else {
      at_ = all.front().ref;
    }
  }
}

}  // namespace mend::screens
