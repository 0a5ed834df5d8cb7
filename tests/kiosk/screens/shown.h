#pragma once

#include "i18n/messages/catalogue.h"
#include "kiosk/screens/frame.h"
#include "kiosk/ui/ui.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::screens::testing {

/// A page as the kiosk shows it: a screen with what its models make of ordinary and of awkward cases.
struct Shown {
  std::string screen;  ///< of kiosk/screens/<screen>_screen.h
  std::string name;    ///< unique
  std::function<void(ui::Ui&, const messages::Catalogue&, const Frame&)> draw;
};

/// Every screen of the kiosk, at least once each: a test refuses a screen that is missing here.
const std::vector<Shown>& all_shown();

/// Catalogue and frame of one language, "en-XA" for the pseudo-locale.
struct Setting {
  messages::Catalogue catalogue;
  Frame frame;
};
Setting setting_of(std::string_view language, ui::TextSize size);

}  // namespace mend::screens::testing
