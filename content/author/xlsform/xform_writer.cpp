#include "content/author/xlsform/xform_writer.h"

#include "content/form/text.h"

#include <set>

namespace mend::xlsform {

namespace {

class Writer {
 public:
  Writer(const Survey& survey, const std::string& id) : survey_(survey), id_(id) {}

  std::string write() {
    line(R"(<?xml version="1.0" encoding="UTF-8"?>)");
    line(R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
         R"( xmlns:jr="http://openrosa.org/javarosa" xmlns:mend="urn:mend:form">)");
    line("<h:head>");
    const auto title = survey_.title.find(survey_.default_language);
    line("<h:title>" + form::escaped(title == survey_.title.end() ? id_ : title->second) + "</h:title>");
    line("<model>");
    itext();
    instance();
    for (const Item& item : survey_.items) bind(item);
    line(R"x(<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>)x");
    line("</model>");
    line("</h:head>");
    line("<h:body>");
    body(-1);
    line("</h:body>");
    line("</h:html>");
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += text + "\n"; }
  static std::string choice_id(const std::string& list, const std::string& name) {
    return "choice:" + list + ":" + name;
  }

  void text(const std::string& id, const Words& words, const std::string& language) {
    const auto found = words.find(language);
    if (found == words.end()) return;  // the engine shows the default language and says so
    line("<text id=\"" + form::escaped(id) + "\"><value>" + form::escaped(found->second) + "</value></text>");
  }

  void itext() {
    line("<itext>");
    for (const std::string& language : survey_.languages) {
      const bool first = language == survey_.default_language;
      line("<translation lang=\"" + language + (first ? "\" default=\"true()\">" : "\">"));
      text("mend:title", survey_.title, language);
      for (const Item& item : survey_.items) {
        text(item.path + ":label", item.label, language);
        text(item.path + ":hint", item.hint, language);
        text(item.path + ":requiredMsg", item.required_message, language);
        text(item.path + ":constraintMsg", item.constraint_message, language);
      }
      for (const auto& [list, choices] : survey_.lists) {
        for (const Choice& choice : choices) text(choice_id(list, choice.name), choice.label, language);
      }
      line("</translation>");
    }
    line("</itext>");
  }

  void instance() {
    line("<instance>");
    line("<data id=\"" + form::escaped(id_) +
         (survey_.version.empty() ? "" : "\" version=\"" + form::escaped(survey_.version)) + "\">");
    fields(-1);
    line("<meta><instanceID/></meta>");
    line("</data>");
    line("</instance>");
  }

  void fields(int parent) {
    for (std::size_t i = 0; i < survey_.items.size(); ++i) {
      const Item& item = survey_.items[i];
      if (item.parent != parent) continue;
      if (item.type == Type::group) {
        line("<" + item.name + ">");
        fields(static_cast<int>(i));
        line("</" + item.name + ">");
      } else {
        line("<" + item.name + "/>");
      }
    }
  }

  static std::string attribute(const std::string& name, const std::string& value) {
    return value.empty() ? "" : " " + name + "=\"" + form::escaped(value) + "\"";
  }
  std::string message(const Item& item, const std::string& name, const Words& words) const {
    if (!words.contains(survey_.default_language)) return {};
    return attribute("jr:" + name, "jr:itext('" + item.path + ":" + name + "')");
  }

  void bind(const Item& item) {
    std::string rules = attribute("relevant", item.relevant);
    if (item.type != Type::group) {
      rules += attribute("required", item.required) + message(item, "requiredMsg", item.required_message) +
               attribute("constraint", item.constraint) +
               message(item, "constraintMsg", item.constraint_message) +
               attribute("readonly", item.type == Type::note ? "true()" : item.readonly) +
               attribute("calculate", item.calculation) + attribute("mend:max-length", item.max_length);
      line("<bind nodeset=\"" + item.path + "\" type=\"string\"" + rules + "/>");
    } else if (!rules.empty()) {
      line("<bind nodeset=\"" + item.path + "\"" + rules + "/>");
    }
  }

  void words(const Item& item, const std::string& name, const Words& text) {
    if (!text.contains(survey_.default_language)) return;
    line("<" + name + attribute("ref", "jr:itext('" + item.path + ":" + name + "')") + "/>");
  }

  void body(int parent) {
    for (std::size_t i = 0; i < survey_.items.size(); ++i) {
      const Item& item = survey_.items[i];
      if (item.parent == parent && item.type != Type::calculate) control(item, static_cast<int>(i));
    }
  }

  void control(const Item& item, int index) {
    const std::string name = item.type == Type::group             ? "group"
                             : item.type == Type::acknowledge     ? "trigger"
                             : item.type == Type::select_one      ? "select1"
                             : item.type == Type::select_multiple ? "select"
                                                                  : "input";
    line("<" + name + attribute("ref", item.path) + attribute("appearance", item.appearance) + ">");
    words(item, "label", item.label);
    words(item, "hint", item.hint);
    if (item.type == Type::group) body(index);
    if (!item.list.empty()) {
      for (const Choice& choice : survey_.lists.at(item.list)) {
        line("<item><label" + attribute("ref", "jr:itext('" + choice_id(item.list, choice.name) + "')") +
             "/><value>" + form::escaped(choice.name) + "</value></item>");
      }
    }
    line("</" + name + ">");
  }

  const Survey& survey_;
  const std::string& id_;
  std::string out_;
};

}  // namespace

std::string write_xform(const Survey& survey, const std::string& id) {
  return Writer(survey, id).write();
}

}  // namespace mend::xlsform
