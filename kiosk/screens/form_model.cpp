#include "kiosk/screens/form_model.h"

#include "kiosk/screens/typed_value.h"

#include <algorithm>

namespace mend::screens {

using form::Control;
using form::Question;
using store::DraftEntry;

namespace {

/// The name in "/data/r[2]/sleep".
std::string_view last_step(std::string_view ref) {
  return ref.substr(ref.rfind('/') + 1);
}

}  // namespace

FormModel::FormModel(form::Session session, const library::AnswerRules& help_stop,
                     const library::AnswerRules& urgent)
    : session_(std::move(session)), help_stop_(help_stop), urgent_(urgent) {
  const auto sections = session_.sections();
  has_tasks_ = std::count_if(sections.begin(), sections.end(),
                             [](const form::Section& section) { return !section.one_page; }) >= 2;
  start();
}

void FormModel::set_language(std::string_view tag) {
  if (language_ == tag) return;
  language_ = tag;
  session_.set_language(tag);
  touched();
}

const std::vector<WayPage>& FormModel::pages() const {
  if (!pages_) pages_ = pages_of(session_.outline());
  return *pages_;
}

void FormModel::touched() {
  pages_.reset();
  page_.reset();
  questions_.reset();
}

const std::vector<Question>& FormModel::page() const {
  if (page_) return *page_;
  page_.emplace();
  const auto& all = pages();
  const std::size_t index = page_of(all, at_);
  if (index == all.size() || all[index].is_list) return *page_;
  for (const std::string& ref : all[index].refs) {
    auto question = session_.question(ref);
    if (!question) continue;
    if (const auto edit = edits_.find(ref); edit != edits_.end()) question->value = edit->second;
    page_->push_back(std::move(*question));
  }
  return *page_;
}

std::vector<Question> FormModel::answers() const {
  auto questions = page();
  for (Question& question : questions) question.value = read_typed(question).value;
  return questions;
}

std::size_t FormModel::page_number() const {
  const auto& all = pages();
  const std::size_t index = page_of(all, at_);
  if (index == all.size() || !all[index].asks) return 0;
  // Each part and each instance counts its own.
  const WayPage& here = all[index];
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.begin() + static_cast<std::ptrdiff_t>(index) + 1, [&](const WayPage& page) {
        return page.asks && page.instance == here.instance && (!has_tasks_ || page.section == here.section);
      }));
}

bool FormModel::can_skip() const {
  const auto& questions = page();
  return std::any_of(questions.begin(), questions.end(),
                     [](const Question& q) { return q.control != Control::note; }) &&
         std::none_of(questions.begin(), questions.end(), [](const Question& q) { return q.required; });
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
  switch (place_) {
    case FormPlace::question:
      break;
    case FormPlace::list: {
      const auto& all = pages();
      const std::size_t index = page_of(all, at_);
      on_from(index, index < all.size() ? all[index].section : std::string());
      return;
    }
    case FormPlace::tasks: {
      scopes_.clear();
      on_from(first_task(), {});
      return;
    }
    case FormPlace::section_check:
      scopes_.clear();
      go_to(FormPlace::tasks, {}, true);
      return;
    case FormPlace::take_out:
    case FormPlace::stop:
    case FormPlace::check:
      return;
  }
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
  const auto questions = answers();
  const std::vector<WayPage> before = pages();
  const std::size_t index = page_of(before, at_);
  for (const Question& question : questions) {
    if (question.control == Control::note || question.readonly) continue;
    if (session_.value(question.ref) != question.value) {
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
    edits_.erase(question.ref);
    kept_typing_.erase(question.ref);
  }
  touched();
  if (!problems_.empty() || index == before.size()) return;
  stay_among(before[index].refs);
  const auto& all = pages();
  const std::size_t here = page_of(all, at_);
  if (here == all.size()) {
    // It is gone, as its own answers had it: on with what came after it.
    for (std::size_t n = index + 1; n < before.size(); ++n) {
      const std::size_t next = page_of(all, before[n].ref);
      if (next == all.size()) continue;
      go_to(all[next], true);
      return;
    }
    on_from(all.size(), before[index].section);
    return;
  }
  // What an answer brought up on this very page is asked before the page is left.
  const bool more = std::any_of(all[here].refs.begin(), all[here].refs.end(), [&](const std::string& ref) {
    return page_of(before, ref) == before.size();
  });
  if (!more) on_from(here, all[here].section);
}

void FormModel::skip() {
  problems_.clear();
  const auto questions = page();
  for (const Question& question : questions) {
    if (question.required || question.control == Control::note) continue;
    edits_[question.ref].clear();
  }
  page_.reset();
  commit();
}

bool FormModel::ready_to_send() {
  problems_ = session_.validate();
  return problems_.empty();
}

bool FormModel::urgent() const {
  for (const form::Waypoint& stop : session_.outline()) {
    if (stop.is_repeat) continue;
    Question question;
    question.name = last_step(stop.ref);
    question.control = stop.control;
    const std::string value = session_.value(stop.ref);
    if (!value.empty() && calls_for(urgent_, question, value)) return true;
  }
  return false;
}

const std::vector<Question>& FormModel::questions() const {
  if (!questions_) questions_ = session_.questions();
  return *questions_;
}

}  // namespace mend::screens
