#include "content/author/process.h"

#include "tests/content/author/author_fixture.h"

using namespace mend;

TEST_CASE("A program is run without a shell and its words come back") {
  author_test::Folder folder;
  const auto said = author::run_process({"echo", "$(id);", "é"}, folder.path / "log");
  REQUIRE(said);
  CHECK(*said == "$(id); é\n");
}

TEST_CASE("A program that fails, or is not there, is refused with its name") {
  author_test::Folder folder;
  const auto failed = author::run_process({"ls", "/no such folder"}, folder.path / "log");
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message.find("no such folder") != std::string::npos);
  const auto missing = author::run_process({"no-such-program-of-mend"}, folder.path / "log");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message.find("no-such-program-of-mend") != std::string::npos);
}
