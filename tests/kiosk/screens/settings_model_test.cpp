#include "kiosk/screens/settings_model.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::screens;

namespace {

constexpr std::array kSettings{"text-size", "theme",        "spacing",  "motion", "hand", "read-aloud",
                               "speed",     "double-press", "keyboard", "switch", "dwell"};

}  // namespace

TEST_CASE("each setting can be chosen, is kept as it was chosen, and one choice is always the one of now") {
  const messages::Catalogue english;
  store::Preferences preferences;
  for (const auto* id : kSettings) {
    const Setting setting = make_setting(english, id, preferences);
    CAPTURE(id);
    REQUIRE(setting.choices.size() >= 2);
    CHECK(std::count_if(setting.choices.begin(), setting.choices.end(),
                        [](const SettingChoice& choice) { return choice.chosen; }) == 1);
    for (const SettingChoice& choice : setting.choices) {
      REQUIRE(prefer(preferences, id, choice.id));
      const auto kept = store::preferences_from(store::to_json(preferences));
      CHECK(choice_of(kept, id) == choice.id);
    }
  }
}

TEST_CASE("nobody is left without a way to read by a setting that this version does not know") {
  const store::Preferences odd{
      .text_size = "gigantic", .theme = "plaid", .switches = "nine", .dwell_seconds = 44};
  CHECK(choice_of(odd, "text-size") == "normal");
  CHECK(choice_of(odd, "theme") == "calm");
  CHECK(choice_of(odd, "switch") == "off");
  CHECK(choice_of(odd, "dwell") == "2");
  CHECK(choice_of({}, "motion") == "none");
  CHECK(choice_of({}, "hand") == "right");
  store::Preferences same = odd;
  CHECK_FALSE(prefer(same, "text-size", "gigantic"));
  CHECK_FALSE(prefer(same, "no-such", "normal"));
  CHECK(same == odd);
}

TEST_CASE("one control goes round all sizes and comes back to the first") {
  store::Preferences preferences;
  std::string round;
  for (int n = 0; n < 4; ++n) {
    const std::string next = next_choice("text-size", preferences);
    prefer(preferences, "text-size", next);
    round += next + " ";
  }
  CHECK(round == "large largest huge normal ");
}

TEST_CASE("the time on each thing is asked of those who need it only") {
  const messages::Catalogue english;
  const std::vector<std::string> languages{"en"};
  store::Preferences preferences;
  const auto asks = [&] {
    const auto model = make_settings(english, {preferences, languages, "en", SettingsTab::press});
    return std::any_of(model.settings.begin(), model.settings.end(),
                       [](const Setting& setting) { return setting.id == "dwell"; });
  };
  CHECK_FALSE(asks());
  prefer(preferences, "switch", "one");
  CHECK(asks());
  prefer(preferences, "switch", "two");
  CHECK_FALSE(asks());
}
