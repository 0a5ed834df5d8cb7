#include "content/library/item.h"

#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;

namespace {

const std::string sha256(64, 'a');

base::Json good() {
  return support::sample_manifest("what-is-rj", 3, sha256, 10);
}

base::Result<library::Item> read(const base::Json& manifest) {
  return library::read_manifest(base::as_bytes(manifest.dump()));
}

bool refused_with(const char* pointer, const base::Json& value) {
  base::Json manifest = good();
  manifest[base::Json::json_pointer(pointer)] = value;
  INFO(pointer << " " << value.dump());
  return !read(manifest);
}

}  // namespace

TEST_CASE("A good manifest is read in full") {
  base::Json manifest = good();
  manifest["languages"] = {"en", "cy"};
  manifest["files"].push_back({{"path", "pages/cy/01-hurt.md"}, {"sha256", sha256}, {"length", 1}});
  manifest["files"].push_back({{"path", "pages/en/00-start.md"}, {"sha256", sha256}, {"length", 2}});
  const auto item = read(manifest);
  REQUIRE(item);
  CHECK(item->name() == "mend/what-is-rj");
  CHECK(item->version == 3);
  CHECK(item->languages == std::vector<std::string>{"cy", "en"});
  REQUIRE(item->pages("en").size() == 2);
  CHECK(item->pages("en")[0].path == "pages/en/00-start.md");
  CHECK(item->pages("cy").size() == 1);
  CHECK(item->pages("ar").empty());
  CHECK(item->find("pages/cy/01-hurt.md") != nullptr);
  CHECK(item->find("nothing") == nullptr);
}

TEST_CASE("A form has a class and its XForm, a module has neither") {
  base::Json form = good();
  form["kind"] = "form";
  CHECK_FALSE(read(form));
  form["class"] = "rj";
  CHECK_FALSE(read(form));
  form["files"][0]["path"] = "form.xml";
  REQUIRE(read(form));
  CHECK(read(form)->response_class == "rj");
  form["class"] = "gossip";
  CHECK_FALSE(read(form));
  CHECK(refused_with("/class", "rj"));
}

TEST_CASE("Paths that climb out of an item are refused") {
  for (const char* path : {"../x", "/etc/passwd", "pages/../../x", "pages//x", "", "pages/en/.hidden", "a\\b",
                           "a/b/c/d/e/f/g/h/i"}) {
    CHECK(refused_with("/files/0/path", path));
  }
}

TEST_CASE("Each member of a manifest is checked") {
  const base::Json whole = good();
  for (const auto& [member, value] : whole.items()) {
    base::Json manifest = good();
    manifest.erase(member);
    INFO(member);
    CHECK_FALSE(read(manifest));
    manifest[member] = nullptr;
    CHECK_FALSE(read(manifest));
  }
  CHECK(refused_with("/format", 2));
  CHECK(refused_with("/kind", "game"));
  CHECK(refused_with("/org", "../x"));
  CHECK(refused_with("/version", 0));
  CHECK(refused_with("/source_language", "cy"));
  CHECK(refused_with("/title", base::Json({{"cy", "Beth"}})));
  CHECK(refused_with("/title/en", ""));
  CHECK(refused_with("/minutes", -1));
  CHECK(refused_with("/unknown", 1));
  CHECK(refused_with("/files", base::Json::array()));
  CHECK(refused_with("/files/0/sha256", std::string(64, 'A')));
  CHECK(refused_with("/files/0/length", -1));
  CHECK(refused_with("/files/0/length", 5'000'000'000));
  CHECK(refused_with("/files/1", good()["files"][0]));
}
