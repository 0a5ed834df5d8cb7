#include "content/author/readable.h"

#include <catch2/catch.hpp>
#include <set>

using namespace mend;
using author::Lines;

TEST_CASE("A page reads as its words, with what its pictures show and what each answer brings") {
  const auto page = module::read_page(R"(# Hurt

You do **not** have to.

![A person who listens](media/ask.png)

::: choice
Can they make you?

- Yes
  > No. Nobody can.
- No
  > That is right.
:::
)");
  if (!page) FAIL(page.error().message);
  CHECK(author::readable_page(*page) ==
        Lines{"# Hurt", "You do **not** have to.", "Picture media/ask.png, in words: A person who listens",
              "Question: Can they make you?", "  ○ Yes", "      then: No. Nobody can.", "  ○ No",
              "      then: That is right."});
}

TEST_CASE("Two documents that say different things never read the same") {
  const char* documents[] = {R"({"a":"b"})",       R"({"a":["b"]})",       R"({"a":["b","c"]})",
                             R"({"a":["c","b"]})", R"({"a":[["b"],"c"]})", R"({"a":[["b","c"]]})",
                             R"({"a":{"b":"c"}})", R"({"a, b":"c"})",      R"({"a":[]})",
                             R"({"a":{}})",        R"({"a":null})",        R"({"a":1})",
                             R"({"a":"1"})",       R"({"a":[{"b":"c"}]})", R"({})",
                             R"({"a •":"b"})"};
  std::set<Lines> seen;
  for (const char* document : documents) {
    CAPTURE(document);
    CHECK(seen.insert(author::readable_json(base::Json::parse(document))).second);
  }
}

TEST_CASE("Marks that nobody sees are shown, so that words cannot hide or stand turned round") {
  CHECK(author::visible("a\xE2\x80\xAEz") == "a⟨U+202E⟩z");
  CHECK(author::visible("a\x1B[2Jb\n") == "a⟨U+001B⟩[2Jb⟨U+000A⟩");
  CHECK(author::visible("zero\xE2\x80\x8Bwidth") == "zero⟨U+200B⟩width");
  CHECK(author::visible("\xFF") == "⟨byte FF⟩");
  CHECK(author::visible("Beth yw cyfiawnder? هذا 你好") == "Beth yw cyfiawnder? هذا 你好");
}
