#include "kiosk/screens/before_screen.h"

namespace mend::screens {

void draw(ui::Ui& ui, const Frame& frame, const BeforeModel& model, BeforeActions& actions) {
  begin(ui, frame, "before", model.title, Back::shown);
  ui.caption(words(model.form_title));
  ui.heading(model.title);
  if (model.interpreter) ui.inset(*model.interpreter);
  std::vector<ui::Words> lines(model.lines.begin(), model.lines.end());
  ui.list(lines);
  actions.start = ui.button("start", model.start);
  end(ui, actions.frame);
}

}  // namespace mend::screens
