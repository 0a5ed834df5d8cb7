#include "content/author/new_module.h"

#include "content/author/build.h"
#include "content/author/check.h"
#include "tests/content/author/author_fixture.h"

using namespace mend;

TEST_CASE("A new module and a new form of each class pass the check as they are") {
  author_test::Folder folder;
  for (const char* kind : {"module", "form"}) {
    for (const char* answers : {"key-work", "rj", "safer-custody", "survey", "progress"}) {
      author::NewModule wanted;
      wanted.id = std::string("a-") + kind + "-" + answers;
      wanted.kind = kind;
      wanted.response_class = answers;
      wanted.catalogue = folder.path / "catalogue";
      CAPTURE(wanted.id);
      REQUIRE(folder.files.make_folders(wanted.catalogue));
      const auto made = author::new_module(folder.files, wanted);
      if (!made) FAIL(made.error().message);
      const auto report = author::check_source(folder.files, *made);
      REQUIRE(report);
      CHECK(report->problems == std::vector<std::string>{});
    }
  }
  CHECK(author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "built"));
}

TEST_CASE("A new module never touches a folder that is there, and says which ids can be used") {
  author_test::Folder folder;
  folder.write("catalogue/guide/pages/01.md", "mine");
  author::NewModule wanted;
  wanted.catalogue = folder.path / "catalogue";
  for (const char* id : {"guide", "", "../x", "Guide", "a b", "-a", "/etc"}) {
    CAPTURE(id);
    wanted.id = id;
    CHECK_FALSE(author::new_module(folder.files, wanted));
  }
  CHECK(folder.read("catalogue/guide/pages/01.md") == "mine");
  wanted.id = "other";
  wanted.kind = "page";
  CHECK_FALSE(author::new_module(folder.files, wanted));
  wanted.kind = "form";
  wanted.response_class = "police";
  CHECK_FALSE(author::new_module(folder.files, wanted));
  CHECK_FALSE(folder.files.exists(folder.path / "catalogue" / "other"));
}
