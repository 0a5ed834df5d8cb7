#pragma once

#include "kiosk/screens/line.h"

#include <optional>
#include <string>
#include <string_view>

namespace mend::screens {

/// Where a resident starts. Neutral: a glance over the shoulder tells nothing.
struct HomeModel {
  messages::Text title;
  messages::Text learn, learn_hint, forms, forms_hint, mine, mine_hint, settings, settings_hint;
};

HomeModel make_home(const messages::Catalogue& catalogue, std::string_view name);

}  // namespace mend::screens
