#pragma once

#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/form/session.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <string_view>

namespace mend::form::testing {

/// An XForm from its three interesting parts; the root is /data and has meta/instanceID.
inline std::string xform(std::string_view fields, std::string_view binds, std::string_view body,
                         std::string_view itext = "") {
  std::string xml = R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
                    R"( xmlns:jr="http://openrosa.org/javarosa" xmlns:mend="urn:mend:form">)"
                    R"(<h:head><h:title>Test</h:title><model>)";
  xml += itext;
  xml += "<instance><data id=\"test\" version=\"1\">" + std::string(fields) +
         "<meta><instanceID/></meta></data></instance>";
  xml += std::string(binds) + "</model></h:head><h:body>" + std::string(body) + "</h:body></h:html>";
  return xml;
}

inline std::string input(std::string_view name) {
  return "<input ref=\"/data/" + std::string(name) + "\"><label>" + std::string(name) + "</label></input>";
}

/// `names` with spaces between are the choices.
inline std::string select(std::string_view kind, std::string_view name, std::string names) {
  std::string xml = "<" + std::string(kind) + " ref=\"/data/" + std::string(name) + "\"><label>" +
                    std::string(name) + "</label>";
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(' ', at), names.size());
    const std::string choice = names.substr(at, end - at);
    xml += "<item><label>" + choice + "</label><value>" + choice + "</value></item>";
    at = end + 1;
  }
  return xml + "</" + std::string(kind) + ">";
}

inline std::string binding(std::string_view name, std::string_view rules) {
  return "<bind nodeset=\"/data/" + std::string(name) + "\" " + std::string(rules) + "/>";
}

inline std::string repeat(std::string_view name, std::string_view inside, std::string_view rules = "") {
  return "<group ref=\"/data/" + std::string(name) + "\"><label>" + std::string(name) +
         "</label><repeat nodeset=\"/data/" + std::string(name) + "\" " + std::string(rules) + ">" +
         std::string(inside) + "</repeat></group>";
}

/// Any ODK form, without the rules of our house.
inline Reading any_form() {
  Reading reading;
  reading.house_rules = false;
  return reading;
}

/// Open a form, answer, expect.
class Scenario {
 public:
  explicit Scenario(const std::string& xml)
      : form(Form::load(base::as_bytes(xml)).value()), session(form, clock, random) {}

  Scenario(const std::string& xml, const Reading& reading, Zone zone = {})
      : form(Form::load(base::as_bytes(xml), reading).value()),
        session(form, clock, random, std::move(zone)) {}

  /// What an expression gives at a node, as text; "refused" if it cannot be worked out.
  [[nodiscard]] std::string eval(const std::string& expression, const std::string& at = "") const {
    const auto value = session.evaluate(expression, at);
    return value ? value->text : "refused";
  }
  [[nodiscard]] bool relevant(const std::string& name) const {
    return session.state("/data/" + name)->relevant;
  }
  /// Names of the choices that are offered, with spaces between.
  [[nodiscard]] std::string offered(const std::string& name) const {
    std::string names;
    const std::vector<Choice> choices = session.choices("/data/" + name).value();
    for (const Choice& choice : choices) names += (names.empty() ? "" : " ") + choice.name;
    return names;
  }
  void add(const std::string& name) { REQUIRE(session.add_repeat("/data/" + name)); }
  void remove(const std::string& name) { REQUIRE(session.remove_repeat("/data/" + name)); }
  [[nodiscard]] std::size_t count(const std::string& name) const {
    return session.count("/data/" + name).value();
  }

  base::Status answer(const std::string& name, std::string_view value) {
    return session.answer("/data/" + name, value);
  }
  [[nodiscard]] std::string value(const std::string& name) const { return session.value("/data/" + name); }
  [[nodiscard]] bool asks(const std::string& name) const {
    return session.question("/data/" + name).has_value();
  }
  [[nodiscard]] Question question(const std::string& name) const {
    return session.question("/data/" + name).value();
  }
  [[nodiscard]] std::string submission() const { return std::string(base::as_text(session.serialize())); }

  base::ManualClock clock;
  base::SeededRandom random{7};
  std::shared_ptr<const Form> form;
  Session session;
};

/// Why the form is refused; empty if it is not.
inline std::string refusal(const std::string& xml) {
  const auto form = Form::load(base::as_bytes(xml));
  return form ? std::string() : form.error().message;
}

}  // namespace mend::form::testing
