#include "kiosk/speech/voices.h"

#include <array>
#include <utility>

namespace mend::speech {
namespace {

// By primary language. The voice for Thai knows neither words nor vowels yet and says what nobody
// understands; "ku" is Kurmanji in Latin letters and spells Sorani letter by letter.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kVoices{{
    {"ar", "ar"}, {"bn", "bn"}, {"cy", "cy"}, {"en", "en-gb"}, {"fa", "fa"},  {"gu", "gu"}, {"hi", "hi"},
    {"lt", "lt"}, {"pa", "pa"}, {"pl", "pl"}, {"pt", "pt"},    {"ro", "ro"},  {"sq", "sq"}, {"ta", "ta"},
    {"tr", "tr"}, {"ur", "ur"}, {"vi", "vi"}, {"yue", "yue"},  {"zh", "cmn"},
}};

}  // namespace

std::string_view voice_for(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const auto& [tag, voice] : kVoices) {
    if (tag == primary) return voice;
  }
  return {};
}

const std::vector<std::string_view>& voices() {
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> names;
    for (const auto& [tag, voice] : kVoices) names.push_back(voice);
    return names;
  }();
  return all;
}

}  // namespace mend::speech
