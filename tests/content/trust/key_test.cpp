#include "content/trust/key.h"

#include "content/base/hash.h"

#include <catch2/catch.hpp>

using namespace mend;

namespace {

// RFC 8032, test 2 of section 7.1.
constexpr const char* public_key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
constexpr const char* signature =
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

base::Json key_object() {
  return {{"keytype", "ed25519"}, {"scheme", "ed25519"}, {"keyval", {{"public", public_key}}}};
}

}  // namespace

TEST_CASE("The id of a key is the hash of its canonical form") {
  const std::string canonical =
      std::string(R"({"keytype":"ed25519","keyval":{"public":")") + public_key + R"("},"scheme":"ed25519"})";
  CHECK(*trust::key_id(key_object()) == base::sha256_hex(base::as_bytes(canonical)));
}

TEST_CASE("The id of a key covers members that we do not know") {
  base::Json extended = key_object();
  extended["x-owner"] = "somebody";
  const std::string id = *trust::key_id(extended);
  CHECK(id != *trust::key_id(key_object()));
  CHECK(trust::read_key(id, extended));
}

TEST_CASE("A key under an id that is not its own is refused") {
  CHECK_FALSE(trust::read_key(std::string(64, 'a'), key_object()));
}

TEST_CASE("A good Ed25519 signature verifies, one with any changed bit does not") {
  const auto key = trust::read_key(*trust::key_id(key_object()), key_object());
  REQUIRE(key);
  base::Bytes message = {0x72};
  base::Bytes good = *base::from_hex(signature);
  CHECK(trust::verifies(*key, message, good));
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    base::Bytes bad = good;
    bad[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
    REQUIRE_FALSE(trust::verifies(*key, message, bad));
  }
  message[0] ^= 1;
  CHECK_FALSE(trust::verifies(*key, message, good));
  CHECK_FALSE(trust::verifies(*key, message, {}));
}

TEST_CASE("go-tuf #739: a short Ed25519 key is refused and does not crash anything") {
  base::Json object = key_object();
  object["keyval"]["public"] = "3d4017";
  CHECK_FALSE(trust::read_key(*trust::key_id(object), object));
}

TEST_CASE("A key of an unknown scheme stays readable and verifies nothing") {
  const base::Json object = {{"keytype", "lattice"}, {"scheme", "new"}, {"keyval", {{"public", "abc"}}}};
  const auto key = trust::read_key(*trust::key_id(object), object);
  REQUIRE(key);
  CHECK_FALSE(trust::verifies(*key, base::as_bytes("x"), base::Bytes(64)));
}

TEST_CASE("A key object of the wrong shape is refused") {
  for (const char* text :
       {"null", "[]", "1", R"({"keytype":1})", R"({"keytype":"ed25519","scheme":"ed25519"})",
        R"({"keytype":"ed25519","scheme":"ed25519","keyval":null})",
        R"({"keytype":"ed25519","scheme":"ed25519","keyval":{"public":7}})"}) {
    const base::Json object = base::Json::parse(text);
    CHECK_FALSE(trust::read_key(*trust::key_id(object), object));
  }
}
