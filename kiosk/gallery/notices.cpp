// What stands out: banners, warnings, the panel of a confirmation, the rows of the help page.
#include "kiosk/gallery/exhibit.h"

namespace mend::gallery {

using ui::Ui;

void add_notices(std::vector<Exhibit>& all) {
  all.push_back({"banner", "important", [](Ui& ui, const Say& say) {
                   ui.banner(ui::BannerStyle::important, say("important"), say("staff"));
                 }});
  all.push_back({"status", "more to answer",
                 [](Ui& ui, const Say& say) { ui.status("more", say("form.more.answer")); }});
  all.push_back({"banner", "success", [](Ui& ui, const Say& say) {
                   ui.banner(ui::BannerStyle::success, say("done"), say("saved"));
                 }});
  all.push_back(
      {"warning", "normal", [](Ui& ui, const Say& say) { ui.warning(say("warning"), say("warn")); }});
  all.push_back({.component = "panel",
                 .state = "confirmation",
                 .draw = [](Ui& ui, const Say& say) { ui.panel(say("form.sent.title"), say("saved")); },
                 .has_heading = true});
  all.push_back({"help line", "normal", [](Ui& ui, const Say& say) {
                   ui.help_line(ui::Icon::bell, say("help.cell-bell"));
                   ui.help_line(ui::Icon::person, say("help.listener"), say("help.listener.about"));
                   ui.help_line(ui::Icon::phone, say.format("help.samaritans", {{"number", "116 123"}}));
                 }});
}

}  // namespace mend::gallery
