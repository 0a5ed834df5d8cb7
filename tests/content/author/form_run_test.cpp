#include "content/author/form_run.h"

#include "content/author/form_command.h"
#include "content/author/form_eval.h"
#include "content/author/form_tool.h"
#include "content/base/disk_files.h"
#include "content/base/memory_files.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace mend;
using base::Json;

namespace {

const std::string xml =
    R"x(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">)x"
    R"x(<h:head><h:title>T</h:title><model><itext><translation lang="English (en)" default="true()"><text id="q"><value>Old?</value></text>)x"
    R"x(</translation><translation lang="Cymraeg (cy)"><text id="q"><value>Oed?</value></text></translation></itext>)x"
    R"x(<instance><data id="t"><age/><f/><r><x/></r></data></instance>)x"
    R"x(<bind nodeset="/data/age" type="int" required="true()" constraint=". &lt; 130" jr:constraintMsg="Too old."/></model></h:head>)x"
    R"x(<h:body><input ref="/data/age"><label ref="jr:itext('q')"/></input><select1 ref="/data/f"><item><label>Yes</label>)x"
    R"x(<value>yes</value></item></select1><repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat></h:body></h:html>)x";

struct Run {
  base::ManualClock clock;
  base::SeededRandom random{1};
  base::MemoryFiles files;
  author::FormRun run;
  Run() : run(form::Session(load(), clock, random), files) {}

  static std::shared_ptr<const form::Form> load() {
    form::Reading any;
    any.house_rules = false;
    return form::Form::load(base::as_bytes(xml), any).value();
  }
  Json step(const char* line) { return run.step(line); }
};

}  // namespace

TEST_CASE("a step that sets an answer says ok, or the form's own words") {
  Run run;
  CHECK(run.step(R"x({"set":"/data/age","to":"17"})x") == Json{{"ok", true}});
  CHECK(run.step(R"x({"set":"/data/age","to":"170"})x") == Json{{"ok", false}, {"error", "Too old."}});
  CHECK(run.step(R"x({"get":"/data/age"})x")["value"] == "17");
}

TEST_CASE("a refused step says what the question takes, and what is not asked or not there") {
  Run run;
  const auto why = [&](const char* line) { return run.step(line)["error"].get<std::string>(); };
  CHECK(why(R"x({"set":"/data/age","to":"ten"})x") == "This takes a whole number, such as 12.");
  CHECK(why(R"x({"set":"/data/f","to":"maybe"})x") == "\"maybe\" is no choice here: yes.");
  CHECK(why(R"x({"set":"/data/gone","to":"x"})x") == "There is no node /data/gone; mend the ref.");
}

TEST_CASE("a step that says no is refused, not done all the same") {
  Run run;
  for (const char* line : {R"x({"validate":false})x", R"x({"validate":"true"})x", R"x({"validate":1})x",
                           R"x({"serialize":false})x", R"x({"serialize":null})x"}) {
    CAPTURE(line);
    const Json answer = run.step(line);
    CHECK(answer["ok"] == false);
    CHECK(answer["error"].get<std::string>().find("takes true; leave") != std::string::npos);
  }
  CHECK(run.step(R"x({"validate":true})x")["ok"] == true);
}

TEST_CASE("a step may give a number or a truth as such") {
  Run run;
  CHECK(run.step(R"x({"set":"/data/age","to":18})x")["ok"] == true);
  CHECK(run.step(R"x({"get":"/data/age"})x")["value"] == "18");
  CHECK(run.step(R"x({"set":"/data/age","to":[1]})x")["ok"] == false);
}

TEST_CASE("a step tells the state, the choices and the words") {
  Run run;
  const Json state = run.step(R"x({"state":"/data/age"})x");
  CHECK(state["type"] == "int");
  CHECK(state["required"] == true);
  CHECK(state["relevant"] == true);
  CHECK(state["readonly"] == false);
  CHECK(state["valid"] == false);
  CHECK(run.step(R"x({"choices":"/data/f"})x")["choices"] ==
        Json::array({{{"value", "yes"}, {"label", "Yes"}}}));
  CHECK(run.step(R"x({"label":"/data/age"})x")["label"] == "Old?");
  CHECK(run.step(R"x({"language":"cy"})x")["ok"] == true);
  CHECK(run.step(R"x({"label":"/data/age"})x")["label"] == "Oed?");
  CHECK(run.step(R"x({"language":"English (en)"})x")["language"] == "en");
  CHECK(run.step(R"x({"language":"xx"})x")["ok"] == false);
}

TEST_CASE("steps add, count and take out repeats") {
  Run run;
  CHECK(run.step(R"x({"repeat_add":"/data/r"})x")["ref"] == "/data/r[2]");
  CHECK(run.step(R"x({"count":"/data/r"})x")["count"] == 2);
  CHECK(run.step(R"x({"repeat_remove":"/data/r[2]"})x")["ok"] == true);
  CHECK(run.step(R"x({"count":"/data/r"})x")["count"] == 1);
  CHECK(run.step(R"x({"repeat_remove":"/data/r[2]"})x")["ok"] == false);
}

TEST_CASE("a step works an expression out where it says") {
  Run run;
  CHECK(run.step(R"x({"eval":"1 + 1"})x") ==
        Json{{"ok", true}, {"type", "number"}, {"string", "2"}, {"number", 2}, {"boolean", true}});
  CHECK(run.step(R"x({"eval":"position(..)","at":"/data/r[1]/x"})x")["number"] == 1);
  CHECK(run.step(R"x({"eval":"nope()"})x")["ok"] == false);
  CHECK(run.step(R"x({"eval":"1","at":"/nowhere"})x")["ok"] == false);
}

TEST_CASE("steps check, send, save and take up again") {
  Run run;
  REQUIRE(run.files.make_folders("/w"));
  CHECK(run.step(R"x({"validate":true})x")["problems"][0]["ref"] == "/data/age");
  CHECK(run.step(R"x({"set":"/data/age","to":"20"})x")["ok"] == true);
  CHECK(run.step(R"x({"validate":true})x")["valid"] == true);
  CHECK(run.step(R"x({"save":"/w/draft"})x")["ok"] == true);
  CHECK(run.step(R"x({"set":"/data/age","to":"30"})x")["ok"] == true);
  CHECK(run.step(R"x({"load":"/w/draft"})x")["ok"] == true);
  CHECK(run.step(R"x({"serialize":true})x")["xml"].get<std::string>().find("<age>20</age>") !=
        std::string::npos);
  CHECK(run.step(R"x({"load":"gone"})x")["ok"] == false);
}

TEST_CASE("a step with a member that it does not know, or has twice, is refused by that member's name") {
  Run run;
  const auto why = [&](const char* line) { return run.step(line)["error"].get<std::string>(); };
  CHECK(why(R"x({"get":"/data/age","expects":{"value":"99"}})x") ==
        "A step with \"get\" does not know \"expects\"; beside it there may be \"expect\".");
  CHECK(why(R"x({"set":"/data/age","to":"1","at":"/data"})x") ==
        "A step with \"set\" does not know \"at\"; beside it there may be \"to\" and \"expect\".");
  CHECK(why(R"x({"set":"/data/age","to":"1","to":"2"})x") == "The step says \"to\" twice; leave one.");
  CHECK(run.step(R"x({"get":"/data/age"})x")["value"] == "");
  CHECK(run.step(R"x({"get":"/data/age","expect":{"value":"99"}})x")["ok"] == true);
}

TEST_CASE("a form that is tried is not written over by its own steps, whatever name it is called by") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "mend-form-run-test";
  fs::remove_all(folder);
  fs::create_directories(folder / "source/form");
  base::DiskFiles files;
  const auto read = [&](const fs::path& file) {
    return std::string(base::as_text(files.read(file, 1 << 20).value()));
  };
  for (const char* name : {"f.xml", "source/form/survey.csv"})
    REQUIRE(files.write_atomic(folder / name, base::as_bytes(xml), base::FileMode::shared_read));
  fs::create_symlink(folder / "f.xml", folder / "link.xml");
  const base::ManualClock clock;
  base::SeededRandom random(1);
  const auto tried = [&](const fs::path& form, const std::string& verb, const fs::path& file) {
    author::FormRun run(form::Session(Run::load(), clock, random), files, form);
    return run.step(Json{{verb, file.string()}}.dump());
  };
  for (const char* verb : {"save", "serialize"}) {
    CAPTURE(verb);
    for (const char* name : {"f.xml", "source/../f.xml", "link.xml"}) {
      CAPTURE(name);
      const Json answer = tried(folder / "f.xml", verb, folder / name);
      REQUIRE(answer["ok"] == false);
      CHECK(answer["error"].get<std::string>().find("is the form itself") != std::string::npos);
    }
    CHECK(tried(folder / "link.xml", verb, folder / "f.xml")["ok"] == false);
    CHECK(tried(folder / "source", verb, folder / "source/form/survey.csv")["ok"] == false);
    CHECK(tried(folder / "source/", verb, folder / "source/form/survey.csv")["ok"] == false);
    CHECK(read(folder / "f.xml") == xml);
    CHECK(read(folder / "source/form/survey.csv") == xml);
    // A draft beside it is written, and written again.
    CHECK(tried(folder / "f.xml", verb, folder / "draft.xml")["ok"] == true);
    CHECK(tried(folder / "source", verb, folder / "draft.xml")["ok"] == true);
  }
  fs::remove_all(folder);
}

TEST_CASE("an expression is not worked out at a place that is not said") {
  const auto refused = author::form_command({"eval", "f.xml", "--at"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "\"--at\" takes a ref; mend-author form --help lists what there is.");
}

TEST_CASE("a line that is no step is answered and the next one goes on") {
  Run run;
  std::istringstream in(
      "nonsense\n\n[1]\n{}\n{\"get\":1}\n{\"get\":\"/data/age\",\"set\":\"x\"}\n{\"get\":\"/data/age\"}\n");
  std::ostringstream out;
  run.run.run(in, out);
  std::istringstream lines(out.str());
  std::vector<Json> answers;
  for (std::string line; std::getline(lines, line);) answers.push_back(Json::parse(line));
  REQUIRE(answers.size() == 6);
  for (std::size_t i = 0; i < 5; ++i) CHECK(answers[i]["ok"] == false);
  CHECK(answers[5]["ok"] == true);
}

TEST_CASE("numbers that JSON does not have are told as words") {
  CHECK(author::evaluated_json("number", "NaN", 0.0 / 0.0, false)["number"] == "NaN");
  CHECK(author::evaluated_json("number", "", 1e308 * 10, true)["number"] == "Infinity");
  CHECK(author::evaluated_json("number", "", -1e308 * 10, true)["number"] == "-Infinity");
  CHECK(author::evaluated_json("number", "3", 3, true).dump().find("\"number\":3,") != std::string::npos);
  CHECK(author::evaluated_json("number", "0.5", 0.5, true)["number"] == 0.5);
}

TEST_CASE("a form is tried straight from its folder, as it would be built") {
  const std::filesystem::path folder = base::Path(MEND_SOURCE_DIR) / "content/catalogue/weekly-check-in";
  const auto form = author::read_any_form(folder);
  REQUIRE(form);
  base::DiskFiles files;
  CHECK((*form)->hash() == form::Form::load(author::compile_form(files, folder).value()).value()->hash());
  const auto module = author::read_any_form(base::Path(MEND_SOURCE_DIR) / "content/catalogue/what-is-rj");
  REQUIRE_FALSE(module);
  CHECK(module.error().message.find("is a module and no form") != std::string::npos);
}
