#include "kiosk/screens/skip_model.h"

#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/interpreter.h"
#include "kiosk/screens/typed_value.h"

namespace mend::screens {

AskModel make_skip(const messages::Catalogue& catalogue, const FormModel& form) {
  AskModel model{"skip",
                 Line(form.session().form().title(form.session().language())),
                 catalogue.get("form.skip.title"),
                 {catalogue.get("repeat.take-out.body")},
                 catalogue.get("form.delete.keep"),
                 catalogue.get("form.skip.leave"),
                 std::nullopt};
  for (form::Question question : form.page()) {
    if (!is_asked(question) || question.value.empty()) continue;
    const Typed typed = read_typed(question);
    question.value = typed.value;
    // What is no date yet, say, stands there as it was typed.
    const bool said = typed.trouble == TypedTrouble::none;
    model.rows.push_back({question.ref, without_marks(question.label),
                          said ? answer_words(catalogue, question)
                               : Line(form::Words{typed.value, form.session().language()})});
  }
  model.interpreter = interpreter_for(catalogue, model.lines);
  model.second_warns = true;
  return model;
}

}  // namespace mend::screens
