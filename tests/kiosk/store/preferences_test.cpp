#include "kiosk/store/preferences.h"

#include <catch2/catch.hpp>

using namespace mend;
using store::Preferences;

TEST_CASE("what somebody chose is there again the next time, all of it") {
  const Preferences chosen{.language = "ur",
                           .text_size = "huge",
                           .theme = "yellow",
                           .spacing = "wide",
                           .motion = "some",
                           .hand = "left",
                           .read_aloud = "on",
                           .speed = "slow",
                           .switches = "one",
                           .dwell_seconds = 3,
                           .double_press = "ignored",
                           .keyboard = "always",
                           .pin = "pictures",
                           .first_run_done = true};
  CHECK(store::preferences_from(store::to_json(chosen)) == chosen);
  CHECK(store::preferences_from(store::to_json({})) == Preferences{});
}

TEST_CASE("settings that an older version kept are still read") {
  const auto old = store::preferences_from({{"language", "cy"}, {"text_size", "large"}});
  CHECK(old == Preferences{.language = "cy", .text_size = "large"});
}

TEST_CASE("a setting of the wrong kind counts as not chosen, and spoils no other") {
  const auto read = store::preferences_from({{"language", 7},
                                             {"theme", "dark"},
                                             {"dwell_seconds", "long"},
                                             {"first_run_done", 1},
                                             {"of a later version", {1, 2}}});
  CHECK(read == Preferences{.theme = "dark"});
  CHECK(store::preferences_from({{"dwell_seconds", -4}}).dwell_seconds == 0);
  CHECK(store::preferences_from({{"dwell_seconds", 4'000'000'000'000}}).dwell_seconds == 0);
  CHECK(store::preferences_from(base::Json::array({1})) == Preferences{});
}
