#include "kiosk/screens/settings_model.h"

namespace mend::screens {

std::string_view name_of(WordSize size) {
  switch (size) {
    case WordSize::normal:
      return "normal";
    case WordSize::large:
      return "large";
    case WordSize::largest:
      return "largest";
  }
  return "normal";
}

WordSize word_size_named(std::string_view name) {
  for (const WordSize size : {WordSize::large, WordSize::largest}) {
    if (name_of(size) == name) return size;
  }
  return WordSize::normal;
}

SettingsModel make_settings(const messages::Catalogue& catalogue, const std::vector<std::string>& languages,
                            std::string_view language, WordSize size) {
  return {catalogue.get("settings.title"),
          catalogue.get("settings.language"),
          catalogue.get("settings.text-size"),
          language_choices(languages, language),
          {catalogue.get("settings.text-size.normal"), catalogue.get("settings.text-size.large"),
           catalogue.get("settings.text-size.largest")},
          size};
}

}  // namespace mend::screens
