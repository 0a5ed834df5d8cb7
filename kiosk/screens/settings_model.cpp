#include "kiosk/screens/settings_model.h"

#include <algorithm>

namespace mend::screens {
namespace {

using messages::Id;
using store::Preferences;

struct Choice {
  std::string_view id;
  Id label;
};

/// The usual choice is the one that `usual` counts to.
struct Kind {
  std::string_view id;
  std::string Preferences::*member;
  Id label;
  std::array<std::optional<Choice>, 4> choices;
  std::size_t usual = 0;
};

const std::array<Kind, 10>& kinds() {
  static const std::array<Kind, 10> all{{
      {"text-size",
       &Preferences::text_size,
       "settings.text-size",
       {{Choice{"normal", "settings.text-size.normal"}, Choice{"large", "settings.text-size.large"},
         Choice{"largest", "settings.text-size.largest"}, Choice{"huge", "settings.text-size.huge"}}}},
      {"theme",
       &Preferences::theme,
       "settings.theme",
       {{Choice{"calm", "settings.theme.calm"}, Choice{"dark", "settings.theme.dark"},
         Choice{"strong", "settings.theme.strong"}, Choice{"yellow", "settings.theme.yellow"}}}},
      {"spacing",
       &Preferences::spacing,
       "settings.spacing",
       {{Choice{"normal", "settings.spacing.normal"}, Choice{"wide", "settings.spacing.wide"}}}},
      {"motion",
       &Preferences::motion,
       "settings.motion",
       {{Choice{"none", "settings.motion.none"}, Choice{"some", "settings.motion.some"}}}},
      {"hand",
       &Preferences::hand,
       "settings.hand",
       {{Choice{"left", "settings.hand.left"}, Choice{"right", "settings.hand.right"}}},
       1},
      {"read-aloud",
       &Preferences::read_aloud,
       "settings.read-aloud",
       {{Choice{"off", "settings.read-aloud.off"}, Choice{"on", "settings.read-aloud.on"}}}},
      {"speed",
       &Preferences::speed,
       "settings.speed",
       {{Choice{"slow", "settings.speed.slow"}, Choice{"normal", "settings.speed.normal"},
         Choice{"fast", "settings.speed.fast"}}},
       1},
      {"switch",
       &Preferences::switches,
       "settings.switch",
       {{Choice{"off", "settings.switch.off"}, Choice{"one", "settings.switch.one"},
         Choice{"two", "settings.switch.two"}}}},
      {"double-press",
       &Preferences::double_press,
       "settings.double-press",
       {{Choice{"taken", "settings.double-press.taken"},
         Choice{"ignored", "settings.double-press.ignored"}}}},
      {"keyboard",
       &Preferences::keyboard,
       "settings.keyboard",
       {{Choice{"touch", "settings.keyboard.touch"}, Choice{"always", "settings.keyboard.always"},
         Choice{"never", "settings.keyboard.never"}}}},
  }};
  return all;
}

const Kind* kind_of(std::string_view id) {
  const auto found =
      std::find_if(kinds().begin(), kinds().end(), [&](const Kind& kind) { return kind.id == id; });
  return found == kinds().end() ? nullptr : &*found;
}

/// Seconds that a switch user may wait at each thing.
constexpr std::array<int, 4> kDwells{1, 2, 3, 5};
constexpr int kUsualDwell = 2;

std::vector<std::string_view> choices_of(std::string_view setting) {
  std::vector<std::string_view> ids;
  if (setting == "dwell") return {"1", "2", "3", "5"};
  if (const Kind* kind = kind_of(setting)) {
    for (const auto& choice : kind->choices) {
      if (choice) ids.push_back(choice->id);
    }
  }
  return ids;
}

}  // namespace

std::string choice_of(const Preferences& preferences, std::string_view setting) {
  if (setting == "dwell") {
    const bool known = std::find(kDwells.begin(), kDwells.end(), preferences.dwell_seconds) != kDwells.end();
    return std::to_string(known ? preferences.dwell_seconds : kUsualDwell);
  }
  const Kind* kind = kind_of(setting);
  if (!kind) return {};
  for (const std::string_view id : choices_of(setting)) {
    if (preferences.*kind->member == id) return std::string(id);
  }
  return std::string(kind->choices[kind->usual]->id);
}

bool prefer(Preferences& preferences, std::string_view setting, std::string_view choice) {
  const auto ids = choices_of(setting);
  if (std::find(ids.begin(), ids.end(), choice) == ids.end()) return false;
  if (setting == "dwell") {
    preferences.dwell_seconds = choice.front() - '0';
  } else {
    preferences.*kind_of(setting)->member = choice;
  }
  return true;
}

std::string next_choice(std::string_view setting, const Preferences& preferences) {
  const auto ids = choices_of(setting);
  if (ids.empty()) return {};
  const auto now = std::find(ids.begin(), ids.end(), choice_of(preferences, setting));
  return std::string(now == ids.end() || now + 1 == ids.end() ? ids.front() : *(now + 1));
}

Setting make_setting(const messages::Catalogue& catalogue, std::string_view id,
                     const Preferences& preferences) {
  const std::string chosen = choice_of(preferences, id);
  Setting setting{std::string(id), {}, {}};
  if (id == "dwell") {
    setting.label = catalogue.get("settings.dwell");
    for (const int seconds : kDwells) {
      const std::string own = std::to_string(seconds);
      setting.choices.push_back({own, catalogue.format("settings.dwell.seconds", {{"seconds", seconds}}),
                                 std::nullopt, own == chosen});
    }
    return setting;
  }
  const Kind* kind = kind_of(id);
  if (!kind) return setting;
  setting.label = catalogue.get(kind->label);
  for (const auto& choice : kind->choices) {
    if (!choice) continue;
    setting.choices.push_back(
        {std::string(choice->id), catalogue.get(choice->label), std::nullopt, choice->id == chosen});
    if (id == "spacing" && choice->id == "wide")
      setting.choices.back().hint = catalogue.get("settings.spacing.wide.hint");
  }
  return setting;
}

std::string_view name_of(SettingsTab tab) {
  switch (tab) {
    case SettingsTab::look:
      return "look";
    case SettingsTab::language:
      return "language";
    case SettingsTab::listen:
      return "listen";
    case SettingsTab::press:
      return "press";
  }
  return "look";
}

SettingsModel make_settings(const messages::Catalogue& catalogue, const SettingsState& state) {
  SettingsModel model;
  model.title = catalogue.get("settings.title");
  model.kept = catalogue.get("settings.saved");
  model.sample = catalogue.get("first.sample");
  model.tabs = {catalogue.get("settings.look"), catalogue.get("settings.language"),
                catalogue.get("settings.listen"), catalogue.get("settings.press")};
  model.tab = state.tab;
  const auto add = [&](std::string_view id) {
    model.settings.push_back(make_setting(catalogue, id, state.preferences));
  };
  switch (state.tab) {
    case SettingsTab::look:
      for (const auto* id : {"text-size", "theme", "spacing", "motion"}) add(id);
      break;
    case SettingsTab::language:
      model.languages = language_choices(state.languages, state.language);
      model.draft = state.draft;
      break;
    case SettingsTab::listen:
      for (const auto* id : {"read-aloud", "speed"}) add(id);
      break;
    case SettingsTab::press:
      for (const auto* id : {"hand", "keyboard", "double-press", "switch"}) add(id);
      if (choice_of(state.preferences, "switch") == "one") add("dwell");
      break;
  }
  return model;
}

}  // namespace mend::screens
