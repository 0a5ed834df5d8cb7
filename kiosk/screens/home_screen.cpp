#include "kiosk/screens/home_screen.h"

#include <array>

namespace mend::screens {

void draw(ui::Ui& ui, const Frame& frame, const HomeModel& model, HomeActions& actions) {
  begin(ui, frame, "home", model.title, Back::none);
  ui.heading(model.title);
  const std::array<ui::NavTile, 4> tiles{{
      {"learn", model.learn, ui::Words(model.learn_hint), ui::Icon::book},
      {"forms", model.forms, ui::Words(model.forms_hint), ui::Icon::check_in},
      {"mine", model.mine, ui::Words(model.mine_hint), ui::Icon::things},
      {"settings", model.settings, ui::Words(model.settings_hint), ui::Icon::settings},
  }};
  if (const auto pressed = ui.nav_tiles("home", tiles)) actions.tile = static_cast<HomeTile>(*pressed);
  end(ui, actions.frame);
}

}  // namespace mend::screens
