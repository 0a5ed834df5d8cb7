// Keys and signatures that OpenSSL's command line made over "signed by openssl\n", so that another program
// than the one under test says what is good.
#include "content/trust/key.h"

#include <catch2/catch.hpp>

using namespace mend;

namespace {

constexpr const char* message = "signed by openssl\n";
constexpr const char* p256 =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEFP4J5nNjVn29DHT5CI8u3ILkKKh6\n"
    "m4IdYQ1dXxsHFAYPcQgZHC71aT/WhvghNS4BuXYx74UMf5vPDpSU7sooXg==\n"
    "-----END PUBLIC KEY-----\n";
/// The same key, its point compressed.
constexpr const char* p256_compressed =
    "-----BEGIN PUBLIC KEY-----\n"
    "MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgACFP4J5nNjVn29DHT5CI8u3ILkKKh6\n"
    "m4IdYQ1dXxsHFAY=\n"
    "-----END PUBLIC KEY-----\n";
/// Another key on the curve, whose parameters are written out.
constexpr const char* p256_explicit =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIIBSzCCAQMGByqGSM49AgEwgfcCAQEwLAYHKoZIzj0BAQIhAP////8AAAABAAAA\n"
    "AAAAAAAAAAAA////////////////MFsEIP////8AAAABAAAAAAAAAAAAAAAA////\n"
    "///////////8BCBaxjXYqjqT57PrvVV2mIa8ZR0GsMxTsPY7zjw+J9JgSwMVAMSd\n"
    "NgiG5wSTamZ44ROdJreBn36QBEEEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5\n"
    "RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9QIhAP////8AAAAA\n"
    "//////////+85vqtpxeehPO5ysL8YyVRAgEBA0IABPbYKM4SPRGGnYGG7P9qG7nh\n"
    "Y+iMSzTvtJL67jLmzD8pndcp8myTnaeUpVXeozoq5ex0hqf/bbxugHWb785QsT8=\n"
    "-----END PUBLIC KEY-----\n";
constexpr const char* p384 =
    "-----BEGIN PUBLIC KEY-----\n"
    "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAECmAySZ7nwlHt6Z0jSSR4HEfEI4rQ6YkW\n"
    "BShogVMiYZuyl3L5zpiuorgxjHlzwP2ASZebmOcPOGTJ1BtKCd3lSnu0lWpx1wPX\n"
    "tq1VsXzM+NSkpk9F6Vd5sN4aQE0SP8Az\n"
    "-----END PUBLIC KEY-----\n";
constexpr const char* p256_signature =
    "30460221008a1329e396ae2907da9e80cb083146fb0df66e1095d1444d24c785089afe152a022100ea340b75b03f79fb"
    "eea88ff1baa191f1cbfb82a3556a52f5150dcc88551ee11a";
constexpr const char* rsa =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0KKz4j1dKnNbpZLNwkFm\n"
    "5G8ZEFDy47cHAjM8EnV/HfRe0Orv8bJCset8d5S7gF5uh7annclSY0IsmJGbvI+H\n"
    "g6vGhjG18GStm+u0OxdTrMTonpqKsvdiIG8ifS2VNJDbnISzAgmkj/yA03RTpv7s\n"
    "aqTOaiJ7tYn/mRqJSFgzXpwFcD19xlnrXvT45Qwf6S7J4Nt6xbUtcLocVFy9dCQ3\n"
    "2Guybd3e/Khe71cilj0gqkhWlu4fVLHBfgkHtJi+Q2I44x58inA3HIkn0PUDxCxv\n"
    "yokW7SCMujauiulddOn7Vby7XAnR+MdlDpoQJSV2V9DVxC5dYTtBG5x7/g0aXMQZ\n"
    "AwIDAQAB\n"
    "-----END PUBLIC KEY-----\n";
constexpr const char* rsa_1024 =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCgQKyQqqUFw3jJ0n0eIFltGFID\n"
    "LzbOUl5QeHddNPTCIyBl7nDaEv6EcLLEi+MYxq9bl09f3sdCFWKpSwG3EIxDKNC5\n"
    "1C2s2cF4cs1ceoaMlYLYdbhg4rS7/oo9o7GG8qQGiKp6zmIbuXSmTIELe0nq4P2z\n"
    "0g9b7dyqvBsSSAOWGwIDAQAB\n"
    "-----END PUBLIC KEY-----\n";
constexpr const char* pss_salt_32 =
    "21eae70985a583342c8d95ec658a5615d387ec2ffe4a35b581244f01d277f628ef504c90bc976726f6b89ef9a55ddf2a"
    "bacc10e08fb70a2c5285d75bed7776cb1038a2b95fc1aa03c7b1fa78b9f3e58c835c6316c3a45b6b32c2ff8a5c3af995"
    "bba3a8287deb16c231062eca55c63a4e28904196e1e28fd6b0aa1416d49b0bafc12428899ebc279f768e4b97237591c3"
    "bcbbb87c85c70768ac9a16013c4639294b64fe6e8e215575794339cfd653deb9a418d4569cfaf802da78a657eb678ba3"
    "23c4aaf0f0a3dace11d802f42cf87c983db806d82ac4cad98f57eb443ca9f211f0bc4d13e0858a486aa76a8a5580184f"
    "68c9535faf5a21683b3ba81c84f5e602";
constexpr const char* pss_salt_longest =
    "1419e4e16ecf0eeef447c915cc3ed8ca4180f17908501a3cf43107d7075bfd98273aa83b7cff7e194a89224345766870"
    "db306fad1da6bad19688c3885c2e766de45893a44f8618f51af763a33e6cf5f57c85b22f8805c18bb6dfd357c385cca7"
    "ce4dc0b1ed0306cf104d363f2735ec34295115bdca12f3d1bff52548d03f14d3d337a84f6220b29ef72dd23c735549c2"
    "6ca2d434f430cfac9844c71445fc2b82937b0472dcef6ea8dc0f7bec7399fd4071e9eeee2101b2ffb3d9fb3dcc281b95"
    "219f1f42be6aed171992f17c6ac5185b0e4291168e8103ff626f92299137384c7f0523d6d277d83adf5dc28dfb8a66b0"
    "e0b7a21697a60466465238c00bb3f80b";
constexpr const char* pkcs1_signature =
    "ccf028b4de048bb9c428424c8132a9520e1d782160226320fa6939dac9f534db33fac56999585b0052ff6e63db34cd93"
    "1fa4cfb8830702e8899c03b965a1e453538b3ed545e5b3feaeff2a0faf0c19a7c7c99ead2ee4b0d5efddeaa8db6a3cc2"
    "a4ab10dd91cdf5d260721ff56f898d44d781aef5780f3db96fce44feaa10caed5726786ea4cd5c4aec759ded68976c65"
    "580d64aba7b62b5538a270b82df3178cf31285121be927eda6233a1bd79fdc8ef8233a06fdcbbb79e4c3f4121548d2fd"
    "388ec2801b97aee8e339a772472e63f4a724f6606101e997cd25306e9a6b0a7deac2a457557414ec7d230e3bb8458bea"
    "69dbdd008d264cce7411293d3e883cac";

base::Json object(const std::string& type, const std::string& scheme, const std::string& text) {
  return {{"keytype", type}, {"scheme", scheme}, {"keyval", {{"public", text}}}};
}

base::Result<trust::Key> key_of(const base::Json& key) {
  return trust::read_key(*trust::key_id(key), key);
}

base::Result<trust::Key> ecdsa(const std::string& pem) {
  return key_of(object("ecdsa", "ecdsa-sha2-nistp256", pem));
}

base::Result<trust::Key> pss(const std::string& pem) {
  return key_of(object("rsa", "rsassa-pss-sha256", pem));
}

bool good(const trust::Key& key, const std::string& signature) {
  return trust::verifies(key, base::as_bytes(message), *base::from_hex(signature));
}

}  // namespace

TEST_CASE("P-256: a good signature verifies, one with any changed bit does not") {
  const auto key = ecdsa(p256);
  REQUIRE(key);
  CHECK(good(*key, p256_signature));
  const base::Bytes signature = *base::from_hex(p256_signature);
  for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
    base::Bytes bad = signature;
    bad[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
    REQUIRE_FALSE(trust::verifies(*key, base::as_bytes(message), bad));
  }
  CHECK_FALSE(trust::verifies(*key, base::as_bytes("signed by openssl"), signature));
  CHECK_FALSE(trust::verifies(*key, base::as_bytes(message), {}));
  base::Bytes longer = signature;
  longer.push_back(0);
  CHECK_FALSE(trust::verifies(*key, base::as_bytes(message), longer));
}

TEST_CASE("P-256: the older name of the type is read too") {
  CHECK(good(*key_of(object("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", p256)), p256_signature));
}

TEST_CASE("P-256: the same key has the same bytes however it is written") {
  const auto key = ecdsa(p256);
  const auto compressed = ecdsa(p256_compressed);
  REQUIRE(compressed);
  CHECK(compressed->public_bytes == key->public_bytes);
  CHECK(compressed->id != key->id);
  CHECK(good(*compressed, p256_signature));
  CHECK(ecdsa(std::string("# a comment\r\n") + p256)->public_bytes == key->public_bytes);
}

TEST_CASE("P-256: a key on another curve, with parameters of its own, or no key at all is refused") {
  for (const char* text : {p384, rsa, "", "04ab", "-----BEGIN PUBLIC KEY-----",
                           "-----END PUBLIC KEY----------BEGIN PUBLIC KEY-----",
                           "-----BEGIN PUBLIC KEY-----\n????\n-----END PUBLIC KEY-----\n",
                           "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"}) {
    const auto key = ecdsa(text);
    REQUIRE_FALSE(key);
    CHECK(key.error().code.starts_with("trust.bad-key"));
  }
  CHECK_FALSE(ecdsa(p256_explicit));
}

TEST_CASE("P-256: a point that is not on the curve verifies nothing") {
  std::string pem = p256;
  const std::size_t near_end = pem.find("-----END") - 12;
  pem[near_end] = pem[near_end] == 'A' ? 'B' : 'A';
  const auto key = ecdsa(pem);
  CHECK((!key || !good(*key, p256_signature)));
}

TEST_CASE("RSA-PSS: a good signature of any salt length verifies, another padding does not") {
  const auto key = pss(rsa);
  REQUIRE(key);
  CHECK(good(*key, pss_salt_32));
  CHECK(good(*key, pss_salt_longest));
  CHECK_FALSE(good(*key, pkcs1_signature));
  CHECK_FALSE(trust::verifies(*key, base::as_bytes("other"), *base::from_hex(pss_salt_32)));
  CHECK_FALSE(good(*key, ""));
}

TEST_CASE("RSA-PSS: a key that is too short, or of another kind, is refused") {
  for (const char* text : {rsa_1024, p256, "", "x"}) CHECK_FALSE(pss(text));
}

TEST_CASE("A signature counts only in its key's own scheme") {
  CHECK_FALSE(good(*ecdsa(p256), pss_salt_32));
  CHECK_FALSE(good(*pss(rsa), p256_signature));
  CHECK_FALSE(good(*key_of(object("rsa", "ecdsa-sha2-nistp256", p256)), p256_signature));
  CHECK_FALSE(good(*key_of(object("ecdsa", "rsassa-pss-sha256", rsa)), pss_salt_32));
}

TEST_CASE("The product takes Ed25519 and P-256 keys, the library RSA too, and nobody what is unknown") {
  using enum trust::Scheme;
  for (const trust::Scheme scheme : {ed25519, ecdsa_p256}) {
    CHECK(trust::allows(trust::KeyPolicy::product, scheme));
    CHECK(trust::allows(trust::KeyPolicy::library, scheme));
  }
  CHECK_FALSE(trust::allows(trust::KeyPolicy::product, rsa_pss));
  CHECK(trust::allows(trust::KeyPolicy::library, rsa_pss));
  CHECK_FALSE(trust::allows(trust::KeyPolicy::library, unknown));
}
