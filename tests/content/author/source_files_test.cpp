#include "content/author/source_files.h"

#include "content/author/build.h"
#include "content/author/check.h"
#include "tests/content/author/author_fixture.h"

#include <sys/stat.h>

using namespace mend;

TEST_CASE("A page that is a link or a pipe is named, not left out of the module in silence") {
  for (const bool is_pipe : {false, true}) {
    author_test::Folder folder;
    author_test::write_guide(folder);
    const base::Path odd = folder.path / "catalogue/guide/pages/02-more.md";
    if (is_pipe) {
      REQUIRE(::mkfifo(odd.c_str(), 0600) == 0);
    } else {
      folder.write("elsewhere.md", "# More\n\nWords.\n");
      std::filesystem::create_symlink(folder.path / "elsewhere.md", odd);
    }
    const auto report = author::check_source(folder.files, folder.path / "catalogue/guide");
    REQUIRE(report);
    REQUIRE(report->problems.size() == 1);
    CHECK_THAT(report->problems[0],
               Catch::Contains("02-more.md") && Catch::Contains(is_pipe ? "pipe" : "link"));
    const auto built =
        author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "built");
    REQUIRE_FALSE(built);
    CHECK_THAT(built.error().message, Catch::Contains("02-more.md"));
  }
}

TEST_CASE("A whole module that is a link is named too") {
  author_test::Folder folder;
  author_test::write_guide(folder);
  folder.write("elsewhere/x", "");
  std::filesystem::create_directory_symlink(folder.path / "elsewhere", folder.path / "catalogue/other");
  const auto built = author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "built");
  REQUIRE_FALSE(built);
  CHECK_THAT(built.error().message, Catch::Contains("other") && Catch::Contains("link"));
}
