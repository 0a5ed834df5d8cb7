#pragma once

#include "i18n/messages/catalogue.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/settings_model.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::app {

/// The languages that this program speaks, read once at the start; English is always there.
class Tongues {
 public:
  /// A language whose file is damaged is left out, drafts that are damaged are, and each is told in one line
  /// on standard error.
  static Tongues load(const std::filesystem::path& folder);

  [[nodiscard]] const messages::Catalogue& catalogue(std::string_view tag) const;
  [[nodiscard]] bool speaks(std::string_view tag) const { return catalogues_.contains(std::string(tag)); }
  /// Those of `wanted` that we speak; without any, all that we speak: English, Welsh, then the
  /// others by what their speakers call them.
  [[nodiscard]] std::vector<std::string> offered(const std::vector<std::string>& wanted) const;
  /// What whoever chooses this language is told, where not every word of it is approved.
  [[nodiscard]] std::optional<messages::Text> draft_notice(std::string_view tag) const;

 private:
  std::map<std::string, messages::Catalogue> catalogues_;
};

/// What is on every page, in one language and look.
screens::Frame make_frame(const messages::Catalogue& catalogue, std::string_view language,
                          const ui::Look& look);

/// The keyboard on the screen as somebody wants it (store::Preferences::keyboard); none for never. Any other
/// word than "always" and "never" is the usual one.
std::optional<ui::KeyboardWords> make_keyboard(const messages::Catalogue& catalogue, std::string_view wish);

}  // namespace mend::app
