#include "kiosk/screens/ask_screen.h"

#include "kiosk/screens/help_screen.h"

namespace mend::screens {

void draw(ui::Ui& ui, const Frame& frame, const AskModel& model, AskActions& actions) {
  begin(ui, frame, model.page, model.title, Back::none);
  if (model.caption) ui.caption(words(*model.caption));
  ui.heading(model.title);
  for (const messages::Text& line : model.lines) ui.paragraph(line);
  std::vector<ui::SummaryRow> rows;
  for (const AskRow& row : model.rows) {
    rows.push_back({row.ref.substr(1), words(row.question), words(row.answer)});
  }
  if (!rows.empty()) ui.summary_list("answers", rows);
  if (model.interpreter) ui.inset(*model.interpreter);
  ui.begin_row();
  if (model.first) actions.first = ui.button("first", *model.first);
  if (model.second)
    actions.second = ui.button("second", *model.second,
                               model.second_warns ? ui::ButtonStyle::warning : ui::ButtonStyle::secondary);
  if (model.third) actions.third = ui.button("third", *model.third, ui::ButtonStyle::secondary);
  ui.end_row();
  end(ui, actions.frame);
}

void draw(ui::Ui& ui, const Frame& frame, const ErrorModel& model, ErrorActions& actions) {
  begin(ui, frame, "error", model.title, Back::none);
  ui.heading(model.title);
  for (const messages::Text& line : model.lines) ui.paragraph(line);
  if (model.help.interpreter) ui.inset(*model.help.interpreter);
  draw_help_rows(ui, model.help);
  end(ui, actions.frame);
}

}  // namespace mend::screens
