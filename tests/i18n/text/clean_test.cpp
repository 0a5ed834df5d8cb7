#include "i18n/text/paragraph.h"

#include <catch2/catch.hpp>

using mend::text::clean;
using mend::text::max_text_bytes;

TEST_CASE("good text is left alone") {
  const std::string text = "Dŵr\tلا إله\n👍 e\u0301 \u2068Sam\u2069";
  CHECK(clean(text) == text);
}

TEST_CASE("bytes that are not UTF-8 are shown as such, not dropped in silence") {
  CHECK(clean("a\xff\xc3z") == "a\ufffd\ufffdz");
  CHECK(clean("\xed\xa0\x80") == "\ufffd\ufffd\ufffd");  // half a surrogate pair
  CHECK(clean("\xc0\xaf") == "\ufffd\ufffd");            // overlong
}

TEST_CASE("a NUL does not hide what follows it") {
  CHECK(clean(std::string_view("a\0b", 3)) == "a\ufffdb");
}

TEST_CASE("control characters are shown, line breaks of every system are one line break") {
  CHECK(clean("a\x1b[31m\x7f") == "a\ufffd[31m\ufffd");
  CHECK(clean("a\r\nb\rc\nd") == "a\nb\nc\nd");
}

TEST_CASE("marks heaped on one letter are cut off") {
  std::string heap = "e";
  for (int i = 0; i < 5000; ++i) heap += "\u0301";
  CHECK(clean(heap).size() == 1 + 30 * 2);
  CHECK(clean(heap + "e\u0301") == clean(heap) + "e\u0301");
}

TEST_CASE("ten thousand lines are cut to a bounded number") {
  const std::string text = clean(std::string(10'000, '\n'));
  CHECK(std::count(text.begin(), text.end(), '\n') == 500);
}

TEST_CASE("long text is cut between letters") {
  std::string text;
  while (text.size() < max_text_bytes + 100) text += "€😀";
  const std::string by_bytes = clean(text);
  CHECK(by_bytes.size() <= max_text_bytes);
  CHECK(by_bytes.size() > max_text_bytes - 4);
  CHECK(text.starts_with(by_bytes));
}

TEST_CASE("what was done to a text is told") {
  mend::text::Mending mending;
  (void)clean("Dŵr\n", &mending);
  CHECK_FALSE(mending.replaced);
  CHECK_FALSE(mending.cut);
  (void)clean("a\xff", &mending);
  CHECK(mending.replaced);
  CHECK_FALSE(mending.cut);
  for (const std::string& much : {std::string(max_text_bytes + 1, 'a'), std::string(501, '\n')}) {
    (void)clean(much, &mending);
    CHECK_FALSE(mending.replaced);
    CHECK(mending.cut);
  }
}

TEST_CASE("damage that grows when shown stays within the limit") {
  CHECK(clean(std::string(max_text_bytes, '\xff')).size() <= max_text_bytes);
}

TEST_CASE("what is clean stays as it is") {
  std::string everything;
  for (int i = 0; i < 4000; ++i) everything += static_cast<char>(i * 37 % 256);
  const std::string once = clean(everything);
  CHECK(clean(once) == once);
}
