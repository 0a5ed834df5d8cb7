#include "kiosk/screens/pin_screen.h"

#include "kiosk/screens/picture_names.h"

#include <algorithm>
#include <string>
#include <vector>

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

std::vector<ui::PadPicture> pad_pictures(const PinModel& model) {
  std::vector<ui::PadPicture> pictures;
  for (std::size_t n = 0; n < std::min(model.picture_names.size(), pin_pictures.size()); ++n)
    pictures.push_back(
        {ui::picture_named(pin_pictures[n]).value_or(ui::Picture::boat), model.picture_names[n]});
  return pictures;
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
    const std::string id(page_of(model.step));
    actions.digits =
        model.pictures ? ui.picture_pad(id, pad, pad_pictures(model), rules) : ui.pin_pad(id, pad, rules);
    ui.paragraph(model.forgot);
  }
  if (model.use_other && !model.waiting) actions.use_other = ui.link("use-other", *model.use_other);
  if (model.use_code) actions.use_code = ui.link("use-code", *model.use_code);
  end(ui, actions.frame);
}

}  // namespace mend::screens
