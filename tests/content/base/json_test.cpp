#include "content/base/json.h"

#include <catch2/catch.hpp>

using namespace mend::base;

namespace {
bool accepted(std::string_view text, const JsonLimits& limits = {}) {
  return parse_json(as_bytes(text), "The test document", limits).has_value();
}
}  // namespace

TEST_CASE("an ordinary document is read whole") {
  const auto json = parse_json(as_bytes(R"({"a":[1,{"b":"ŵ"}],"c":true,"d":null})"), "It");
  REQUIRE(json);
  CHECK((*json)["a"][1]["b"] == "ŵ");
  CHECK((*json)["d"].is_null());
}

TEST_CASE("what two parsers would read differently is refused") {
  CHECK_FALSE(accepted(R"({"a":1,"a":2})"));
  CHECK_FALSE(accepted(R"({"a":1.0})"));
  CHECK_FALSE(accepted(R"({"a":1e2})"));
  CHECK_FALSE(accepted(R"({"a":18446744073709551616})"));
  CHECK_FALSE(accepted("{\"a\":\"\xff\"}"));
  CHECK_FALSE(accepted(R"({"a":"\ud800"})"));
  CHECK_FALSE(accepted("{} {}"));
  CHECK_FALSE(accepted(""));
}

TEST_CASE("the same member name in two sibling objects is no duplicate") {
  CHECK(accepted(R"([{"a":1},{"a":2},{"b":{"a":1},"a":3}])"));
}

TEST_CASE("a document that would exhaust the reader is refused") {
  CHECK_FALSE(accepted(std::string(100'000, '[')));
  CHECK_FALSE(accepted("\"" + std::string(100, 'x') + "\"", {.string_bytes = 10}));
  CHECK_FALSE(accepted("[1,2,3,4,5,6,7,8,9]", {.bytes = 10}));
}

TEST_CASE("a missing member is named") {
  const Json object = {{"n", 1}};
  const auto text = json_string(object, "name", "The receipt");
  REQUIRE_FALSE(text);
  CHECK(text.error().message == "The receipt cannot be used: \"name\" is missing or is not a text.");
}
