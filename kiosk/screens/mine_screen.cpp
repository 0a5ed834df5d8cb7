#include "kiosk/screens/mine_screen.h"

namespace mend::screens {

void draw(ui::Ui& ui, const Frame& frame, const MineModel& model, MineActions& actions) {
  Frame around = frame;
  around.is_private = true;  // what became of a request is nobody else's business
  begin(ui, around, "mine", model.title, Back::shown);
  if (model.withdrawn_title)
    ui.banner(ui::BannerStyle::success, *model.withdrawn_title, *model.withdrawn_body);
  ui.heading(model.title);
  if (model.trouble) ui.inset(*model.trouble);
  if (model.interpreter) ui.inset(*model.interpreter);
  if (model.empty) ui.paragraph(*model.empty);
  for (std::size_t n = 0; n < model.rows.size(); ++n) {
    const MineRow& row = model.rows[n];
    if (n > 0) ui.divider();
    ui.heading(words(row.title), ui::HeadingLevel::two);
    for (const messages::Text& text : row.news) ui.paragraph(text);
    ui.caption(row.made);
    if (row.updated) ui.caption(*row.updated);
    if (row.withdraw) {
      if (model.withdraw_hint) ui.caption(*model.withdraw_hint);
      if (ui.button("withdraw/" + row.envelope, *row.withdraw, ui::ButtonStyle::secondary))
        actions.withdraw = n;
    }
  }
  end(ui, actions.frame);
}

}  // namespace mend::screens
