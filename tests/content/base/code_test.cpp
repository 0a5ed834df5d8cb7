#include "content/base/code.h"

#include "content/base/build_stamp.h"

#include <catch2/catch.hpp>

using namespace mend;

TEST_CASE("a code is taken apart into its name and facts, and anything else is no code") {
  const auto code = base::read_code("trust.expired role=est-DEMO version=3 seen=2026-12-01T00%3A00%3A00Z");
  REQUIRE(code);
  CHECK(code->name == "trust.expired");
  CHECK(code->fact("role") == "est-DEMO");
  CHECK(code->fact("seen") == "2026-12-01T00:00:00Z");
  CHECK(code->fact("expected") == "");
  for (const char* text : {"", " ", "Trust", "a b", "a =b", "a b=%", "a b=%0", "a b=%zz", "a b=<i>", "a  b=c",
                           "a b=c ", "Sam said: help me"}) {
    INFO(text);
    CHECK_FALSE(base::read_code(text));
  }
  CHECK_FALSE(base::read_code("a b=" + std::string(base::code_limit, 'x')));
}

TEST_CASE("every error has a code that can be kept, whatever its words are") {
  CHECK(base::code_of({base::ErrorKind::no_space, "The disk is full.", {}}) == "device.no-space");
  CHECK(base::code_of({base::ErrorKind::refused, "x", "no code at all"}) == "device.refused");
  const std::string fits = "trust.vanished role=a";
  CHECK(base::code_of({base::ErrorKind::refused, "x", fits + " seen=" + std::string(2000, 'x')}) == fits);
}

TEST_CASE("the time of the program is not in the future, and the same for the same sources") {
  CHECK(base::build_time() >= 0);
  CHECK(base::build_time() <= base::SystemClock().now());
  CHECK_FALSE(base::version().empty());
}
