#include "kiosk/screens/home_model.h"

namespace mend::screens {

HomeModel make_home(const messages::Catalogue& catalogue, std::string_view name) {
  return {catalogue.format("home.title", {{"name", name}}),
          catalogue.get("home.learn"),
          catalogue.get("home.learn.hint"),
          catalogue.get("home.forms"),
          catalogue.get("home.forms.hint"),
          catalogue.get("home.mine"),
          catalogue.get("home.mine.hint"),
          catalogue.get("home.settings"),
          catalogue.get("home.settings.hint")};
}

}  // namespace mend::screens
