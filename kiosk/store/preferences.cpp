#include "kiosk/store/preferences.h"

#include <array>
#include <utility>

namespace mend::store {
namespace {

constexpr std::array<std::pair<const char*, std::string Preferences::*>, 12> kTexts{{
    {"language", &Preferences::language},
    {"text_size", &Preferences::text_size},
    {"theme", &Preferences::theme},
    {"spacing", &Preferences::spacing},
    {"motion", &Preferences::motion},
    {"hand", &Preferences::hand},
    {"read_aloud", &Preferences::read_aloud},
    {"speed", &Preferences::speed},
    {"switches", &Preferences::switches},
    {"double_press", &Preferences::double_press},
    {"keyboard", &Preferences::keyboard},
    {"pin", &Preferences::pin},
}};

constexpr int kLongestDwell = 60;

}  // namespace

Preferences with(Preferences base, const Preferences& chosen) {
  for (const auto& [name, text] : kTexts) {
    if (!(chosen.*text).empty()) base.*text = chosen.*text;
  }
  if (chosen.dwell_seconds > 0) base.dwell_seconds = chosen.dwell_seconds;
  return base;
}

base::Json to_json(const Preferences& preferences) {
  base::Json json = base::Json::object();
  for (const auto& [name, text] : kTexts) {
    if (!(preferences.*text).empty()) json[name] = preferences.*text;
  }
  if (preferences.dwell_seconds > 0) json["dwell_seconds"] = preferences.dwell_seconds;
  if (preferences.first_run_done) json["first_run_done"] = true;
  return json;
}

Preferences preferences_from(const base::Json& json) {
  Preferences preferences;
  if (!json.is_object()) return preferences;
  for (const auto& [name, text] : kTexts) {
    const auto found = json.find(name);
    if (found != json.end() && found->is_string()) preferences.*text = found->get<std::string>();
  }
  if (const auto dwell = json.find("dwell_seconds"); dwell != json.end() && dwell->is_number_integer()) {
    const auto seconds = dwell->get<std::int64_t>();
    if (seconds > 0 && seconds <= kLongestDwell) preferences.dwell_seconds = static_cast<int>(seconds);
  }
  const auto done = json.find("first_run_done");
  preferences.first_run_done = done != json.end() && done->is_boolean() && done->get<bool>();
  return preferences;
}

}  // namespace mend::store
