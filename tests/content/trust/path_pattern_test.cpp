#include "content/trust/search.h"

#include <catch2/catch.hpp>

using mend::trust::matches;
using mend::trust::may_match_below;

TEST_CASE("A star stays within its segment, so a pattern has one depth") {
  CHECK(matches("*", "a"));
  CHECK(matches("*", ".a"));
  CHECK(matches("local/*/*/*", "local/DEMO/a/1.json"));
  CHECK(matches("*/b", "a/b"));
  CHECK_FALSE(matches("*", "a/b"));
  CHECK_FALSE(matches("*/*", "a"));
  CHECK_FALSE(matches("*/*", "a/b/c"));
  CHECK_FALSE(matches("modules/mend/*", "modules/mend/a/1.json"));
  CHECK_FALSE(matches("modules/*", "modules"));
  CHECK_FALSE(matches("a?b", "a/b"));
  CHECK_FALSE(matches("a[/]b", "a/b"));
}

TEST_CASE("Patterns are read as in a shell, and case matters") {
  CHECK(matches("a*c*e", "abcde"));
  CHECK(matches("**", "abc"));
  CHECK(matches("*.json", ".json"));
  CHECK_FALSE(matches("*.json", "a.jsonx"));
  CHECK(matches("f?o", "fao"));
  CHECK(matches("f?o", "f\xC3\xA9o"));  // one character, two bytes
  CHECK_FALSE(matches("f?o", "fo"));
  CHECK(matches("[a-c]1", "b1"));
  CHECK_FALSE(matches("[a-c]1", "d1"));
  CHECK(matches("[!a-c]1", "d1"));
  CHECK_FALSE(matches("[!a-c]1", "a1"));
  CHECK(matches("[]]", "]"));
  CHECK(matches("[a-]", "-"));
  CHECK(matches("[a", "[a"));
  CHECK(matches("[\xC3\xA0-\xC3\xBF]", "\xC3\xA9"));
  CHECK_FALSE(matches("A", "a"));
  CHECK(matches("", ""));
  CHECK_FALSE(matches("", "a"));
  CHECK_FALSE(matches("a", ""));
  CHECK(matches("a\\b", "a\\b"));  // a backslash is a character like others
  CHECK_FALSE(matches("a\\*", "a*b"));
}

TEST_CASE("A pattern that is made to take for ever does not") {
  std::string pattern;
  for (int i = 0; i < 100; ++i) pattern += "a*";
  CHECK_FALSE(matches(pattern + "b", std::string(500, 'a')));
}

TEST_CASE("Whether a pattern reaches below a folder") {
  CHECK(may_match_below("modules/mend/*/*", "modules/mend/rj/"));
  CHECK(may_match_below("modules/*/*/*", "modules/mend/"));
  CHECK(may_match_below("modules/mend/rj/1.json", "modules/mend/rj/"));
  CHECK(may_match_below("*", ""));
  CHECK_FALSE(may_match_below("modules/other/*/*", "modules/mend/rj/"));
  CHECK_FALSE(may_match_below("modules/mend/*", "modules/mend/rj/"));
  CHECK_FALSE(may_match_below("modules/mend", "modules/mend/"));
}
