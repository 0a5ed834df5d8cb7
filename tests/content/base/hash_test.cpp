#include "content/base/hash.h"

#include <catch2/catch.hpp>

using namespace mend::base;

TEST_CASE("SHA-256 is the one of FIPS 180-4, in one piece or in several") {
  const std::string expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  CHECK(sha256_hex(as_bytes("abc")) == expected);
  Sha256Stream stream;
  stream.add(as_bytes("a"));
  stream.add(as_bytes("bc"));
  CHECK(hex(stream.finish()) == expected);
}
