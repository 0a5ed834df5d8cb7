#include "kiosk/screens/check_model.h"

#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/interpreter.h"
#include "kiosk/screens/list_model.h"

#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

namespace mend::screens {
namespace {

using form::Control;

/// Says where rows stand: what part of the form and which repeat instances begin with each.
class Headings {
 public:
  Headings(const messages::Catalogue& catalogue, const FormModel& form)
      : catalogue_(catalogue),
        repeats_(form.repeats()),
        title_(form.session().form().title(form.session().language())) {
    for (const form::Section& section : form.sections()) sections_[section.ref] = section.label;
  }

  std::vector<Line> before(const WayPage& page, bool is_section_shown) {
    std::vector<Line> headings;
    if (is_section_shown && page.section != section_) {
      if (const auto found = sections_.find(page.section); found != sections_.end()) {
        headings.emplace_back(found->second);
      } else if (!section_.empty()) {
        headings.emplace_back(title_);
      }
    }
    const std::string& now = page.instance;
    for (std::size_t end = now.find(']'); end != std::string::npos; end = now.find(']', end + 1)) {
      const std::string instance = now.substr(0, end + 1);
      if (instance == instance_ || lies_in(instance_, instance)) continue;
      headings.push_back(name_of(instance));
    }
    // What comes after an instance must not seem to be of it.
    const bool left = now.empty() ? !instance_.empty() : lies_in(instance_, now);
    if (headings.empty() && left) headings.push_back(around(page));
    section_ = page.section;
    instance_ = now;
    return headings;
  }

  [[nodiscard]] form::Words label_of(std::string_view instance) const {
    const std::string repeat = repeat_of(instance);
    for (const form::Repeat& one : repeats_) {
      if (one.ref == repeat) return one.label;
    }
    return {};
  }

 private:
  [[nodiscard]] Line name_of(const std::string& instance) const {
    return instance_name(catalogue_, label_of(instance), position_of(instance));
  }
  /// What the page stands in: an instance, a part, or only the form.
  [[nodiscard]] Line around(const WayPage& page) const {
    if (!page.instance.empty()) return name_of(page.instance);
    const auto found = sections_.find(page.section);
    return found != sections_.end() ? found->second : title_;
  }

  const messages::Catalogue& catalogue_;
  const std::vector<form::Repeat>& repeats_;
  form::Words title_;
  std::map<std::string, form::Words> sections_;
  std::string section_, instance_;
};

/// How many were added to a repeat, and the way to its list.
CheckRow list_row(const messages::Catalogue& catalogue, const FormModel& form, const std::string& repeat,
                  form::Words label) {
  if (label.text.empty()) {
    const messages::Text name = catalogue.get("repeat.name");
    label = {name.value(), name.language()};
  }
  const auto count = static_cast<std::int64_t>(form.session().count(repeat).value_or(0));
  return {repeat, label,
          count == 0 ? catalogue.get("repeat.none") : catalogue.format("repeat.count", {{"count", count}}),
          catalogue.format("repeat.change", {{"name", label.text}})};
}

std::vector<CheckRow> rows_of(const messages::Catalogue& catalogue, const FormModel& form,
                              const std::string& section) {
  std::vector<CheckRow> rows;
  Headings headings(catalogue, form);
  std::unordered_map<std::string_view, const form::Question*> questions;
  for (const form::Question& question : form.questions()) questions[question.ref] = &question;
  std::vector<Line> waiting;
  const auto add = [&](CheckRow row) {
    row.headings = std::exchange(waiting, {});
    rows.push_back(std::move(row));
  };
  for (const WayPage& page : form.pages()) {
    if (!section.empty() && page.section != section) continue;
    // A page that only says something leaves its heading to the next one that asks.
    auto begun = headings.before(page, section.empty() && form.has_tasks());
    std::move(begun.begin(), begun.end(), std::back_inserter(waiting));
    if (page.is_list) {
      add(list_row(catalogue, form, page.ref, headings.label_of(page.ref)));
      continue;
    }
    for (const std::string& ref : page.refs) {
      const auto found = questions.find(ref);
      if (found == questions.end()) continue;
      const form::Question& question = *found->second;
      if (question.control == Control::note || question.readonly) continue;
      const form::Words label = without_marks(question.label);
      add({ref, label, answer_words(catalogue, question),
           catalogue.format("form.check.change", {{"question", label.text}})});
    }
  }
  return rows;
}

Line words_of(const messages::Catalogue& catalogue, const FormModel& form, const FormProblem& problem) {
  if (problem.unfinished) return catalogue.get("form.error.unfinished");
  const auto question = form.session().question(problem.ref);
  return problem_words(catalogue, problem, question ? &*question : nullptr);
}

}  // namespace

CheckModel make_check(const messages::Catalogue& catalogue, const FormModel& form, const Docked& docked,
                      bool failed) {
  CheckModel model;
  model.form_title = form.session().form().title(form.session().language());
  model.title = catalogue.get("form.check.title");
  model.change = catalogue.get("button.change");
  model.send = catalogue.get("button.send");
  model.remove = catalogue.get("form.delete");
  model.docked = docked_words(catalogue, docked);
  model.after = catalogue.get("form.send.hint");
  std::string part;
  if (form.place() == FormPlace::section_check) {
    if (const auto task = form.section()) {
      part = task->ref;
      model.form_title = task->label;
    }
    model.go_on = catalogue.get("button.continue");
    model.docked.clear();
  }
  model.rows = rows_of(catalogue, form, part);
  if (!form.problems().empty()) {
    model.error_title = catalogue.get("form.error.title");
    for (const FormProblem& problem : form.problems()) {
      model.errors.emplace_back(problem.ref, words_of(catalogue, form, problem));
      for (CheckRow& row : model.rows) {
        if (row.ref == problem.ref) row.error = model.errors.back().second;
      }
    }
  }
  if (failed) model.failed = catalogue.get("form.not-sent");
  if (model.go_on) {
    model.failed.reset();
  } else {
    model.interpreter = interpreter_for(catalogue, model.docked, model.after, model.failed);
  }
  for (const CheckRow& row : model.rows) {
    if (!model.interpreter) model.interpreter = interpreter_for(catalogue, row.answer);
  }
  for (const auto& [ref, message] : model.errors) {
    if (!model.interpreter) model.interpreter = interpreter_for(catalogue, message);
  }
  return model;
}

}  // namespace mend::screens
