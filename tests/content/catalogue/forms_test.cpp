#include "catalogue.h"
#include "content/base/random.h"
#include "content/form/session.h"
#include "content/form/submission.h"

#include <map>

using namespace mend;
using namespace mend::catalogue::testing;
using form::Control;
using form::Question;

namespace {

struct Open {
  std::shared_ptr<const form::Form> form;
  base::ManualClock clock;
  base::SeededRandom random{3};
  form::Session session;
  explicit Open(const std::string& id) : form(load(id)), session(form, clock, random) {}

  static std::shared_ptr<const form::Form> load(const std::string& id) {
    for (const Entry& entry : entries()) {
      if (entry.id == id) return form::Form::load(compiled(entry)).value();
    }
    FAIL("no such form: " << id);
    return nullptr;
  }
  void answer(const std::string& name, std::string_view value) {
    for (const Question& question : session.questions()) {
      if (question.name != name) continue;
      const auto answered = session.answer(question.ref, value);
      if (!answered) FAIL_CHECK(name << ": " << answered.error().message);
      return;
    }
    FAIL_CHECK("not asked: " << name);
  }
  [[nodiscard]] bool asks(const std::string& name) const {
    const auto questions = session.questions();
    return std::any_of(questions.begin(), questions.end(), [&](const Question& q) { return q.name == name; });
  }
  [[nodiscard]] std::vector<std::string> choices(const std::string& name) const {
    std::vector<std::string> names;
    for (const Question& question : session.questions()) {
      if (question.name != name) continue;
      for (const auto& choice : question.choices) names.push_back(choice.name);
    }
    return names;
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("every form of the catalogue is safe and whole in every language") {
  for (const Entry& entry : entries()) {
    if (entry.kind != "form") continue;
    CAPTURE(entry.id);
    CHECK(entry.languages == Names{"en", "cy", "ar"});
    const auto form = form::Form::load(compiled(entry)).value();
    CHECK(form->id() == entry.id);
    no_findings(xlsform::check_form(*form, entry.answer_class, entry.languages, entry.id));
    CHECK(compiled(entry) == compiled(entry));
  }
}

TEST_CASE("every form can be answered to the end in every language, whatever is chosen") {
  for (const Entry& entry : entries()) {
    if (entry.kind != "form") continue;
    const auto form = form::Form::load(compiled(entry)).value();
    const base::ManualClock clock;
    base::SeededRandom random(Catch::rngSeed());
    for (const std::string& language : entry.languages) {
      for (int round = 0; round < 30; ++round) {
        CAPTURE(entry.id, language, round, Catch::rngSeed());
        form::Session session(form, clock, random);
        session.set_language(language);
        for (std::size_t at = 0; at < session.questions().size(); ++at) {
          const Question question = session.questions()[at];
          CHECK(question.label.language == language);
          CHECK((question.hint.text.empty() || question.hint.language == language));
          std::string value;
          if (question.control == Control::acknowledge) value = form::acknowledged;
          if (question.control == Control::text) value = "Da iawn, جيد";
          if (!question.choices.empty()) {
            const auto pick = random.below(static_cast<std::uint32_t>(question.choices.size()));
            value = question.choices[pick].name;
            CHECK(question.choices[pick].label.language == language);
          }
          if (question.control != Control::note) REQUIRE(session.answer(question.ref, value));
        }
        CHECK(session.validate().empty());
        const auto answers = form::read_submission(*form, session.serialize(), language).value();
        CHECK(answers.size() >= 5);
        for (const auto& answer : answers) CHECK(answer.label.language == language);
      }
    }
  }
}

TEST_CASE("every form of the catalogue has tests of its own, which hold") {
  base::DiskFiles files;
  for (const Entry& entry : entries()) {
    if (entry.kind != "form") continue;
    CAPTURE(entry.id);
    const auto names = files.list_files(root() / entry.id / "form").value();
    CHECK(std::any_of(names.begin(), names.end(),
                      [](const std::string& name) { return name.ends_with(".steps.jsonl"); }));
  }
}

TEST_CASE("the survey names nobody, tells no time, and says at once that it cannot call help") {
  Open open("resident-voice");
  CHECK_THAT(open.session.questions().front().label.text, Catch::Contains("cannot call help"));
  std::string words;
  for (const Question& question : open.session.questions()) words += question.label.text + "\n";
  CHECK_THAT(words,
             Catch::Contains("Nobody is told who answered") && Catch::Contains("Do not write any names"));
  open.answer("best", "The library");
  const std::string sent(base::as_text(open.session.serialize()));
  for (const char* trace : {"2026", "2027", "1970", "<start", "<end", "<today", "response_class"})
    CHECK(sent.find(trace) == std::string::npos);
  CHECK(open.session.validate().empty());
}

TEST_CASE("what comes first in key work is one of the things that were picked") {
  Open open("getting-ready");
  CHECK_FALSE(open.asks("first"));
  open.answer("talk", "health money");
  CHECK(open.choices("first") == Names{"health", "money"});
  CHECK(open.session.validate().empty());
}

TEST_CASE("the weekly check-in can be sent with every question skipped") {
  const Open open("weekly-check-in");
  CHECK(open.session.validate().empty());
}

TEST_CASE("the weekly check-in has the names and values that site policy speaks of") {
  const Open open("weekly-check-in");
  Names names;
  for (const Question& question : open.session.questions()) {
    if (question.control != Control::note) names.push_back(question.name);
  }
  CHECK(names == Names{"week", "sleep", "eating", "safe", "family", "health", "notices", "good", "help"});
  CHECK(open.choices("week") == Names{"very-good", "good", "ok", "bad", "very-bad"});
  CHECK(open.choices("safe") == Names{"yes", "sometimes", "no"});
  CHECK(open.choices("help") == Names{"no", "soon", "today", "rather-not-say"});
  CHECK(open.session.question("/data/week")->has_appearance("faces"));
  CHECK(open.session.question("/data/good")->max_length == 300);
  CHECK(open.session.check("/data/good", std::string(301, 'x'))->kind == form::ProblemKind::too_long);
}

TEST_CASE("the form about restorative justice has no place to write in") {
  const auto form = Open::load("rj-interest");
  // The schema, not only the questions asked at the moment: every select and tick and nothing else.
  for (const std::string stage : {"", "serving", "appeal"}) {
    Open open("rj-interest");
    if (!stage.empty()) open.answer("stage", stage);
    for (const Question& question : open.session.questions()) CHECK(question.control != Control::text);
  }
}

TEST_CASE("a text field planted in the form about restorative justice does not get through") {
  std::string xml;
  for (const Entry& entry : entries()) {
    if (entry.id == "rj-interest") xml = base::as_text(compiled(entry));
  }
  const std::string group = "<select1 ref=\"/data/stage\">";
  const std::string planted = "<input ref=\"/data/more\"><label>Anything else?</label></input>" + group;
  xml.replace(xml.find("<stage/>"), 8, "<more/><stage/>");
  xml.replace(xml.find(group), group.size(), planted);
  const auto form = form::Form::load(base::as_bytes(xml)).value();
  const auto findings = xlsform::check_form(*form, "rj", {"en"}, "form.xml");
  REQUIRE(findings.size() == 1);
  CHECK_THAT(findings[0].message, Catch::Contains("/data/more is free text"));
}

TEST_CASE("nobody who may still be tried is asked about responsibility, and they hear of a solicitor") {
  for (const std::string stage : {"waiting-trial", "appeal", "not-sure"}) {
    Open open("rj-interest");
    open.answer("stage", stage);
    CHECK_FALSE(open.asks("ready"));
    CHECK(open.asks("solicitor"));
  }
  for (const std::string stage : {"waiting-sentence", "serving"}) {
    Open open("rj-interest");
    open.answer("stage", stage);
    CHECK(open.asks("ready"));
    CHECK_FALSE(open.asks("solicitor"));
  }
  CHECK_FALSE(Open("rj-interest").asks("ready"));
}

TEST_CASE("an answer about responsibility does not leave the device once the case is open again") {
  Open open("rj-interest");
  open.answer("stage", "serving");
  open.answer("ready", "yes");
  open.answer("stage", "appeal");
  CHECK(base::as_text(open.session.serialize()).find("<ready>") == std::string_view::npos);
}

TEST_CASE("a request about restorative justice needs consent and all four ticks, and nothing else") {
  Open open("rj-interest");
  Names names;
  for (const auto& problem : open.session.validate()) {
    CHECK_FALSE(problem.message.text.empty());
    names.push_back(problem.ref.substr(problem.ref.rfind('/') + 1));
  }
  CHECK(names == Names{"i_choose", "i_can_stop", "no_contact", "staff_act", "consent"});
  for (const char* tick : {"i_choose", "i_can_stop", "no_contact", "staff_act"})
    open.answer(tick, form::acknowledged);
  open.answer("consent", "no");
  CHECK(open.session.validate().empty());
}

TEST_CASE("the form says that nobody has to, and that it never asks what happened") {
  Open open("rj-interest");
  std::string words;
  for (const Question& question : open.session.questions()) words += question.label.text + "\n";
  for (const char* promise :
       {"You do not have to", "You can stop at any time", "No question here asks what happened",
        "not a way to get less time", "not held against you", "may never be asked",
        "must not contact the person harmed", "Staff must act if someone is in danger"}) {
    CHECK_THAT(words, Catch::Contains(promise));
  }
}

TEST_CASE("a request goes to the RJ contact only with consent, else it stays with the key worker") {
  Open open("rj-interest");
  open.answer("consent", "yes");
  CHECK(open.session.value("/data/response_class") == "rj");
  open.answer("consent", "no");
  CHECK(open.session.value("/data/response_class") == "key-work");
}
