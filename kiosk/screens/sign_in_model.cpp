#include "kiosk/screens/sign_in_model.h"

#include "i18n/locale/locale.h"
#include "kiosk/screens/picture_names.h"

namespace mend::screens {

std::vector<LanguageChoice> language_choices(const std::vector<std::string>& offered,
                                             std::string_view chosen) {
  std::vector<LanguageChoice> choices;
  for (const std::string& tag : offered) {
    choices.push_back({tag, {locale::locale_for(tag).own_name, tag}, tag == chosen});
  }
  return choices;
}

SignInModel make_sign_in(const messages::Catalogue& catalogue, const std::vector<store::Tile>& tiles,
                         const std::vector<std::string>& languages, std::string_view language) {
  SignInModel model{language_choices(languages, language), catalogue.get("settings.language"),
                    catalogue.get("sign-in.title"),        catalogue.get("sign-in.hint"),
                    catalogue.get("sign-in.none"),         {}};
  for (const store::Tile& tile : tiles)
    model.tiles.push_back({tile.subject, {tile.name}, tile.picture, picture_name(catalogue, tile.picture)});
  return model;
}

}  // namespace mend::screens
