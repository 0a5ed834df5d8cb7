#include "kiosk/screens/check_screen.h"

namespace mend::screens {

void draw(ui::Ui& ui, const Frame& frame, const CheckModel& model, CheckActions& actions) {
  begin(ui, frame, "check", model.title, Back::shown);
  if (model.error_title) {
    std::vector<ui::ErrorLink> links;
    for (const auto& [ref, message] : model.errors) links.push_back({"answers" + ref, words(message)});
    ui.error_summary(*model.error_title, links);
  }
  ui.caption(words(model.form_title));
  ui.heading(model.title);
  std::vector<ui::SummaryRow> rows;
  for (const CheckRow& row : model.rows) {
    rows.push_back({row.ref, words(row.question), words(row.answer), ui::Words(model.change),
                    ui::Words(row.change_name)});
  }
  actions.change = ui.summary_list("answers", rows);
  for (const messages::Text& text : model.docked) ui.paragraph(text);
  ui.paragraph(model.after);
  if (model.interpreter) ui.paragraph(*model.interpreter);
  if (model.failed) ui.inset(*model.failed);
  ui.begin_row();
  actions.send = ui.button("send", model.send);
  actions.remove = ui.button("delete", model.remove, ui::ButtonStyle::secondary);
  ui.end_row();
  end(ui, actions.frame);
}

}  // namespace mend::screens
