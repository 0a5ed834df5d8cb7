#include "kiosk/screens/sent_model.h"

#include "kiosk/screens/interpreter.h"

namespace mend::screens {

SentModel make_sent(const messages::Catalogue& catalogue, const Docked& docked, bool urgent,
                    bool can_withdraw) {
  SentModel model{catalogue.get("form.sent.title"), catalogue.get("form.sent.body"),
                  docked_words(catalogue, docked), std::nullopt, catalogue.get("button.done")};
  if (can_withdraw) model.next.push_back(catalogue.get("mine.withdraw.hint"));
  if (urgent) {
    model.urgent = catalogue.get("help.stop.urgent");
    model.next.insert(model.next.begin(), catalogue.get("help.stop.first"));
  }
  model.interpreter = interpreter_for(catalogue, model.body, model.next, model.urgent);
  return model;
}

}  // namespace mend::screens
