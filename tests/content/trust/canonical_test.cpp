#include "content/trust/canonical.h"

#include <catch2/catch.hpp>

using namespace mend;

namespace {

std::string canonical(std::string_view json) {
  const auto parsed = base::parse_json(base::as_bytes(json), "test");
  REQUIRE(parsed);
  const auto text = trust::canonical_json(*parsed);
  REQUIRE(text);
  return *text;
}

}  // namespace

TEST_CASE("Canonical JSON sorts members by code point and drops spaces") {
  CHECK(canonical(R"( { "b" : [ 1, -2, true, false, null ], "a" : {}, "B": "x" } )") ==
        R"({"B":"x","a":{},"b":[1,-2,true,false,null]})");
  CHECK(canonical(R"({"é":1,"z":2,"日":3,"😀":4})") == "{\"z\":2,\"é\":1,\"日\":3,\"😀\":4}");
}

TEST_CASE("Canonical JSON escapes only the quote and the backslash, or no PEM key would verify") {
  CHECK(canonical("\"a\\nb\\t\\u0001\\\"\\\\\\u00e9/\"") == "\"a\nb\t\x01\\\"\\\\\u00e9/\"");
  const std::string with_zero = canonical("\"a\\u0000b\"");
  CHECK(with_zero == std::string("\"a\0b\"", 5));
}

TEST_CASE("Canonical JSON keeps integers of 64 bits and refuses what is no integer") {
  CHECK(canonical("[9223372036854775807,-9223372036854775808,18446744073709551615,0]") ==
        "[9223372036854775807,-9223372036854775808,18446744073709551615,0]");
  CHECK_FALSE(trust::canonical_json(base::Json(1.5)));
}

TEST_CASE("Canonical JSON does not follow endless nesting") {
  base::Json deep = 1;
  for (int i = 0; i < 40; ++i) deep = base::Json::array({deep});
  CHECK_FALSE(trust::canonical_json(deep));
}
