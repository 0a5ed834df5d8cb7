#include "kiosk/screens/settings_screen.h"

namespace mend::screens {

ui::TextSize text_size_of(WordSize size) {
  switch (size) {
    case WordSize::normal:
      return ui::TextSize::normal;
    case WordSize::large:
      return ui::TextSize::large;
    case WordSize::largest:
      return ui::TextSize::largest;
  }
  return ui::TextSize::normal;
}

void draw(ui::Ui& ui, const Frame& frame, const SettingsModel& model, SettingsActions& actions) {
  begin(ui, frame, "settings", model.title, Back::shown);
  ui.heading(model.title);

  std::vector<ui::Option> languages;
  std::optional<std::size_t> chosen;
  for (const LanguageChoice& language : model.languages) {
    if (language.chosen) chosen = languages.size();
    languages.push_back({language.tag, words(language.own_name)});
  }
  if (const auto picked = ui.radios("language", model.language_label, languages, chosen)) {
    actions.language = model.languages[*picked].tag;
  }

  std::vector<ui::Option> sizes;
  for (std::size_t n = 0; n < model.sizes.size(); ++n) {
    sizes.push_back({std::string(name_of(static_cast<WordSize>(n))), model.sizes[n]});
  }
  if (const auto picked =
          ui.radios("text-size", model.size_label, sizes, static_cast<std::size_t>(model.size))) {
    actions.size = static_cast<WordSize>(*picked);
  }
  end(ui, actions.frame);
}

}  // namespace mend::screens
