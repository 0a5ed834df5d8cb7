#include "kiosk/screens/help_model.h"

#include "kiosk/screens/interpreter.h"

namespace mend::screens {

using library::HelpLineId;

HelpModel make_help(const messages::Catalogue& catalogue, const std::vector<library::HelpLine>* lines) {
  static const std::vector<library::HelpLine> everywhere = {
      {HelpLineId::cell_bell, {}}, {HelpLineId::officer, {}}, {HelpLineId::listener, {}}};
  HelpModel model{catalogue.get("help.title"),         catalogue.get("help.intro"),
                  catalogue.get("help.tell-a-person"), {},
                  catalogue.get("help.back"),          std::nullopt};
  for (const library::HelpLine& line : lines ? *lines : everywhere) {
    switch (line.id) {
      case HelpLineId::cell_bell:
        model.rows.push_back({line.id, catalogue.get("help.cell-bell")});
        break;
      case HelpLineId::officer:
        model.rows.push_back({line.id, catalogue.get("help.officer")});
        break;
      case HelpLineId::listener:
        model.rows.push_back({line.id, catalogue.get("help.listener"), catalogue.get("help.listener.about")});
        break;
      case HelpLineId::samaritans:
        // Never a guessed number: a blank one hides the row.
        if (!line.number.empty()) {
          model.rows.push_back({line.id, catalogue.format("help.samaritans", {{"number", line.number}})});
        }
        break;
    }
  }
  model.interpreter = interpreter_for(catalogue, model.title, model.intro, model.tell_a_person);
  for (const HelpRow& row : model.rows) {
    if (!model.interpreter) model.interpreter = interpreter_for(catalogue, row.words, row.about);
  }
  return model;
}

StopModel make_stop(const messages::Catalogue& catalogue, const std::vector<library::HelpLine>* lines,
                    bool urgent) {
  StopModel model{make_help(catalogue, lines),
                  catalogue.get("help.stop.title"),
                  {},
                  std::nullopt,
                  catalogue.get("help.stop.acknowledge")};
  // The rows and the way on should be seen without scrolling.
  for (HelpRow& row : model.help.rows) row.about.reset();
  if (urgent) {
    model.urgent = catalogue.get("help.stop.urgent");
  } else {
    model.lines = {catalogue.get("help.stop.body")};
  }
  if (!model.help.interpreter) {
    model.help.interpreter =
        interpreter_for(catalogue, model.title, model.lines, model.urgent, model.acknowledge);
  }
  return model;
}

}  // namespace mend::screens
