#include "kiosk/screens/line.h"

namespace mend::screens {

const std::string& text_of(const Line& line) {
  if (const auto* message = std::get_if<messages::Text>(&line)) return message->value();
  if (const auto* words = std::get_if<form::Words>(&line)) return words->text;
  return std::get<Personal>(line).text;
}

form::Words in_language(const std::map<std::string, std::string>& texts, std::string_view wanted,
                        std::string_view source) {
  for (const std::string_view language : {wanted, source}) {
    if (const auto found = texts.find(std::string(language)); found != texts.end()) {
      return {found->second, found->first};
    }
  }
  if (texts.empty()) return {};
  return {texts.begin()->second, texts.begin()->first};
}

}  // namespace mend::screens
