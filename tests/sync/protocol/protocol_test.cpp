#include "sync/protocol/protocol.h"

#include "content/base/random.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::protocol;

namespace {

auto list(const std::string& text) {
  return parse_inbox_list(base::as_bytes(text));
}
auto claim(const std::string& text) {
  return read_receipt_claim(base::as_bytes(text));
}

}  // namespace

TEST_CASE("The courier and the hub name the same things by the same addresses") {
  const std::string id = "0123456789abcdef0123456789abcdef";
  CHECK(envelope_path(id) == "/envelopes/" + id);
  CHECK(item_path(id) == "/inbox/" + id);
  CHECK(*id_in_path(envelope_path(id), envelopes_folder) == id);
  CHECK(*id_in_path(item_path(id), inbox_path) == id);
  for (const std::string path : {"/envelopes/", "/envelopes", "/envelopes/../inbox", "/envelopesx", "",
                                 "/envelopes/0123456789ABCDEF0123456789ABCDEF"}) {
    CHECK_FALSE(id_in_path(path, envelopes_folder));
  }
  CHECK_FALSE(id_in_path(envelope_path(id) + "/", envelopes_folder));
  CHECK_FALSE(id_in_path(envelope_path(id), inbox_path));
}

TEST_CASE("The inbox list comes back in its order") {
  base::SeededRandom random(2);
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < inbox_limit; ++i) ids.push_back(random.id());
  const std::string text = encode_inbox_list(ids);
  CHECK(text.size() <= inbox_list_limit);
  CHECK(*list(text) == ids);
  CHECK(list(encode_inbox_list({}))->empty());
  ids.push_back(random.id());
  CHECK_FALSE(list(encode_inbox_list(ids)));
}

TEST_CASE("A list that would make the courier ask for anything but items is refused") {
  CHECK_FALSE(list(R"({"items":["../../envelopes/x"]})"));
  CHECK_FALSE(list(R"({"items":[1]})"));
  CHECK_FALSE(list(R"({"items":{}})"));
  CHECK_FALSE(list(R"([])"));
  CHECK_FALSE(list("<html>"));
  CHECK_FALSE(list(""));
}

TEST_CASE("What is no receipt does not pass for one") {
  const std::string payload =
      base::base64(base::as_bytes(R"({"type":"receipt","envelope":"e","sha256":"s","received":"r"})"));
  const auto good = claim(R"({"payload":")" + payload + R"(","signature":"AAAA"})");
  REQUIRE(good);
  CHECK(good->envelope == "e");
  CHECK(good->sha256 == "s");
  CHECK_FALSE(claim(R"({"payload":")" + payload + R"("})"));
  CHECK_FALSE(claim(R"({"payload":"e30=","signature":"AAAA"})"));
  CHECK_FALSE(claim(R"({"payload":"*","signature":"AAAA"})"));
  CHECK_FALSE(claim("<html>captive portal</html>"));
  CHECK_FALSE(claim(std::string(receipt_limit + 1, ' ')));
}
