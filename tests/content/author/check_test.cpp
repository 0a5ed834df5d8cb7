#include "content/author/check.h"

#include "tests/content/author/author_fixture.h"

using namespace mend;
using author_test::Folder;

namespace {

author::CheckReport check(Folder& folder) {
  const auto report = author::check_source(folder.files, folder.path / "catalogue/guide");
  REQUIRE(report);
  return *report;
}

bool any_names(const std::vector<std::string>& lines, std::string_view word) {
  for (const std::string& line : lines) {
    if (line.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A good module has no problems; translations that wait are notes") {
  Folder folder;
  author_test::write_guide(folder);
  const auto report = check(folder);
  for (const std::string& problem : report.problems) INFO(problem);
  CHECK(report.problems.empty());
  REQUIRE(report.notes.size() == 1);
  CHECK(any_names(report.notes, "cy.po: 1 paragraph is untranslated and 1 paragraph waits"));
}

TEST_CASE("Problems are named with their file") {
  Folder folder;
  author_test::write_guide(folder);
  folder.write("catalogue/guide/pages/02-bad.md", "no title");
  CHECK(any_names(check(folder).problems, "02-bad.md"));
}

TEST_CASE("Labels for people that must not be used are found in pages and titles") {
  Folder folder;
  author_test::write_guide(folder);
  folder.write("catalogue/guide/pages/02-label.md", "# Who\n\nAn offender can ask.\n");
  CHECK(any_names(check(folder).problems, "02-label.md"));
  Folder second;
  author_test::write_guide(second);
  std::string toml = author_test::module_toml;
  toml.replace(toml.find("A short guide."), 14, "For every inmate.");
  second.write("catalogue/guide/module.toml", toml);
  CHECK(any_names(check(second).problems, "module.toml"));
}

TEST_CASE("A title that is missing in a language is a problem") {
  Folder folder;
  author_test::write_guide(folder);
  std::string toml = author_test::module_toml;
  toml.replace(toml.find("cy = \"Canllaw\"\n"), 15, "");
  folder.write("catalogue/guide/module.toml", toml);
  CHECK(any_names(check(folder).problems, "\"cy\""));
}

TEST_CASE("A folder that is not there is an error of its own") {
  Folder folder;
  CHECK_FALSE(author::check_source(folder.files, folder.path / "none"));
}

TEST_CASE("What we ship has no problems") {
  Folder folder;
  for (const char* name : {"what-is-rj", "weekly-check-in", "rj-interest"}) {
    const auto report =
        author::check_source(folder.files, base::Path(MEND_SOURCE_DIR) / "content" / "catalogue" / name);
    REQUIRE(report);
    for (const std::string& problem : report->problems) CHECK(problem.empty());
  }
}
