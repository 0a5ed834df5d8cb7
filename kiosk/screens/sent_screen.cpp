#include "kiosk/screens/sent_screen.h"

namespace mend::screens {

void draw(ui::Ui& ui, const Frame& frame, const SentModel& model, SentActions& actions) {
  begin(ui, frame, "sent", model.title, Back::none);
  ui.panel(model.title);
  if (model.urgent) ui.inset(*model.urgent);
  if (model.interpreter) ui.inset(*model.interpreter);
  ui.paragraph(model.body);
  for (const messages::Text& text : model.next) ui.paragraph(text);
  actions.done = ui.button("done", model.done);
  end(ui, actions.frame);
}

}  // namespace mend::screens
