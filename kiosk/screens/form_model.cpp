#include "kiosk/screens/form_model.h"

#include <algorithm>

namespace mend::screens {

using form::Control;
using form::Question;

FormModel::FormModel(form::Session session, const library::AnswerRules& help_stop,
                     const library::AnswerRules& urgent)
    : session_(std::move(session)), help_stop_(help_stop), urgent_(urgent) {
  has_tasks_ = std::count_if(sections().begin(), sections().end(),
                             [](const form::Section& section) { return !section.one_page; }) >= 2;
  start();
}

void FormModel::set_rules(const library::AnswerRules& help_stop, const library::AnswerRules& urgent) {
  help_stop_ = help_stop;
  urgent_ = urgent;
}

void FormModel::set_language(std::string_view tag) {
  if (language_ == tag) return;
  language_ = tag;
  const std::vector<WayPage> before = pages();
  const std::size_t index = page_at(at_);
  session_.set_language(tag);
  touched();
  // A form may ask by the language.
  stay();
  if (index < before.size() && page_at(at_) == pages().size()) leave_gone(before, index);
}

const std::vector<WayPage>& FormModel::pages() const {
  if (!seen_.pages) {
    seen_.pages = pages_of(session_.outline());
    for (std::size_t n = 0; n < seen_.pages->size(); ++n) {
      for (const std::string& ref : (*seen_.pages)[n].refs) seen_.places.emplace(ref, n);
    }
  }
  return *seen_.pages;
}

std::size_t FormModel::page_at(std::string_view ref) const {
  const auto& all = pages();
  const auto found = seen_.places.find(ref);
  return found == seen_.places.end() ? all.size() : found->second;
}

const std::vector<form::Repeat>& FormModel::repeats() const {
  if (!seen_.repeats) seen_.repeats = session_.repeats();
  return *seen_.repeats;
}

const std::vector<form::Section>& FormModel::sections() const {
  if (!seen_.sections) seen_.sections = session_.sections();
  return *seen_.sections;
}

const std::vector<Question>& FormModel::questions() const {
  if (!seen_.questions) seen_.questions = session_.questions();
  return *seen_.questions;
}

void FormModel::marked() {
  seen_.page.reset();
  seen_.tasks.reset();
  seen_.left_open.reset();
  seen_.unfinished.reset();
}

const std::vector<Question>& FormModel::page() const {
  if (seen_.page) return *seen_.page;
  std::vector<Question> questions;
  const auto& all = pages();
  const std::size_t index = page_at(at_);
  if (index < all.size() && !all[index].is_list) {
    for (const std::string& ref : all[index].refs) {
      auto question = session_.question(ref);
      if (!question) continue;
      const auto edit = edits_.find(ref);
      if (edit != edits_.end() && is_asked(*question)) question->value = edit->second;
      questions.push_back(std::move(*question));
    }
  }
  seen_.page = std::move(questions);
  return *seen_.page;
}

std::size_t FormModel::page_number() const {
  const auto& all = pages();
  const std::size_t index = page_at(at_);
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
  return std::any_of(questions.begin(), questions.end(), is_asked) &&
         std::none_of(questions.begin(), questions.end(), [](const Question& q) { return q.required; });
}

void FormModel::go_on() {
  problems_.clear();
  switch (place_) {
    case FormPlace::question:
      break;
    case FormPlace::list: {
      const auto& all = pages();
      const std::size_t index = page_at(at_);
      on_from(index + 1, index < all.size() ? all[index].section : std::string());
      return;
    }
    case FormPlace::tasks:
      scopes_.clear();
      on_from(first_task() + 1, {});
      return;
    case FormPlace::section_check:
      scopes_.clear();
      go_to(FormPlace::tasks, {}, true);
      return;
    case FormPlace::take_out:
    case FormPlace::skip:
    case FormPlace::stop:
    case FormPlace::check:
      return;
  }
  // Before anything else: whoever says that things are bad sees first where help is now, not first what they
  // got wrong.
  if (!stop_for(answers())) commit();
}

}  // namespace mend::screens
