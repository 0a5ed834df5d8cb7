#pragma once

#include "content/form/session.h"
#include "kiosk/screens/form_model.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>

namespace mend::screens::testing {

inline std::shared_ptr<const form::Form> load_form(const std::string& instance, const std::string& binds,
                                                   const std::string& body) {
  const std::string xml =
      R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
      R"( xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Visits</h:title><model><instance>)"
      R"(<data id="visits" version="1">)" +
      instance + "<meta><instanceID/></meta></data></instance>" + binds + "</model></h:head><h:body>" + body +
      "</h:body></h:html>";
  const auto loaded = form::Form::load(base::as_bytes(xml));
  if (!loaded) FAIL(loaded.error().message);
  return *loaded;
}

inline std::string ask(const std::string& ref, const std::string& label) {
  return "<input ref=\"" + ref + "\"><label>" + label + "</label></input>";
}
inline std::string pick(const std::string& ref, const std::string& label) {
  return "<select1 ref=\"" + ref + "\"><label>" + label +
         "</label><item><label>Yes</label><value>yes</value></item><item><label>No</label><value>no</value></"
         "item></select1>";
}

/// Who visits: a name and toys for each child of each; "why" is asked only of who never comes.
inline std::shared_ptr<const form::Form> visitors() {
  static const auto form = load_form(
      R"(<first/><v jr:template=""><name/><comes/><why/><c jr:template=""><toy/></c></v><last/>)",
      R"x(<bind nodeset="/data/v/name" required="true()"/>)x"
      R"x(<bind nodeset="/data/v/why" relevant="/data/v/comes = 'no'"/>)x",
      ask("/data/first", "First") +
          R"(<group ref="/data/v"><label>Visitor</label><repeat nodeset="/data/v">)" +
          ask("/data/v/name", "Name") + pick("/data/v/comes", "Do they come?") +
          ask("/data/v/why", "Why not?") +
          R"(<group ref="/data/v/c"><label>Child</label><repeat nodeset="/data/v/c">)" +
          ask("/data/v/c/toy", "Toy") + "</repeat></group></repeat></group>" + ask("/data/last", "Last"));
  return form;
}

/// Two parts with a repeat in the second, a question before them and one after.
inline std::shared_ptr<const form::Form> two_parts() {
  static const auto form = load_form(
      "<hello/><a><one/><two/></a><b><three/><r jr:template=\"\"><x/></r></b><end/>",
      R"x(<bind nodeset="/data/a/two" relevant="/data/a/one = 'yes'"/>)x",
      ask("/data/hello", "Hello") + R"(<group ref="/data/a"><label>About you</label>)" +
          pick("/data/a/one", "One") + ask("/data/a/two", "Two") +
          R"(</group><group ref="/data/b"><label>Your things</label>)" + ask("/data/b/three", "Three") +
          R"(<group ref="/data/b/r"><label>Thing</label><repeat nodeset="/data/b/r">)" +
          ask("/data/b/r/x", "What is it?") + "</repeat></group></group>" +
          ask("/data/end", "Anything else"));
  return form;
}

/// Three on a page, the last one fixed, and one after it.
inline std::shared_ptr<const form::Form> together_page() {
  static const auto form =
      load_form("<g><one/><two/><fixed>kept</fixed></g><after/>",
                R"x(<bind nodeset="/data/g/fixed" readonly="1 = 1"/>)x",
                R"(<group ref="/data/g" appearance="field-list"><label>Your last visit</label>)" +
                    pick("/data/g/one", "Did they come?") + ask("/data/g/two", "How was it?") +
                    ask("/data/g/fixed", "Fixed") + "</group>" + ask("/data/after", "After"));
  return form;
}

/// Somebody who fills a form in; keeps the journal as the disk would, and after each step compares with a
/// form that is taken up again from it.
struct Filler {
  base::ManualClock clock;
  base::SeededRandom random{5};
  std::shared_ptr<const form::Form> definition;
  std::vector<store::DraftEntry> journal;
  library::AnswerRules help_stop;
  FormModel form;

  explicit Filler(std::shared_ptr<const form::Form> of, library::AnswerRules stop = {})
      : definition(std::move(of)),
        help_stop(std::move(stop)),
        form(form::Session(definition, clock, random), help_stop, {}) {
    form.replay({});
    for (auto& entry : form.take_journal()) journal.push_back(std::move(entry));
  }

  [[nodiscard]] FormModel again() { return again(journal); }
  [[nodiscard]] FormModel again(const std::vector<store::DraftEntry>& entries) {
    FormModel fresh(form::Session(definition, clock, random), help_stop, {});
    fresh.replay(entries);
    return fresh;
  }
  /// As when the screen is hidden, with what is half written.
  [[nodiscard]] FormModel hidden() {
    auto entries = journal;
    entries.insert(entries.end(), form.unfinished().begin(), form.unfinished().end());
    return again(entries);
  }
  /// Nothing is lost and nobody is sent elsewhere if the power goes here.
  void step() {
    for (auto& entry : form.take_journal()) journal.push_back(std::move(entry));
    const FormModel fresh = again();
    // A page that asks something back is not gone back to.
    FormPlace place = form.place();
    if (place == FormPlace::stop) place = form.page_id().empty() ? FormPlace::check : FormPlace::question;
    if (place == FormPlace::skip) place = FormPlace::question;
    if (place == FormPlace::take_out) place = FormPlace::list;
    CHECK(fresh.place() == place);
    CHECK(fresh.page_id() == form.page_id());
    CHECK(answers(fresh) == answers(form));
    CHECK(fresh.changing() == form.changing());
    const FormModel back = hidden();
    CHECK(back.page_id() == form.page_id());
    CHECK(answers(back) == answers(form));
    CHECK(done(back) == done(form));
    CHECK(typed(back) == typed(form));
  }
  /// Without the instanceID, which is another each time that a form is begun.
  static std::string answers(const FormModel& of) {
    std::string all;
    for (const auto& question : of.questions()) all += question.ref + "=" + question.value + "\n";
    for (const auto& page : of.pages()) all += page.ref + "\n";
    return all;
  }
  static std::string done(const FormModel& of) {
    std::string all;
    for (const auto& task : of.tasks()) all += task.ref + (task.done ? "+" : "-") + (task.begun ? "+" : "-");
    return all;
  }
  /// What is written or picked on all pages and is no answer.
  static std::string typed(const FormModel& of) {
    std::string all;
    for (const auto& entry : of.unfinished()) {
      if (of.session().value(entry.ref) != entry.value) all += entry.ref + "=" + entry.value + "\n";
    }
    return all;
  }
  [[nodiscard]] std::string at() const { return form.page_id(); }
  void go_on() {
    form.go_on();
    step();
  }
  void answer(const std::string& value) {
    REQUIRE(form.place() == FormPlace::question);
    form.edit(form.page().front().ref, value);
    step();
    go_on();
  }
  void add() {
    form.add();
    step();
  }
  void back() {
    REQUIRE(form.back());
    step();
  }
};

}  // namespace mend::screens::testing
