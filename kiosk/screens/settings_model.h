#pragma once

#include "kiosk/screens/line.h"
#include "kiosk/screens/sign_in_model.h"
#include "kiosk/store/preferences.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::screens {

struct SettingChoice {
  std::string id;
  messages::Text label;
  std::optional<messages::Text> hint = std::nullopt;
  bool chosen = false;
};

/// One setting with its few choices, of which one is always chosen.
struct Setting {
  std::string id;
  messages::Text label;
  std::vector<SettingChoice> choices;
};

/// By its id ("text-size", "theme", "spacing", "motion", "hand", "read-aloud", "speed", "switch", "dwell",
/// "double-press", "keyboard"); without choices when there is no such setting.
[[nodiscard]] Setting make_setting(const messages::Catalogue& catalogue, std::string_view id,
                                   const store::Preferences& preferences);
/// Writes a choice down. False, and nothing changes, when there is no such setting or choice.
bool prefer(store::Preferences& preferences, std::string_view setting, std::string_view choice);
/// The choice after the one of now, from the first again after the last.
[[nodiscard]] std::string next_choice(std::string_view setting, const store::Preferences& preferences);
/// The choice of now; the usual one where nothing, or something unknown, was chosen.
[[nodiscard]] std::string choice_of(const store::Preferences& preferences, std::string_view setting);

enum class SettingsTab { look, language, listen, press };
[[nodiscard]] std::string_view name_of(SettingsTab tab);

/// How the person likes the screen; kept for the next time.
struct SettingsModel {
  messages::Text title, kept, sample;
  std::array<messages::Text, 4> tabs;  ///< in the order of SettingsTab
  SettingsTab tab = SettingsTab::look;
  std::vector<Setting> settings;  ///< of this tab
  std::vector<LanguageChoice> languages;
  /// Not every word of the language of now was checked by a speaker.
  std::optional<messages::Text> draft = std::nullopt;
};

struct SettingsState {
  const store::Preferences& preferences;
  const std::vector<std::string>& languages;
  std::string_view language;
  SettingsTab tab = SettingsTab::look;
  std::optional<messages::Text> draft = std::nullopt;
};

SettingsModel make_settings(const messages::Catalogue& catalogue, const SettingsState& state);

}  // namespace mend::screens
