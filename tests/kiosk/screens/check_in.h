#pragma once

#include "content/form/session.h"
#include "kiosk/screens/form_model.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>

namespace mend::screens::testing {

/// A small check-in with one question of each kind; "more" is asked only after week = bad, and "agree" is
/// required.
inline std::shared_ptr<const form::Form> check_in() {
  static const std::string xml =
      R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
      R"( xmlns:jr="http://openrosa.org/javarosa" xmlns:mend="urn:mend:form"><h:head><h:title>Check-in</h:title><model>)"
      R"(<instance><data id="weekly-check-in" version="1"><hello/><week/><more/><good/><help/><agree/>)"
      R"(<meta><instanceID/></meta></data></instance>)"
      R"x(<bind nodeset="/data/hello" readonly="true()"/>)x"
      R"x(<bind nodeset="/data/more" relevant="/data/week = 'bad'"/>)x"
      R"x(<bind nodeset="/data/good" mend:max-length="10"/>)x"
      R"x(<bind nodeset="/data/agree" required="true()"/></model></h:head><h:body>)x"
      R"(<input ref="/data/hello"><label>Hello</label></input>)"
      R"(<select1 ref="/data/week"><label>How was it?</label>)"
      R"(<item><label>Good</label><value>good</value></item><item><label>Bad</label><value>bad</value></item>)"
      R"(<item><label>Very bad</label><value>very-bad</value></item></select1>)"
      R"(<select ref="/data/more"><label>What was bad?</label>)"
      R"(<item><label>Food</label><value>food</value></item><item><label>Noise</label><value>noise</value></item></select>)"
      R"(<input ref="/data/good"><label>Something good</label></input>)"
      R"(<select1 ref="/data/help"><label>Do you need help?</label>)"
      R"(<item><label>No</label><value>no</value></item><item><label>Today</label><value>today</value></item></select1>)"
      R"(<trigger ref="/data/agree"><label>I agree</label></trigger></h:body></h:html>)";
  const auto loaded = form::Form::load(base::as_bytes(xml));
  if (!loaded) FAIL(loaded.error().message);
  return *loaded;
}

/// The question about help and a tick that is required, on one page.
inline std::shared_ptr<const form::Form> together() {
  static const std::string xml =
      R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">)"
      R"(<h:head><h:title>T</h:title><model><instance><data id="weekly-check-in"><help/><agree/>)"
      R"(<meta><instanceID/></meta></data></instance>)"
      R"x(<bind nodeset="/data/agree" required="true()"/></model></h:head><h:body>)x"
      R"(<group appearance="field-list"><select1 ref="/data/help"><label>Do you need help?</label>)"
      R"(<item><label>Today</label><value>today</value></item></select1>)"
      R"(<trigger ref="/data/agree"><label>I agree</label></trigger></group></h:body></h:html>)";
  const auto loaded = form::Form::load(base::as_bytes(xml));
  if (!loaded) FAIL(loaded.error().message);
  return *loaded;
}

/// The question about help in a group in each of two visits.
inline std::shared_ptr<const form::Form> visits() {
  static const std::string xml =
      R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
      R"( xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model><instance>)"
      R"(<data id="weekly-check-in"><visit><about><help/></about></visit><meta><instanceID/></meta></data>)"
      R"(</instance></model></h:head><h:body><group ref="/data/visit"><label>Visit</label>)"
      R"(<repeat nodeset="/data/visit" jr:count="2"><group ref="/data/visit/about">)"
      R"(<select1 ref="/data/visit/about/help"><label>Do you need help?</label>)"
      R"(<item><label>No</label><value>no</value></item><item><label>Today</label><value>today</value></item>)"
      R"(</select1></group></repeat></group></h:body></h:html>)";
  const auto loaded = form::Form::load(base::as_bytes(xml));
  if (!loaded) FAIL(loaded.error().message);
  return *loaded;
}

inline const library::AnswerRules help_stop = {
    {"weekly-check-in", {{"week", {"very-bad"}}, {"help", {"today"}}, {"more", {"noise"}}}}};
inline const library::AnswerRules urgent = {{"weekly-check-in", {{"help", {"today"}}}}};

/// Somebody who fills it in; keeps the journal as the disk would.
struct Writer {
  base::ManualClock clock;
  base::SeededRandom random{3};
  std::vector<store::DraftEntry> journal;
  FormModel form{form::Session(check_in(), clock, random), help_stop, urgent};

  void keep() {
    for (auto& entry : form.take_journal()) journal.push_back(std::move(entry));
  }
  [[nodiscard]] std::string at() const {
    return form.page().empty() ? std::string() : form.page().front().name;
  }
  void answer(const std::string& name, const std::string& value) {
    form.edit("/data/" + name, value);
    form.go_on();
    keep();
  }
  void go_on() {
    form.go_on();
    keep();
  }
  /// To the page that checks all answers.
  void to_check() {
    while (form.place() == FormPlace::question) {
      if (at() == "agree") {
        answer("agree", "OK");
      } else {
        go_on();
      }
    }
    REQUIRE(form.place() == FormPlace::check);
  }
  /// As after a power cut: only what was journalled.
  [[nodiscard]] FormModel again() {
    FormModel fresh(form::Session(check_in(), clock, random), help_stop, urgent);
    fresh.replay(journal);
    return fresh;
  }
};

}  // namespace mend::screens::testing
