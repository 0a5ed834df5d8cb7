#include "sync/seal/receipt.h"

#include "people.h"
#include "sync/protocol/protocol.h"
#include "sync/seal/domains.h"
#include "sync/seal/open/answer_device.h"
#include "sync/seal/signed.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::seal;
using seal::testing::People;

namespace {

struct Stored : People {
  std::string envelope = random.id();
  std::string sha256 = std::string(64, 'c');
  std::string receipt = *opening::sign_receipt({envelope, sha256, 1'800'000'000'000}, hub_signing);

  bool accepts(std::string_view bytes) {
    return verify_receipt(base::as_bytes(bytes), hub_signing.public_key, envelope, sha256).has_value();
  }
};

}  // namespace

TEST_CASE("A receipt of the hub lets the device forget exactly that envelope") {
  Stored stored;
  const auto receipt = verify_receipt(base::as_bytes(stored.receipt), stored.hub_signing.public_key,
                                      stored.envelope, stored.sha256);
  REQUIRE(receipt);
  CHECK(receipt->received == 1'800'000'000'000);
  const auto verify = [&](const PublicKey& key, std::string_view envelope, std::string_view sha256) {
    return verify_receipt(base::as_bytes(stored.receipt), key, envelope, sha256).has_value();
  };
  CHECK_FALSE(verify(stored.device.public_key, stored.envelope, stored.sha256));
  CHECK_FALSE(verify(stored.hub_signing.public_key, stored.random.id(), stored.sha256));
  CHECK_FALSE(verify(stored.hub_signing.public_key, stored.envelope, std::string(64, 'd')));
}

TEST_CASE("The same receipt twice is the same bytes") {
  Stored stored;
  CHECK(stored.receipt ==
        *opening::sign_receipt({stored.envelope, stored.sha256, 1'800'000'000'000}, stored.hub_signing));
  CHECK(stored.receipt.size() <= receipt_limit);
  CHECK(receipt_limit == protocol::receipt_limit);
}

TEST_CASE("A courier that makes up receipts cannot cost a resident their answers") {
  Stored stored;
  REQUIRE(stored.accepts(stored.receipt));
  const auto thief = make_signing_pair(stored.random);
  CHECK_FALSE(stored.accepts(*opening::sign_receipt({stored.envelope, stored.sha256, 0}, thief)));
  for (std::size_t at = 0; at < stored.receipt.size(); ++at) {
    std::string changed = stored.receipt;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    CHECK_FALSE(stored.accepts(changed));
    CHECK_FALSE(stored.accepts(stored.receipt.substr(0, at)));
  }
  CHECK_FALSE(stored.accepts("<html>502 Bad Gateway</html>"));
}

TEST_CASE("The hub's signature under another kind of document is no receipt") {
  Stored stored;
  const std::string payload = "{\"type\":\"receipt\",\"envelope\":\"" + stored.envelope + "\",\"sha256\":\"" +
                              stored.sha256 + "\",\"received\":\"2027-01-15T08:00:00Z\"}";
  CHECK(stored.accepts(*encode_signed(receipt_domain, payload, stored.hub_signing)));
  CHECK_FALSE(stored.accepts(*encode_signed(item_domain, payload, stored.hub_signing)));
  const std::string other = "{\"type\":\"other\"" + payload.substr(payload.find(','));
  CHECK_FALSE(stored.accepts(*encode_signed(receipt_domain, other, stored.hub_signing)));
}

TEST_CASE("The hub signs no receipt for something that is no envelope") {
  Stored stored;
  CHECK_FALSE(opening::sign_receipt({"x", stored.sha256, 0}, stored.hub_signing));
  CHECK_FALSE(opening::sign_receipt({stored.envelope, "abc", 0}, stored.hub_signing));
}
