#pragma once

#include "kiosk/screens/line.h"
#include "kiosk/store/residents.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::screens {

struct LanguageChoice {
  std::string tag;
  form::Words own_name;
  bool chosen = false;
};

/// Languages by their own names, in the policy's order.
std::vector<LanguageChoice> language_choices(const std::vector<std::string>& offered,
                                             std::string_view chosen);

struct SignInTile {
  std::string subject;
  Personal name;
  std::string picture;
  /// Tells two people of the same name apart for those who do not see it.
  std::optional<messages::Text> picture_name = std::nullopt;
};

/// Who may sign in here: names and pictures, and not a word about what for.
struct SignInModel {
  std::vector<LanguageChoice> languages;
  messages::Text language_label;
  messages::Text title;
  messages::Text hint;
  messages::Text none;
  std::vector<SignInTile> tiles;
};

SignInModel make_sign_in(const messages::Catalogue& catalogue, const std::vector<store::Tile>& tiles,
                         const std::vector<std::string>& languages, std::string_view language);

}  // namespace mend::screens
