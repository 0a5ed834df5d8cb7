#include "kiosk/screens/pin_model.h"

#include "kiosk/screens/picture_names.h"
#include "kiosk/store/pin.h"

#include <utility>

namespace mend::screens {
namespace {

messages::Text wait_words(const messages::Catalogue& catalogue, std::int64_t millis) {
  const std::int64_t seconds = (millis + 999) / 1000;
  if (seconds <= 60) return catalogue.format("sign-in.pin.wait", {{"seconds", seconds}});
  return catalogue.format("sign-in.pin.wait-minutes", {{"minutes", (seconds + 59) / 60}});
}

/// The same steps for pictures.
void use_pictures(PinModel& model, const messages::Catalogue& catalogue) {
  switch (model.step) {
    case PinStep::enter:
      model.title = catalogue.get("sign-in.pictures.title");
      break;
    case PinStep::choose:
      model.title = catalogue.get("sign-in.pictures.choose");
      model.hint.reset();
      break;
    case PinStep::again:
      model.title = catalogue.get("sign-in.pictures.again");
      break;
    case PinStep::code:
    case PinStep::closed:
      return;
  }
  model.pictures = true;
  model.least = model.most = store::picture_pin_length;
  for (const std::string_view picture : pin_pictures) {
    if (auto name = picture_name(catalogue, picture)) model.picture_names.push_back(std::move(*name));
  }
}

}  // namespace

PinModel make_pin(const messages::Catalogue& catalogue, const PinState& state) {
  PinModel model;
  model.step = state.step;
  model.greeting = catalogue.format("sign-in.greeting", {{"name", state.name}});
  model.erase = catalogue.get("sign-in.key.erase");
  model.submit = catalogue.get("button.continue");
  model.forgot = catalogue.get("sign-in.pin.forgot");
  switch (state.step) {
    case PinStep::enter:
      model.title = catalogue.get("sign-in.pin.title");
      if (state.has_code) model.use_code = catalogue.get("sign-in.code.use");
      if (state.trouble == PinTrouble::wrong) model.error = catalogue.get("sign-in.pin.wrong");
      break;
    case PinStep::code:
      model.title = catalogue.get("sign-in.code.title");
      model.hint = catalogue.get("sign-in.code.hint");
      model.most = 10;
      if (state.trouble == PinTrouble::wrong) model.error = catalogue.get("sign-in.code.wrong");
      break;
    case PinStep::choose:
      model.title = catalogue.get("sign-in.pin.choose");
      model.hint = catalogue.get("sign-in.pin.length");
      model.forgot = catalogue.get("sign-in.pin.choose.hint");
      if (state.trouble == PinTrouble::differ) model.error = catalogue.get("sign-in.pin.differ");
      break;
    case PinStep::again:
      model.title = catalogue.get("sign-in.pin.again");
      model.forgot = catalogue.get("sign-in.pin.choose.hint");
      break;
    case PinStep::closed:
      model.title = catalogue.get("sign-in.closed.title");
      model.hint = catalogue.get("sign-in.closed.body");
      break;
  }
  if (state.pictures) use_pictures(model, catalogue);
  if (state.step == PinStep::enter || state.step == PinStep::choose)
    model.use_other = state.pictures ? catalogue.get("sign-in.pictures.use-numbers")
                                     : catalogue.get("sign-in.pictures.use");
  if (state.trouble == PinTrouble::unavailable) model.error = catalogue.get("error.try-again");
  if (state.wait_millis > 0) {
    model.waiting = true;
    model.error = wait_words(catalogue, state.wait_millis);
  }
  for (std::size_t count = 0; count <= model.most; ++count) {
    model.entered.push_back(
        catalogue.format("sign-in.pin.entered", {{"count", static_cast<std::int64_t>(count)}}));
  }
  return model;
}

}  // namespace mend::screens
