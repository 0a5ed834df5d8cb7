#include "kiosk/screens/check_model.h"

#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/interpreter.h"

namespace mend::screens {
using form::Control;

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
  for (const form::Question& question : form.session().questions()) {
    if (question.control == Control::note || question.readonly) continue;
    const form::Words label = without_marks(question.label);
    model.rows.push_back({question.ref, label, answer_words(catalogue, question),
                          catalogue.format("form.check.change", {{"question", label.text}})});
  }
  if (!form.problems().empty()) {
    model.error_title = catalogue.get("form.error.title");
    for (const form::Problem& problem : form.problems()) {
      const auto question = form.session().question(problem.ref);
      model.errors.emplace_back(problem.ref,
                                problem_words(catalogue, problem, question ? &*question : nullptr));
    }
  }
  if (failed) model.failed = catalogue.get("form.not-sent");
  model.interpreter = interpreter_for(catalogue, model.docked, model.after, model.failed);
  for (const CheckRow& row : model.rows) {
    if (!model.interpreter) model.interpreter = interpreter_for(catalogue, row.answer);
  }
  for (const auto& [ref, message] : model.errors) {
    if (!model.interpreter) model.interpreter = interpreter_for(catalogue, message);
  }
  return model;
}

}  // namespace mend::screens
