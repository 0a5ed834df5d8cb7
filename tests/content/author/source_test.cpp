#include "content/author/source.h"

#include "content/base/memory_files.h"

#include <catch2/catch.hpp>

using namespace mend;

namespace {

const std::string good = R"(id = "guide"
kind = "module"
org = "mend"
languages = ["en", "cy"]
minutes = 5
audience = "everyone"
[title]
en = "A guide"
[summary]
en = "Short."
)";

base::Result<author::Source> read(const std::string& text) {
  base::MemoryFiles files;
  REQUIRE(files.make_folders("guide"));
  REQUIRE(files.write_atomic("guide/module.toml", base::as_bytes(text), base::FileMode::shared_read));
  return author::read_source(files, "guide");
}

std::string with(const std::string& from, const std::string& to) {
  std::string text = good;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("What an author says about a module is read") {
  const auto source = read(good);
  REQUIRE(source);
  CHECK(source->id == "guide");
  CHECK(source->source_language() == "en");
  CHECK(source->languages.size() == 2);
  CHECK(source->title.at("en") == "A guide");
  CHECK(source->minutes == 5);
}

TEST_CASE("A slip in module.toml is refused with the file and the line") {
  const auto misspelt = read(with("minutes = 5", "minutes = 5\nmintes = 5"));
  REQUIRE_FALSE(misspelt);
  CHECK(misspelt.error().message.find("module.toml, line 6") != std::string::npos);
  const auto broken = read(with("kind = \"module\"", "kind = \"module"));
  REQUIRE_FALSE(broken);
  CHECK(broken.error().message.find("line 2") != std::string::npos);
}

TEST_CASE("Each member of module.toml is checked") {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"id = \"guide\"", ""},
           {"id = \"guide\"", "id = \"../x\""},
           {"id = \"guide\"", "id = 3"},
           {"kind = \"module\"", "kind = \"game\""},
           {"kind = \"module\"", "kind = \"form\""},
           {"kind = \"module\"", "kind = \"form\"\nclass = \"gossip\""},
           {"org = \"mend\"", ""},
           {"[\"en\", \"cy\"]", "[]"},
           {"[\"en\", \"cy\"]", "\"en\""},
           {"[\"en\", \"cy\"]", "[\"en\", \"en\"]"},
           {"[\"en\", \"cy\"]", "[\"cy\"]"},
           {"[\"en\", \"cy\"]", "[1]"},
           {"minutes = 5", "minutes = -1"},
           {"minutes = 5", "minutes = \"5\""},
           {"minutes = 5", "minutes = 5\nclass = \"rj\""},
           {"en = \"A guide\"", ""},
           {"en = \"A guide\"", "en = \"\""},
           {"en = \"A guide\"", "en = \"A guide\"\nfr = \"Guide\""},
           {"[summary]\nen = \"Short.\"", ""}}) {
    INFO(from << " -> " << to);
    CHECK_FALSE(read(with(from, to)));
  }
  CHECK(read(with("kind = \"module\"", "kind = \"form\"\nclass = \"rj\"")));
}
