#include "sync/console/refusal_words.h"

#include "content/trust/refusal.h"

#include <catch2/catch.hpp>

using namespace mend;

TEST_CASE("every reason to refuse has words and a remedy for staff, and says that what is installed stays") {
  for (int i = 0; i <= static_cast<int>(trust::Reason::out_of_order); ++i) {
    const auto reason = static_cast<trust::Reason>(i);
    const std::string code =
        trust::code_of({.reason = reason, .role = "est-DEMO", .version = 7, .expected = "8", .seen = "9"});
    INFO(code);
    const auto words = console::refusal_words(code);
    CHECK_THAT(words.what, Catch::Contains("the role est-DEMO, version 7") &&
                               Catch::Contains("What is installed stays in use."));
    CHECK(words.remedy.size() > 20);
    CHECK(words.remedy.ends_with("."));
  }
  CHECK_THAT(console::refusal_words("trust.not-listed role=policy%2FDEMO.json").what,
             Catch::Contains("The update was refused: the file policy/DEMO.json is not among"));
}

TEST_CASE("staff see that what is wrong with one module or author's role costs only that part of the update") {
  for (const char* role : {"modules%2Facme%2Fcalm%2F2.json", "authors-acme", "local%2FDEMO%2Fgym%2F1.json"})
    CHECK_THAT(console::refusal_words("trust.malformed role=" + std::string(role)).what,
               Catch::StartsWith("Part of the update was refused: "));
  CHECK_THAT(console::refusal_words("trust.not-renewed role=authors-acme seen=2027-01-20T08%3A00%3A00Z").what,
             Catch::Contains("the role authors-acme") && Catch::Contains("20 January 2027"));
}

TEST_CASE(
    "codes of the time, the disk and the dock have words, and those of a later device are shown as they "
    "are") {
  CHECK_THAT(
      console::refusal_words("time.too-late expected=2046-01-01T00%3A00%3A00Z seen=9999-12-31T23%3A59%3A59Z")
          .what,
      Catch::Contains("the hub said 31 December 9999"));
  for (const char* code :
       {"time.signature", "time.other-device", "time.other-nonce", "device.no-space", "dock.cut",
        "library.no-space needed=1", "spool.refused", "device.refused", "dock.identity"}) {
    INFO(code);
    CHECK(console::refusal_words(code).what.find("no words for") == std::string::npos);
  }
  CHECK_THAT(console::refusal_words("new.thing a=b").what, Catch::Contains("“new.thing”"));
  CHECK_THAT(console::refusal_words("<script>").what, !Catch::Contains("script"));
}
