#include "kiosk/screens/list_screen.h"

namespace mend::screens {

void draw(ui::Ui& ui, const Frame& frame, const ListModel& model, ListActions& actions) {
  begin(ui, frame, model.page, model.title, Back::shown);
  for (const messages::Text& line : model.around) ui.caption(line);
  ui.heading(words(model.title));
  ui.paragraph(model.count);
  std::vector<ui::SummaryRow> rows;
  for (const ListRow& row : model.rows) {
    rows.push_back({std::to_string(position_of(row.ref)), ui::Words(row.name), words(row.summary),
                    ui::Words(model.change), ui::Words(row.change_name)});
    if (!model.may_take_out) continue;
    rows.back().take_out = ui::Words(model.take_out);
    rows.back().take_out_name = ui::Words(row.take_out_name);
  }
  if (!rows.empty()) {
    const auto pressed = ui.changeable_list("added", rows);
    if (pressed && pressed->take_out) actions.take_out = pressed->row;
    if (pressed && !pressed->take_out) actions.change = pressed->row;
  }
  if (model.full) ui.paragraph(*model.full);
  ui.begin_row();
  if (model.add) actions.add = ui.button("add", *model.add, ui::ButtonStyle::secondary);
  actions.go_on = ui.button("continue", model.go_on);
  ui.end_row();
  end(ui, actions.frame);
}

}  // namespace mend::screens
