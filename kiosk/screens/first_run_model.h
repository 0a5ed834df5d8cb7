#pragma once

#include "kiosk/screens/settings_model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::screens {

/// What is asked at the first time, by picture and sound, before anything has to be read.
enum class FirstStep { language, listen, size, colours };

[[nodiscard]] std::string_view name_of(FirstStep step);
/// Nothing after the last.
[[nodiscard]] std::optional<FirstStep> after(FirstStep step);
[[nodiscard]] std::optional<FirstStep> before(FirstStep step);

struct FirstRunModel {
  FirstStep step = FirstStep::language;
  messages::Text title, sample, go_on;
  /// One of the two is asked; pressing on without a choice keeps what is.
  std::vector<LanguageChoice> languages;
  std::optional<Setting> setting = std::nullopt;
  /// On the last page: where to change it all again.
  std::optional<messages::Text> later = std::nullopt;
  /// Not every word of the language of now was checked by a speaker.
  std::optional<messages::Text> draft = std::nullopt;
  bool may_go_back = false;
};

struct FirstRunState {
  const store::Preferences& preferences;
  const std::vector<std::string>& languages;
  std::string_view language;
  FirstStep step = FirstStep::language;
  bool first = true;  ///< nothing was asked before this
  std::optional<messages::Text> draft = std::nullopt;
};

FirstRunModel make_first_run(const messages::Catalogue& catalogue, const FirstRunState& state);

}  // namespace mend::screens
