#include "sync/seal/hub_time.h"

#include "people.h"
#include "sync/seal/domains.h"
#include "sync/seal/open/answer_device.h"
#include "sync/seal/signed.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::seal;
using seal::testing::People;

namespace {

struct Asked : People {
  std::string nonce = random.id();
  std::string answer = *opening::sign_hub_time({nonce, device_id, 1'800'000'000'000}, hub_signing);

  std::string refusal(std::string_view bytes) {
    const auto read = verify_hub_time(base::as_bytes(bytes), hub_signing.public_key, device_id, nonce);
    return read ? "" : read.error().code;
  }
  /// A payload of any kind, signed by the hub for `domain`.
  std::string said(const std::string& payload, std::string_view domain = time_domain) {
    return *encode_signed(domain, payload, hub_signing);
  }
  std::string payload(const std::string& time) {
    return R"({"type":"time","nonce":")" + nonce + R"(","device":")" + device_id + R"(","time":)" + time +
           "}";
  }
};

}  // namespace

TEST_CASE(
    "The hub's word for the time holds for the device and the question that it answers, and for no other") {
  Asked asked;
  const auto read = verify_hub_time(base::as_bytes(asked.answer), asked.hub_signing.public_key,
                                    asked.device_id, asked.nonce);
  REQUIRE(read);
  CHECK(read->time == 1'800'000'000'000);
  const auto code = [&](const PublicKey& key, std::string_view device, std::string_view nonce) {
    const auto refused = verify_hub_time(base::as_bytes(asked.answer), key, device, nonce);
    return refused ? "" : refused.error().code;
  };
  CHECK(code(asked.device.public_key, asked.device_id, asked.nonce) == "time.signature");
  CHECK(code(asked.hub_signing.public_key, asked.random.id(), asked.nonce) == "time.other-device");
  CHECK(code(asked.hub_signing.public_key, asked.device_id, asked.random.id()) == "time.other-nonce");
}

TEST_CASE("A receipt or item signature does not fit the time, nor the time a receipt") {
  Asked asked;
  const std::string payload = asked.payload("\"2027-01-15T08:00:00Z\"");
  CHECK(asked.refusal(asked.said(payload)) == "");
  CHECK(asked.refusal(asked.said(payload, receipt_domain)) == "time.signature");
  CHECK(asked.refusal(asked.said(payload, item_domain)) == "time.signature");
}

TEST_CASE("What is no time from the hub is refused, whoever signed it") {
  Asked asked;
  for (const char* time : {"9223372036854775807", "1800000000", "-1", "1.5", "null", "\"\"",
                           "\"2027-02-30T00:00:00Z\"", "\"+292277026596-12-04T15:30:07Z\"", "[]"}) {
    INFO(time);
    CHECK(asked.refusal(asked.said(asked.payload(time))) == "time.malformed");
  }
  CHECK(asked.refusal(asked.said("{}")) == "time.malformed");
  CHECK(asked.refusal(asked.said("null")) == "time.malformed");
  std::string more = asked.payload("\"2027-01-15T08:00:00Z\"");
  more.insert(more.size() - 1, ",\"more\":1");
  CHECK(asked.refusal(asked.said(more)) == "time.malformed");
  CHECK(asked.refusal("") == "time.signature");
  CHECK(asked.refusal(std::string(2000, '{')) == "time.malformed");
  for (std::size_t i = 0; i < asked.answer.size(); ++i) {
    std::string changed = asked.answer;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(asked.refusal(changed) != "");
  }
}
