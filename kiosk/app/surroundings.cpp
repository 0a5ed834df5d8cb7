#include "kiosk/app/surroundings.h"

#include "kiosk/screens/manner.h"

namespace mend::app {

screens::Frame make_surroundings(const messages::Catalogue& catalogue, std::string_view language,
                                 const store::Preferences& preferences, float pixels_per_mm,
                                 const ReadAloud& read_aloud, Who who) {
  screens::Frame frame = make_frame(catalogue, language, screens::look_of(preferences, pixels_per_mm));
  for (ui::FootItem& item : read_aloud.buttons(catalogue)) frame.foot.push_back(std::move(item));
  frame.notice = read_aloud.notice(catalogue);
  if (who != Who::broken)
    frame.foot.push_back({"text-size", catalogue.get("settings.text-size"), ui::Icon::text_size});
  if (who == Who::resident) {
    frame.hide = catalogue.get("button.hide");
    frame.foot.push_back({"sign-out", catalogue.get("button.sign-out"), ui::Icon::sign_out});
  } else if (who == Who::nobody) {
    // Before anybody has signed in, what they need to get there (EN 301 549, 5.2).
    frame.foot.push_back({"theme", catalogue.get("settings.theme"), ui::Icon::colours});
  }
  frame.keyboard = make_keyboard(catalogue, preferences.keyboard);
  return frame;
}

}  // namespace mend::app
