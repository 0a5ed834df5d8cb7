#include "content/base/bytes.h"

#include <catch2/catch.hpp>

using namespace mend::base;

TEST_CASE("hexadecimal comes back as it went") {
  const Bytes bytes{0x00, 0x7f, 0xff, 0xa5};
  CHECK(hex(bytes) == "007fffa5");
  CHECK(from_hex("007FffA5").value() == bytes);
  CHECK_FALSE(from_hex("0"));
  CHECK_FALSE(from_hex("0g"));
}

TEST_CASE("base64 comes back as it went, whatever the length") {
  for (std::size_t length = 0; length < 20; ++length) {
    const Bytes bytes(length, 0xb7);
    CHECK(from_base64(base64(bytes)).value() == bytes);
  }
}

TEST_CASE("base64 that another reader would take differently is refused") {
  CHECK_FALSE(from_base64("QQ=\n"));
  CHECK_FALSE(from_base64("QQ"));
  CHECK_FALSE(from_base64("Q==="));
  CHECK_FALSE(from_base64("=QQ="));
  CHECK_FALSE(from_base64("QR=="));
  CHECK_FALSE(from_base64("QUF="));
}

TEST_CASE("a secret that is moved away leaves nothing behind") {
  SecretBytes first(as_bytes("1234"));
  SecretBytes second = std::move(first);
  CHECK(first.empty());  // NOLINT(bugprone-use-after-move): that it is empty is the point.
  CHECK(as_text(second.view()) == "1234");
}
