#include "content/author/recording.h"

#include "content/author/build.h"
#include "content/author/check.h"
#include "tests/content/author/author_fixture.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

using namespace mend;

namespace {

base::Bytes tone(const std::string& name = "tone.opus") {
  std::ifstream in(std::string(MEND_SOURCE_DIR) + "/tests/fuzz/recording/corpus/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a recording that the kiosk could not play is refused before it is published") {
  CHECK(author::check_recording(tone(), "01.opus"));
  CHECK_FALSE(author::check_recording(tone("nonsense.opus"), "01.opus"));
  CHECK_FALSE(author::check_recording({}, "01.opus"));
  const base::Bytes large(9 * 1024 * 1024, 1);
  const auto refused = author::check_recording(large, "01.opus");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("01.opus") != std::string::npos);
}

TEST_CASE("a page's recording goes with it, and one that belongs to no page is refused") {
  author_test::Folder folder;
  author_test::write_guide(folder);
  folder.write("catalogue/guide/audio/cy/01-hurt.opus", base::as_text(tone()));
  REQUIRE(author::build_catalogue(folder.files, folder.path / "catalogue", folder.path / "out"));
  const base::Json manifest = base::Json::parse(folder.read("out/manifests/mend/guide.json"));
  REQUIRE(manifest["files"].size() == 3);
  CHECK(manifest["files"][0]["path"] == "audio/cy/01-hurt.opus");

  folder.write("catalogue/guide/audio/en/1-hurt.opus", base::as_text(tone()));
  const auto lost = author::check_source(folder.files, folder.path / "catalogue/guide");
  REQUIRE(lost);
  REQUIRE(lost->problems.size() == 1);
  CHECK(lost->problems.front().find("1-hurt.opus") != std::string::npos);
}
