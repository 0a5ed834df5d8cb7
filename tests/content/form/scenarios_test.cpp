#include "scenario_file.h"

#include <algorithm>
#include <filesystem>

using namespace mend::form::testing;

namespace {

/// The scenarios of all files, in the order of their names.
std::vector<WrittenScenario> all() {
  std::vector<std::string> files;
  for (const auto& file :
       std::filesystem::directory_iterator(MEND_SOURCE_DIR "/tests/content/form/scenarios")) {
    if (file.path().extension() == ".txt" && file.path().stem() != "README") files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<WrittenScenario> scenarios;
  for (const std::string& file : files) {
    for (WrittenScenario& one : read_scenarios(file)) scenarios.push_back(std::move(one));
  }
  return scenarios;
}

WrittenScenario written(const std::vector<std::string>& lines) {
  WrittenScenario scenario{"tried", "tried.txt", 1, {}};
  for (const std::string& line : lines) scenario.lines.emplace_back(scenario.lines.size() + 2, line);
  return scenario;
}

}  // namespace

TEST_CASE("every written scenario comes out as it says") {
  const std::vector<WrittenScenario> scenarios = all();
  REQUIRE(scenarios.size() > 100);
  for (const WrittenScenario& scenario : scenarios) {
    INFO(scenario.file << ": " << scenario.title);
    const auto wrong = play(scenario);
    CHECK(wrong.value_or("") == "");
  }
}

TEST_CASE("a written scenario that is wrong is noticed") {
  const std::vector<std::string> form = {"fields <a>1</a><b/>", "bind a constraint=\". != 'bad'\"",
                                         "input a b"};
  const auto with = [&](const std::string& line) {
    std::vector<std::string> lines = form;
    lines.push_back(line);
    return play(written(lines)).value_or("");
  };
  CHECK(with("get a => 1").empty());
  for (const char* line : {"get a => 2",
                           "a <- bad",
                           "a <-! good",
                           "hides a",
                           "asks c",
                           "required a",
                           "readonly a",
                           "invalid a",
                           "irrelevant b",
                           "count a => 1",
                           "problems => a required",
                           "sends <c>",
                           "lacks <a>",
                           "offers a => x",
                           "label a => b",
                           "eval 1 + 1 => 3",
                           "eval! 1",
                           "shout a",
                           "questions => b a",
                           "reads => b: 1",
                           "missing a",
                           "get c => x",
                           "add a",
                           "remove a[1]"}) {
    CAPTURE(line);
    CHECK_FALSE(with(line).empty());
  }
  CHECK_FALSE(play(written(form)).value_or("").empty());
  CHECK_FALSE(play(written({"fields <a/>", "input a", "refused nothing of the kind"})).value_or("").empty());
  CHECK_FALSE(play(written({"fields <a/>", "input b", "asks b"})).value_or("").empty());
}
