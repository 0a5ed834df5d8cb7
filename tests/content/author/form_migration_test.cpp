#include "content/author/form_migration.h"

#include "content/author/check.h"
#include "content/author/form_run.h"
#include "content/base/clock.h"
#include "content/base/memory_files.h"
#include "tests/content/author/author_fixture.h"

using namespace mend;
using author_test::Folder;
using base::Json;
using Catch::Matchers::Contains;

namespace {

std::string xform(const std::string& first, const std::string& second) {
  const auto asked = [](const std::string& name) {
    return "<input ref=\"/data/" + name + "\"><label>" + name + "?</label></input>";
  };
  return "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head>"
         "<h:title>T</h:title><model><instance><data id=\"t\"><" +
         first + "/><" + second + "/><meta><instanceID/></meta></data></instance></model></h:head><h:body>" +
         asked(first) + asked(second) + "</h:body></h:html>";
}

std::shared_ptr<const form::Form> form_of(const std::string& xml) {
  return form::Form::load(base::as_bytes(xml)).value();
}

struct Desk {
  base::ManualClock clock{0};
  base::SeededRandom random{1};
  base::MemoryFiles files;
  const std::string earlier = xform("a", "b");
  const std::string later = xform("a", "c");

  Desk() {
    REQUIRE(files.make_folders("/d"));
    put("/d/earlier.xml", earlier);
    put("/d/go.migration", "from " + form_of(earlier)->hash() + "\nmove /data/b /data/c\n");
  }
  void put(const char* name, std::string_view text) {
    REQUIRE(files.write_atomic(name, base::as_bytes(text), base::FileMode::shared_read));
  }
  author::FormRun run(const std::string& xml) { return {form::Session(form_of(xml), clock, random), files}; }
};

}  // namespace

TEST_CASE("a step takes a draft of the earlier form along, and says what was left behind") {
  Desk desk;
  author::FormRun before = desk.run(desk.earlier);
  CHECK(before.step(R"({"set":"/data/b","to":"kept words"})")["ok"] == true);
  CHECK(before.step(R"({"save":"/d/draft"})")["ok"] == true);
  author::FormRun after = desk.run(desk.later);
  CHECK(after.step(R"({"load":"/d/draft"})")["ok"] == false);
  CHECK(after.step(R"({"migrate":"/d/draft","from":"/d/earlier.xml","by":"/d/go.migration"})") ==
        Json{{"ok", true}, {"left", Json::array()}});
  CHECK(after.step(R"({"get":"/data/c"})")["value"] == "kept words");
  CHECK_THAT(after.step(R"({"migrate":"/d/draft"})")["error"].get<std::string>(), Contains("needs \"from\""));
}

TEST_CASE("a step takes answers that were sent up again, under an id of their own") {
  Desk desk;
  author::FormRun run = desk.run(desk.earlier);
  CHECK(run.step(R"({"set":"/data/a","to":"sent"})")["ok"] == true);
  const Json sent = run.step(R"({"serialize":"/d/sent.xml"})");
  const Json id = run.step(R"({"get":"/data/meta/instanceID"})")["value"];
  CHECK_THAT(sent["xml"].get<std::string>(), Contains("<a>sent</a>"));
  author::FormRun again = desk.run(desk.earlier);
  CHECK(again.step(R"({"revise":"/d/sent.xml"})") == Json{{"ok", true}});
  CHECK(again.step(R"({"get":"/data/a"})")["value"] == "sent");
  CHECK(again.step(R"({"get":"/data/meta/instanceID"})")["value"] != id);
  CHECK(again.step(R"({"revise":"nothing"})")["ok"] == false);
}

TEST_CASE("a migration is looked through before there is any draft") {
  Desk desk;
  const auto look = [&](const std::string& lines) {
    desk.put("/d/try.migration", "from " + form_of(desk.earlier)->hash() + "\n" + lines);
    return author::look_at_migration(desk.files, *form_of(desk.earlier), *form_of(desk.later),
                                     "/d/try.migration")
        .value()
        .dump();
  };
  CHECK(look("move /data/b /data/c\n") == R"({"doubts":[],"problems":[]})");
  CHECK(look("drop /data/b\n") == R"({"doubts":[],"problems":[]})");
  CHECK_THAT(look(""), Contains("The answers to /data/b have no place in this form; write"));
  CHECK_THAT(look("move /data/b /data/a\n"),
             Contains("The answers to /data/a and to /data/b would both go to /data/a"));
  CHECK_THAT(look("move /data/x /data/c\ndrop /data/b\n"), Contains("moves /data/x, which is no field"));
}

TEST_CASE("check looks through the migrations beside a form") {
  Folder folder;
  folder.write("f/module.toml",
               "id = \"f\"\nkind = \"form\"\norg = \"mend\"\nlanguages = [\"en\"]\nminutes = 5\n"
               "audience = \"everyone\"\nclass = \"key-work\"\n\n[title]\nen = \"A form\"\n\n[summary]\nen = "
               "\"A short form.\"\n");
  folder.write("f/form/survey.csv", "type,name,label\nselect_one l,c,Which one?\n");
  folder.write("f/form/choices.csv", "list_name,name,label\nl,x,One\n");
  const auto problems = [&] {
    std::string text;
    const auto report = author::check_source(folder.files, folder.path / "f").value();
    for (const std::string& problem : report.problems) text += problem + "\n";
    return text;
  };
  CHECK(problems().empty());
  const std::string from = "from " + form_of(xform("a", "b"))->hash() + "\n";
  folder.write("f/form/v1.migration", from + "drop /data/a\n");
  CHECK_THAT(problems(), Contains("v1.migration: The earlier form has to lie beside it as \"v1.form.xml\""));
  folder.write("f/form/v1.form.xml", xform("a", "b"));
  CHECK_THAT(problems(), Contains("v1.migration: The answers to /data/b have no place in this form"));
  folder.write("f/form/v1.migration", from + "drop /data/a\ndrop /data/b\n");
  CHECK(problems().empty());
  folder.write("f/form/v1.form.xml", xform("a", "d"));
  CHECK_THAT(problems(), Contains("is from another version of the form"));
  folder.write("f/form/v1.migration", "go\n");
  CHECK_THAT(problems(), Contains("v1.migration: Line 1 of the migration"));
}
