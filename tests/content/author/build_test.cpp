#include "content/author/build.h"

#include "content/base/hash.h"
#include "tests/content/author/author_fixture.h"

#include <map>

using namespace mend;
using author_test::Folder;

namespace {

std::map<std::string, std::string> all_files(Folder& folder, const std::string& name) {
  std::map<std::string, std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path / name)) {
    if (!entry.is_regular_file()) continue;
    const base::Path path = entry.path().lexically_relative(folder.path / name);
    found[path.string()] = folder.read(base::Path(name) / path);
  }
  return found;
}

}  // namespace

TEST_CASE("A module becomes a manifest and its files, in each of its languages") {
  Folder folder;
  author_test::write_guide(folder);
  const auto names = author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "out");
  if (!names) FAIL(names.error().message);
  CHECK(*names == std::vector<std::string>{"mend/guide"});
  const base::Json manifest = base::Json::parse(folder.read("out/manifests/mend/guide.json"));
  CHECK(manifest["languages"] == base::Json({"cy", "en"}));
  CHECK(manifest["title"]["cy"] == "Canllaw");
  CHECK_FALSE(manifest.contains("version"));
  REQUIRE(manifest["files"].size() == 2);
  CHECK(manifest["files"][0]["path"] == "pages/cy/01-hurt.md");
  const std::string sha256 = manifest["files"][1]["sha256"];
  CHECK(folder.read("out/blobs/" + sha256.substr(0, 2) + "/" + sha256) == author_test::page);
}

TEST_CASE("Two builds of the same source are byte-identical") {
  Folder folder;
  for (const char* out : {"first", "second"}) {
    REQUIRE(author::build_catalogue(folder.files, MEND_SOURCE_DIR "/content/catalogue", folder.path / out));
  }
  const auto first = all_files(folder, "first");
  CHECK(first.size() > 10);
  CHECK(first == all_files(folder, "second"));
}

TEST_CASE("A build replaces what an earlier build left, and nobody's own files") {
  Folder folder;
  author_test::write_guide(folder);
  REQUIRE(author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "out"));
  folder.write("out/blobs/ab/left-over", "x");
  REQUIRE(author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "out"));
  CHECK_FALSE(folder.files.exists(folder.path / "out/blobs/ab/left-over"));
  folder.write("mine/blobs/letter.txt", "dear");
  CHECK_FALSE(author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "mine"));
  CHECK(folder.read("mine/blobs/letter.txt") == "dear");
}

TEST_CASE("What a resident could not be shown is refused, with the file that is wrong") {
  const auto refused = [](const base::Path& name, std::string_view text, std::string_view word) {
    Folder folder;
    author_test::write_guide(folder);
    folder.write(name, text);
    const auto built = author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "out");
    REQUIRE_FALSE(built);
    INFO(built.error().message);
    CHECK(built.error().message.find(word) != std::string::npos);
    CHECK_FALSE(folder.files.exists(folder.path / "out/built.json"));
  };
  refused("catalogue/guide/pages/02-bad.md", "no title", "02-bad.md");
  refused("catalogue/guide/pages/02-picture.md", "# P\n\n![A boat](media/boat.png)\n", "media/boat.png");
  refused("catalogue/guide/module.toml", "id = 3", "module.toml");
  refused("catalogue/twin/module.toml", author_test::module_toml, "pages");
  refused("catalogue/guide/po/cy.po", "msgid \"x", "cy.po");
}

TEST_CASE("A language without its PO file is refused") {
  Folder folder;
  author_test::write_guide(folder);
  REQUIRE(folder.files.remove(folder.path / "catalogue/guide/po/cy.po"));
  const auto built = author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "out");
  REQUIRE_FALSE(built);
  CHECK(built.error().message.find("cy.po") != std::string::npos);
}

TEST_CASE("One id in two folders is refused") {
  Folder folder;
  author_test::write_guide(folder);
  folder.write("catalogue/twin/module.toml", author_test::module_toml);
  folder.write("catalogue/twin/pages/01-hurt.md", author_test::page);
  folder.write("catalogue/twin/po/cy.po", author_test::welsh);
  const auto built = author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "out");
  REQUIRE_FALSE(built);
  CHECK(built.error().message.find("mend/guide") != std::string::npos);
}
