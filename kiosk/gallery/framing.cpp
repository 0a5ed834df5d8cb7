// What frames a page: the help bar, quick hide, the foot, more below, a dialog on top.
#include "kiosk/gallery/exhibit.h"

namespace mend::gallery {

using ui::Ui;

namespace {

void draw_words(Ui& ui, const Say& say) {
  ui.progress(say.format("learn.page", {{"page", 2}, {"pages", 8}}), 2, 8);
  ui.paragraph(say("para"));
  ui.inset(say("think"));
  ui.begin_row();
  ui.button("continue", say("button.continue"));
  ui.button("skip", say("button.skip"), ui::ButtonStyle::secondary);
  ui.end_row();
}

void fill_frame(ui::Page& page, const Say& say) {
  page.back = say("button.back");
  page.hide = say("button.hide");
  page.more_below = say("page.more-below");
  page.foot = {{"settings", say("settings.title"), ui::Icon::settings},
               {"listen", say("settings.read-aloud"), ui::Icon::listen},
               {"out", say("button.sign-out"), ui::Icon::sign_out}};
}

void draw_dialog(Ui& ui, const Say& say) {
  draw_words(ui, say);
  ui.dialog({.id = "delete",
             .title = say("form.delete.title"),
             .body = {say("form.delete.body"), say("warn")},
             .answers = {{"keep", say("form.delete.keep")},
                         {"delete", say("form.delete"), ui::ButtonStyle::warning}},
             .safe = "keep"});
}

void draw_long(Ui& ui, const Say& say) {
  draw_words(ui, say);
  for (int i = 0; i < 6; ++i) ui.paragraph(say("para"));
}

Exhibit whole(std::string state, Exhibit::Draw draw, Deed deed = Deed::nothing, std::string target = {}) {
  return {.component = "page",
          .state = std::move(state),
          .draw = std::move(draw),
          .deed = deed,
          .target = std::move(target),
          .frame = fill_frame};
}

}  // namespace

void add_framing(std::vector<Exhibit>& all) {
  all.push_back(whole("help bar and foot", draw_words));
  all.push_back(whole("help with the focus", draw_words, Deed::focus, "help"));
  all.push_back(whole("hide is pressed", draw_words, Deed::press, "hide"));
  all.push_back(whole("more below", draw_long));
  all.push_back(whole("dialog", draw_dialog));
  all.push_back(whole("dialog with the focus", draw_dialog, Deed::focus, "delete/delete"));
}

}  // namespace mend::gallery
