#include "kiosk/screens/help_screen.h"

namespace mend::screens {
namespace {

ui::Icon icon_of(library::HelpLineId id) {
  switch (id) {
    case library::HelpLineId::cell_bell:
      return ui::Icon::bell;
    case library::HelpLineId::officer:
      return ui::Icon::person;
    case library::HelpLineId::listener:
      return ui::Icon::listen;
    case library::HelpLineId::samaritans:
      return ui::Icon::phone;
  }
  return ui::Icon::help;
}

}  // namespace

void draw_help_rows(ui::Ui& ui, const HelpModel& model) {
  for (const HelpRow& row : model.rows) {
    std::optional<ui::Words> about;
    if (row.about) about = *row.about;
    ui.help_line(icon_of(row.id), row.words, about);
  }
}

void draw(ui::Ui& ui, const Frame& frame, const HelpModel& model, HelpActions& actions) {
  begin(ui, frame, "help", model.title, Back::shown);
  ui.heading(model.title);
  ui.paragraph(model.intro);
  if (model.interpreter) ui.inset(*model.interpreter);
  draw_help_rows(ui, model);
  ui.paragraph(model.tell_a_person);
  actions.go_back = ui.button("help-back", model.go_back);
  end(ui, actions.frame);
}

void draw(ui::Ui& ui, const Frame& frame, const StopModel& model, StopActions& actions) {
  begin(ui, frame, "stop", model.title, Back::shown);
  ui.heading(model.title);
  if (model.urgent) ui.inset(*model.urgent);
  for (const messages::Text& line : model.lines) ui.paragraph(line);
  if (model.help.interpreter) ui.inset(*model.help.interpreter);
  draw_help_rows(ui, model.help);
  actions.acknowledge = ui.button("acknowledge", model.acknowledge);
  end(ui, actions.frame);
}

}  // namespace mend::screens
