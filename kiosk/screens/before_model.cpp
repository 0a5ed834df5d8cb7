#include "kiosk/screens/before_model.h"

#include "kiosk/screens/interpreter.h"

namespace mend::screens {
namespace {

messages::Text reader_words(const messages::Catalogue& catalogue, std::string_view response_class) {
  if (response_class == "rj") return catalogue.get("form.reader.rj");
  if (response_class == "safer-custody") return catalogue.get("form.reader.safer-custody");
  if (response_class == "survey") return catalogue.get("form.reader.survey");
  if (response_class == "progress") return catalogue.get("form.reader.progress");
  return catalogue.get("form.reader.key-work");
}

}  // namespace

BeforeModel make_before(const messages::Catalogue& catalogue, const form::Words& title,
                        std::string_view response_class, const Docked& docked, bool has_required) {
  BeforeModel model{title,
                    catalogue.get("form.before.title"),
                    {reader_words(catalogue, response_class)},
                    catalogue.get("button.start"),
                    std::nullopt};
  for (messages::Text& text : docked_words(catalogue, docked)) model.lines.push_back(std::move(text));
  model.lines.push_back(catalogue.get("form.before.share"));
  model.lines.push_back(has_required ? catalogue.get("form.before.stop") : catalogue.get("form.before.skip"));
  model.interpreter = interpreter_for(catalogue, model.lines);
  return model;
}

}  // namespace mend::screens
