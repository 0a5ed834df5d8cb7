#include "kiosk/screens/first_run_screen.h"

namespace mend::screens {

void draw(ui::Ui& ui, const Frame& frame, const FirstRunModel& model, FirstRunActions& actions) {
  begin(ui, frame, name_of(model.step), model.title, model.may_go_back ? Back::shown : Back::none);
  if (!model.languages.empty()) actions.language = draw_languages(ui, model.title, model.languages, true);
  if (model.setting) actions.chosen = draw_setting(ui, frame, *model.setting, {model.sample, true});
  if (model.draft) ui.inset(*model.draft);
  if (model.later) ui.paragraph(*model.later);
  actions.go_on = ui.button("continue", model.go_on);
  end(ui, actions.frame);
}

}  // namespace mend::screens
