#include "content/author/xlsform/xform_writer.h"

#include "content/author/xlsform/xform_parts.h"
#include "content/form/text.h"

namespace mend::xlsform {

std::string attribute(const std::string& name, const std::string& value) {
  return value.empty() ? "" : " " + name + "=\"" + form::escaped(value) + "\"";
}

std::string choice_text(const std::string& list, const Choice& choice) {
  // Names may be there twice when the author says so; then the words are still apart.
  return "choice:" + list + ":" + choice.name +
         (choice.twins == 0 ? "" : ":" + std::to_string(choice.twins + 1));
}

std::string set_default(const Item& item, const std::string& event) {
  return "<setvalue event=\"" + event + "\"" + attribute("ref", item.path) +
         attribute("value", item.dynamic_default) + "/>";
}

std::string write_xform(const Survey& survey, const std::string& id) {
  const References references(survey.items);
  Draft draft{survey, references, {}};
  draft.line(R"(<?xml version="1.0" encoding="UTF-8"?>)");
  draft.line(R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
             R"( xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms")"
             R"( xmlns:mend="urn:mend:form">)");
  draft.line("<h:head>");
  const auto title = survey.title.find(survey.default_language);
  draft.line("<h:title>" + form::escaped(title == survey.title.end() ? id : title->second) + "</h:title>");
  draft.line("<model>");
  write_itext(draft);
  write_instances(draft, id);
  write_binds(draft);
  draft.line("</model>");
  draft.line("</h:head>");
  write_body(draft);
  draft.line("</h:html>");
  return std::move(draft.out);
}

}  // namespace mend::xlsform
