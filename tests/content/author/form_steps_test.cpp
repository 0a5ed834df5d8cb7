#include "content/author/form_steps.h"

#include "content/author/check.h"
#include "content/author/xlsform/xlsform.h"
#include "content/base/disk_files.h"
#include "content/base/memory_files.h"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace mend;
using Catch::Matchers::Contains;

namespace {

std::shared_ptr<const form::Form> age_form() {
  base::MemoryFiles files;
  REQUIRE(files.make_folders("/form"));
  const std::string survey =
      "type,name,label,constraint,constraint_message,relevant,default\n"
      "integer,age,Age?,. < 120,Too old.,,\n"
      "select_one yn,job,Job?,,,${age} > 17,\n"
      "date,day,Day?,,,,today()\n";
  REQUIRE(files.write_atomic("/form/survey.csv", base::as_bytes(survey), base::FileMode::shared_read));
  REQUIRE(files.write_atomic("/form/choices.csv",
                             base::as_bytes("list_name,name,label\nyn,yes,Yes\nyn,no,No\n"),
                             base::FileMode::shared_read));
  const auto compiled = xlsform::compile(files, "/form", {"test", "key-work"}).value();
  for (const auto& finding : compiled.findings) FAIL(finding.text());
  return form::Form::load(compiled.xform).value();
}

std::vector<std::string> run(std::string_view steps) {
  return author::run_form_steps(age_form(), "a.steps.jsonl", steps);
}

}  // namespace

TEST_CASE("a form's own tests hold") {
  CHECK(run(R"({"set":"/data/age","to":"17"}
{"state":"/data/job","expect":{"relevant":false}}

{"set":"/data/age","to":"18","expect":{"ok":true}}
{"state":"/data/job","expect":{"relevant":true,"type":"string"}}
{"choices":"/data/job","expect":{"choices":[{"value":"yes","label":"Yes"},{"value":"no","label":"No"}]}}
{"set":"/data/age","to":"200","expect":{"ok":false}}
{"validate":true,"expect":{"valid":true}}
)")
            .empty());
}

TEST_CASE("a form's test that does not hold is named by its line, with what came instead") {
  const auto problems =
      run("{\"set\":\"/data/age\",\"to\":\"17\"}\n{\"get\":\"/data/age\",\"expect\":{\"value\":\"18\"}}\n");
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0], Contains("a.steps.jsonl, line 2: It should answer {\"value\":\"18\"}") &&
                              Contains("\"value\":\"17\""));
}

TEST_CASE("a step that says nothing of its answer still has to work") {
  CHECK_THAT(run("{\"set\":\"/data/agee\",\"to\":\"17\"}\n").at(0),
             Contains("line 1") && Contains("\"ok\":false"));
  CHECK_THAT(run("{\"set\":\"/data/age\",\"to\":\"200\"}\n").at(0), Contains("line 1"));
}

TEST_CASE("steps that are no steps are not passed over") {
  CHECK_THAT(run("set age 17\n").at(0), Contains("not a JSON object"));
  CHECK_THAT(run("{\"get\":\"/data/age\",\"expect\":\"17\"}\n").at(0),
             Contains("\"expect\" has to be an object"));
  CHECK_THAT(run("\n \n").at(0), Contains("holds no steps"));
}

TEST_CASE("a slip of the pen in a form's own test is named, and never passes for a test that held") {
  // Each would hold if the slip were passed over, or if its refusal were taken for the form's.
  const std::pair<const char*, const char*> slips[] = {
      {R"({"get":"/data/age","expects":{"value":"99"}})", "does not know \"expects\""},
      {R"({"get":"/data/age","expect":{"ok":true},"expect":{"value":""}})", "says \"expect\" twice"},
      {R"({"get":"/data/age","expect":{"value":"99","value":""}})", "says \"value\" twice"},
      {R"({"set":"/data/age","set":"/data/job","to":""})", "says \"set\" twice"},
      {R"({"get":"/data/age","to":"17"})", "does not know \"to\""},
      {R"({"get":"/data/age","expect":{}})", "\"expect\" has to be an object that holds something"},
      {R"({"sett":"/data/age","to":"200","expect":{"ok":false}})", "but only \"expect\", \"sett\", \"to\""},
      {R"({"set":"/data/age","too":"200","expect":{"ok":false}})", "does not know \"too\""},
      {R"({"set":"/data/age","expect":{"ok":false}})", "\"set\" needs \"to\""},
      {R"({"set":"/data/age","to":["17"],"expect":{"ok":false}})", "\"to\" has to be a text"},
      {R"({"get":"/data/age","state":"/data/age","expect":{"ok":false}})", "A step does one thing"},
      {R"({"validate":false,"expect":{"ok":false}})", "takes true"}};
  for (const auto& [step, why] : slips) {
    CAPTURE(step);
    const auto problems = run(std::string(step) + "\n");
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0], Contains("a.steps.jsonl, line 1: ") && Contains(why));
  }
}

TEST_CASE("a form's own tests save, take up again and send, on a disk that they have for themselves") {
  const std::string_view steps = R"({"set":"/data/age","to":"17"}
{"save":"draft.xml"}
{"serialize":"sent.xml"}
{"set":"/data/age","to":"30"}
{"load":"draft.xml"}
{"get":"/data/age","expect":{"value":"17"}}
{"revise":"sent.xml"}
{"get":"/data/age","expect":{"value":"17"}}
)";
  CHECK(run(steps).empty());
  CHECK_FALSE(std::filesystem::exists("draft.xml"));
  // Another file of steps finds nothing there.
  CHECK_THAT(run("{\"load\":\"draft.xml\"}\n").at(0), Contains("\"draft.xml\\\": it is not there"));
}

TEST_CASE("a form's tests give the same answers every day") {
  CHECK(run("{\"get\":\"/data/day\",\"expect\":{\"value\":\"2026-01-05\"}}\n").empty());
}

TEST_CASE("check runs a form's own tests") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "mend-form-steps-test" / "weekly-check-in";
  fs::remove_all(folder.parent_path());
  fs::create_directories(folder.parent_path());
  fs::copy(fs::path(MEND_SOURCE_DIR) / "content/catalogue/weekly-check-in", folder,
           fs::copy_options::recursive);
  base::DiskFiles files;
  const auto write = [&](const std::string& text) {
    REQUIRE(files.write_atomic(folder / "form/all.steps.jsonl", base::as_bytes(text),
                               base::FileMode::shared_read));
  };
  write("{\"set\":\"/data/week\",\"to\":\"bad\"}\n");
  const auto good = author::check_source(files, folder).value();
  CHECK(good.problems.empty());
  CHECK(good.notes.empty());
  write("{\"set\":\"/data/week\",\"to\":\"splendid\"}\n");
  const auto bad = author::check_source(files, folder).value();
  REQUIRE(bad.problems.size() == 1);
  CHECK_THAT(bad.problems[0], Contains("form/all.steps.jsonl, line 1"));
  fs::remove_all(folder.parent_path());
}
