#include "kiosk/screens/pin_screen.h"

namespace mend::screens {
namespace {

std::string_view page_of(PinStep step) {
  switch (step) {
    case PinStep::enter:
      return "pin";
    case PinStep::code:
      return "code";
    case PinStep::choose:
      return "choose-pin";
    case PinStep::again:
      return "choose-pin-again";
    case PinStep::closed:
      return "closed";
  }
  return "pin";
}

}  // namespace

void draw(ui::Ui& ui, const Frame& frame, const PinModel& model, PinActions& actions) {
  begin(ui, frame, page_of(model.step), model.title, Back::shown);
  if (model.step == PinStep::enter || model.step == PinStep::closed) ui.caption(model.greeting);
  if (model.step == PinStep::closed) {
    ui.heading(model.title);
    if (model.hint) ui.paragraph(*model.hint);
  } else if (model.waiting) {
    ui.heading(model.title);
    if (model.error) ui.inset(*model.error);
    ui.paragraph(model.forgot);
  } else {
    ui::PinRules rules{model.least, model.most, {}};
    rules.notes.label_is_heading = true;
    if (model.hint) rules.notes.hint = *model.hint;
    if (model.error) rules.notes.error = *model.error;
    const ui::PinWords pad{model.title, model.erase, model.submit,
                           [&model](std::size_t entered, std::size_t) {
                             return ui::Words(model.entered[std::min(entered, model.entered.size() - 1)]);
                           }};
    actions.digits = ui.pin_pad(std::string(page_of(model.step)), pad, rules);
    ui.paragraph(model.forgot);
  }
  if (model.use_code) actions.use_code = ui.link("use-code", *model.use_code);
  end(ui, actions.frame);
}

}  // namespace mend::screens
