#include "kiosk/screens/ask_model.h"

#include "kiosk/screens/interpreter.h"

namespace mend::screens {

AskModel make_carry_on(const messages::Catalogue& catalogue, const form::Words& title,
                       base::UnixMillis begun) {
  return {"carry-on",
          Line(title),
          catalogue.get("form.carry-on.title"),
          {catalogue.format("form.carry-on.body", {{"date", messages::Date{begun}}})},
          catalogue.get("button.carry-on"),
          catalogue.get("form.carry-on.later"),
          catalogue.get("form.delete")};
}

AskModel make_delete(const messages::Catalogue& catalogue, const form::Words& title) {
  AskModel model{"delete",
                 Line(title),
                 catalogue.get("form.delete.title"),
                 {catalogue.get("form.delete.body")},
                 catalogue.get("form.delete.keep"),
                 catalogue.get("form.delete"),
                 std::nullopt};
  model.interpreter = interpreter_for(catalogue, model.lines);
  return model;
}

AskModel make_sending(const messages::Catalogue& catalogue, const form::Words& title) {
  return {"sending",    Line(title), catalogue.get("form.sending"), {}, std::nullopt,
          std::nullopt, std::nullopt};
}

AskModel make_hidden(const messages::Catalogue& catalogue) {
  return {"hidden",     std::nullopt, catalogue.get("hide.title"), {}, catalogue.get("hide.back"),
          std::nullopt, std::nullopt};
}

AskModel make_idle(const messages::Catalogue& catalogue, std::int64_t seconds) {
  return {"idle",
          std::nullopt,
          catalogue.format("lock.warning", {{"seconds", seconds}}),
          {},
          catalogue.get("lock.stay"),
          std::nullopt,
          std::nullopt};
}

ErrorModel make_error(const messages::Catalogue& catalogue, const std::vector<library::HelpLine>* lines,
                      bool lost) {
  ErrorModel model{
      catalogue.get("error.title"),
      {lost ? catalogue.get("error.lost") : catalogue.get("error.body"), catalogue.get("error.help")},
      make_help(catalogue, lines)};
  if (!model.help.interpreter) model.help.interpreter = interpreter_for(catalogue, model.lines);
  return model;
}

}  // namespace mend::screens
