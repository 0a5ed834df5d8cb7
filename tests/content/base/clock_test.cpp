#include "content/base/clock.h"

#include <catch2/catch.hpp>

using namespace mend::base;

TEST_CASE("a time is written in the one form that signed documents use") {
  CHECK(format_utc(0) == "1970-01-01T00:00:00Z");
  CHECK(format_utc(1'709'210'096'789) == "2024-02-29T12:34:56Z");
  CHECK(parse_utc("2024-02-29T12:34:56Z").value() == 1'709'210'096'000);
}

TEST_CASE("a time that could be read in two ways is refused") {
  CHECK_FALSE(parse_utc("2023-02-29T12:34:56Z"));
  CHECK_FALSE(parse_utc("2024-02-29T12:34:56+00:00"));
  CHECK_FALSE(parse_utc("2024-02-29 12:34:56Z"));
  CHECK_FALSE(parse_utc("2024-02-29T24:00:00Z"));
}
