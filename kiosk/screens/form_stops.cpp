// The help stop of a FormModel: what calls for it, and what sets the urgent flag.
#include "kiosk/screens/form_model.h"
#include "kiosk/screens/form_rules.h"
#include "kiosk/screens/typed_value.h"

#include <algorithm>

namespace mend::screens {

using form::Question;
using store::DraftEntry;

namespace {

/// The name in "/data/r[2]/sleep".
std::string_view last_step(std::string_view ref) {
  return ref.substr(ref.rfind('/') + 1);
}

}  // namespace

std::vector<Question> FormModel::answers() const {
  auto questions = page();
  for (Question& question : questions) question.value = read_typed(question).value;
  return questions;
}

std::vector<Question> FormModel::answered_now() const {
  std::vector<Question> questions;
  for (const form::Waypoint& stop : session_.outline()) {
    if (stop.is_repeat) continue;
    Question question;
    question.value = session_.value(stop.ref);
    if (question.value.empty()) continue;
    question.ref = stop.ref;
    question.name = last_step(stop.ref);
    question.control = stop.control;
    questions.push_back(std::move(question));
  }
  return questions;
}

bool FormModel::is_urgent(const Question& question) const {
  return calls_for(urgent_, session_.form().id(), question);
}

bool FormModel::stops(const Question& question) const {
  // Who is told that a call is urgent has seen first where help is, also if the policy forgot to say so.
  return calls_for(help_stop_, session_.form().id(), question) || is_urgent(question);
}

bool FormModel::stop_for(const std::vector<Question>& questions) {
  bool stop = false;
  bool urgent = false;
  for (const Question& question : questions) {
    if (!stops(question) || read_.contains({question.ref, question.value})) continue;
    stop = true;
    urgent = urgent || is_urgent(question);
  }
  if (!stop) return false;
  stop_urgent_ = urgent;
  stop_from_ = place_;
  place_ = FormPlace::stop;
  return true;
}

void FormModel::acknowledge_stop() {
  if (place_ != FormPlace::stop) return;
  place_ = stop_from_;
  const bool on_page = place_ == FormPlace::question;
  for (const Question& question : on_page ? answers() : answered_now()) {
    if (!stops(question) || !read_.insert({question.ref, question.value}).second) continue;
    write(DraftEntry::Kind::read, question.ref, question.value);
  }
  if (on_page) go_on();
}

bool FormModel::urgent() const {
  const auto questions = answered_now();
  return std::any_of(questions.begin(), questions.end(),
                     [this](const Question& question) { return is_urgent(question); });
}

}  // namespace mend::screens
