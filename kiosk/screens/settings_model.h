#pragma once

#include "kiosk/screens/line.h"
#include "kiosk/screens/sign_in_model.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::screens {

enum class WordSize { normal, large, largest };

[[nodiscard]] std::string_view name_of(WordSize size);
/// Anything unknown is normal.
[[nodiscard]] WordSize word_size_named(std::string_view name);

/// How the person likes the screen; kept for the next time.
struct SettingsModel {
  messages::Text title, language_label, size_label;
  std::vector<LanguageChoice> languages;
  std::vector<messages::Text> sizes;  ///< in the order of WordSize
  WordSize size = WordSize::normal;
};

SettingsModel make_settings(const messages::Catalogue& catalogue, const std::vector<std::string>& languages,
                            std::string_view language, WordSize size);

}  // namespace mend::screens
