#include "kiosk/screens/first_run_model.h"

namespace mend::screens {

std::string_view name_of(FirstStep step) {
  switch (step) {
    case FirstStep::language:
      return "first-language";
    case FirstStep::listen:
      return "first-listen";
    case FirstStep::size:
      return "first-size";
    case FirstStep::colours:
      return "first-colours";
  }
  return "first-language";
}

std::optional<FirstStep> after(FirstStep step) {
  if (step == FirstStep::colours) return std::nullopt;
  return static_cast<FirstStep>(static_cast<int>(step) + 1);
}

std::optional<FirstStep> before(FirstStep step) {
  if (step == FirstStep::language) return std::nullopt;
  return static_cast<FirstStep>(static_cast<int>(step) - 1);
}

FirstRunModel make_first_run(const messages::Catalogue& catalogue, const FirstRunState& state) {
  FirstRunModel model;
  model.step = state.step;
  model.sample = catalogue.get("first.sample");
  model.go_on = catalogue.get("button.continue");
  model.may_go_back = !state.first;
  const auto setting = [&](std::string_view id) { return make_setting(catalogue, id, state.preferences); };
  switch (state.step) {
    case FirstStep::language:
      model.title = catalogue.get("first.language");
      model.languages = language_choices(state.languages, state.language);
      model.draft = state.draft;
      break;
    case FirstStep::listen: {
      model.title = catalogue.get("first.listen");
      model.setting = setting("read-aloud");
      // Yes comes first, and nothing is chosen for anybody.
      model.setting->choices = {{"on", catalogue.get("first.listen.yes")},
                                {"off", catalogue.get("first.listen.no")}};
      for (SettingChoice& choice : model.setting->choices)
        choice.chosen = choice.id == state.preferences.read_aloud;
      break;
    }
    case FirstStep::size:
      model.title = catalogue.get("first.size");
      model.setting = setting("text-size");
      break;
    case FirstStep::colours:
      model.title = catalogue.get("first.colours");
      model.setting = setting("theme");
      model.later = catalogue.get("first.done");
      break;
  }
  if (model.setting) model.setting->label = model.title;
  return model;
}

}  // namespace mend::screens
