#include "kiosk/screens/check_screen.h"

namespace mend::screens {
namespace {

std::string row_id(const std::string& ref) {
  return ref.substr(ref.starts_with('/') ? 1 : 0);
}

/// The rows in lists: a new one under each heading.
std::optional<std::size_t> draw_rows(ui::Ui& ui, const CheckModel& model) {
  std::optional<std::size_t> pressed;
  std::size_t lists = 0;
  for (std::size_t begin = 0; begin < model.rows.size();) {
    auto level = ui::HeadingLevel::two;
    for (const Line& heading : model.rows[begin].headings) {
      ui.heading(words(heading), level);
      level = ui::HeadingLevel::three;
    }
    std::vector<ui::SummaryRow> rows;
    std::size_t end = begin;
    while (end < model.rows.size() && (end == begin || model.rows[end].headings.empty())) {
      const CheckRow& row = model.rows[end++];
      rows.push_back({row_id(row.ref), words(row.question), words(row.answer), ui::Words(model.change),
                      ui::Words(row.change_name)});
      if (row.error) rows.back().error = words(*row.error);
    }
    const std::string id = lists++ == 0 ? "answers" : "answers-" + std::to_string(lists);
    if (const auto row = ui.summary_list(id, rows)) pressed = begin + *row;
    begin = end;
  }
  return pressed;
}

/// In which list a row stands, as draw_rows counts them.
std::string list_of(const CheckModel& model, const std::string& ref) {
  std::size_t lists = 0;
  for (std::size_t n = 0; n < model.rows.size(); ++n) {
    if (n == 0 || !model.rows[n].headings.empty()) ++lists;
    if (model.rows[n].ref == ref) break;
  }
  return lists <= 1 ? "answers" : "answers-" + std::to_string(lists);
}

}  // namespace

void draw(ui::Ui& ui, const Frame& frame, const CheckModel& model, CheckActions& actions) {
  begin(ui, frame, model.go_on ? "check-part" : "check", model.title, Back::shown);
  if (model.error_title) {
    std::vector<ui::ErrorLink> links;
    for (const auto& [ref, message] : model.errors) {
      links.push_back({list_of(model, ref) + "/" + row_id(ref) + "/change", words(message)});
    }
    ui.error_summary(*model.error_title, links);
  }
  ui.caption(words(model.form_title));
  ui.heading(model.title);
  actions.change = draw_rows(ui, model);
  if (model.go_on) {
    ui.begin_row();
    actions.go_on = ui.button("continue", *model.go_on);
    ui.end_row();
    end(ui, actions.frame);
    return;
  }
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
