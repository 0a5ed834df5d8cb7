#pragma once

#include "content/base/json.h"

#include <string>

namespace mend::store {

/// How somebody likes the screen; kept so that the PIN page is in their language and size already. Empty or
/// 0: not chosen yet. What a value means is the app's: it takes any that it does not know for the usual one.
struct Preferences {
  std::string language = {};      ///< BCP 47 tag
  std::string text_size = {};     ///< normal, large, largest, huge
  std::string theme = {};         ///< calm, dark, strong, yellow
  std::string spacing = {};       ///< normal, wide
  std::string motion = {};        ///< none, some
  std::string hand = {};          ///< left, right
  std::string read_aloud = {};    ///< off, on
  std::string speed = {};         ///< slow, normal, fast
  std::string switches = {};      ///< off, one, two
  int dwell_seconds = 0;          ///< with one switch: how long the mark rests on each thing
  std::string double_press = {};  ///< taken, ignored
  std::string keyboard = {};      ///< touch, always, never
  std::string pin = {};           ///< numbers, pictures: what the PIN was chosen as
  bool first_run_done = false;    ///< the questions of the first time were answered or left out
  bool operator==(const Preferences&) const = default;
};

/// `base` with what `chosen` says besides; the questions of the first time stay as they are.
[[nodiscard]] Preferences with(Preferences base, const Preferences& chosen);

/// Only what was chosen is written down.
[[nodiscard]] base::Json to_json(const Preferences& preferences);
/// Of any age: what is missing or of another kind was not chosen.
[[nodiscard]] Preferences preferences_from(const base::Json& json);

}  // namespace mend::store
