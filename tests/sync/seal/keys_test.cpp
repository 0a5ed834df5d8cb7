#include "sync/seal/keys.h"

#include "content/base/hash.h"
#include "sync/seal/signed.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::seal;

TEST_CASE("A pair comes back from its kept secret") {
  base::SeededRandom random(3);
  const auto signing = make_signing_pair(random);
  CHECK(signing_pair(signing.seed.copy())->public_key == signing.public_key);
  const auto box = make_box_pair(random);
  CHECK(box_pair(box.secret_key.copy())->public_key == box.public_key);
  CHECK_FALSE(signing_pair(base::SecretBytes(31)));
  CHECK_FALSE(box_pair(base::SecretBytes(33)));
}

TEST_CASE("RFC 8032's first key is derived as everybody derives it") {
  const auto pair = signing_pair(
      base::SecretBytes(*base::from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));
  REQUIRE(pair);
  CHECK(base::hex(pair->public_key) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
}

TEST_CASE("A key's id is the first 16 digits of its SHA-256") {
  PublicKey key{};
  key[0] = 1;
  CHECK(key_id(key) == base::sha256_hex(key).substr(0, 16));
}

TEST_CASE("A key that is cut or spoilt on its way into a policy is refused by name") {
  base::SeededRandom random(3);
  const auto key = make_box_pair(random).public_key;
  CHECK(*parse_key(encode_key(key), "hub's sealing key") == key);
  CHECK_FALSE(parse_key("", "hub's sealing key"));
  CHECK_FALSE(parse_key("AAAA", "hub's sealing key"));
  const auto refused = parse_key("!" + encode_key(key).substr(1), "hub's sealing key");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("hub's sealing key") != std::string::npos);
}

TEST_CASE("A signature for one kind of document does not fit another") {
  base::SeededRandom random(3);
  const auto pair = make_signing_pair(random);
  const auto message = base::as_bytes("the same bytes");
  const auto signature = *sign("mend-receipt", message, pair);
  CHECK(verify("mend-receipt", message, signature, pair.public_key));
  CHECK_FALSE(verify("mend-item", message, signature, pair.public_key));
  CHECK_FALSE(verify("mend-receipt", base::as_bytes("other bytes"), signature, pair.public_key));
  CHECK_FALSE(verify("mend-receipt", message, base::ByteView(signature).first(63), pair.public_key));
}
