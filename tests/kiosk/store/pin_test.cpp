#include "kiosk/store/pin.h"

#include "cell.h"

#include <catch2/catch.hpp>

using namespace mend;

TEST_CASE("waiting grows and ends: four free tries, then 15 seconds doubling up to one hour") {
  CHECK(store::delay_after(0) == 0);
  CHECK(store::delay_after(3) == 0);
  CHECK(store::delay_after(4) == 15'000);
  CHECK(store::delay_after(5) == 30'000);
  CHECK(store::delay_after(11) == 1'920'000);
  CHECK(store::delay_after(12) == 3'600'000);
  CHECK(store::delay_after(1'000'000) == 3'600'000);
}

TEST_CASE("a PIN is 4 to 8 numbers") {
  CHECK(store::is_pin("1234"));
  CHECK(store::is_pin("12345678"));
  CHECK_FALSE(store::is_pin("123"));
  CHECK_FALSE(store::is_pin("123456789"));
  CHECK_FALSE(store::is_pin("12a4"));
  CHECK_FALSE(store::is_pin("١٢٣٤"));
}

TEST_CASE("the same PIN gives another key on another device, and with another salt") {
  const base::SecretBytes device(base::Bytes(32, 1));
  const base::SecretBytes other(base::Bytes(32, 2));
  const base::Bytes salt(store::pin_salt_size, 7);
  const base::Bytes other_salt(store::pin_salt_size, 8);
  const auto hex = [](const base::Result<base::SecretBytes>& key) {
    REQUIRE(key);
    return base::hex(key->view());
  };
  const std::string key = hex(store::pin_key("2468", salt, device, tests::cheap));
  CHECK(key == hex(store::pin_key("2468", salt, device, tests::cheap)));
  CHECK(key != hex(store::pin_key("2468", salt, other, tests::cheap)));
  CHECK(key != hex(store::pin_key("2468", other_salt, device, tests::cheap)));
  CHECK(key != hex(store::pin_key("2469", salt, device, tests::cheap)));
}

TEST_CASE("a code may be typed with spaces; a hostile verifier matches nothing") {
  const std::string verifier = tests::verifier_of("12345678");
  CHECK(store::code_matches(verifier, "1234 5678"));
  CHECK(store::code_matches(verifier, "1234-5678"));
  CHECK_FALSE(store::code_matches(verifier, "12345679"));
  CHECK_FALSE(store::code_matches("", ""));
  CHECK_FALSE(store::code_matches(std::string(5000, '$'), "12345678"));
  CHECK_FALSE(store::code_matches("$argon2id$broken", "12345678"));
}

TEST_CASE("a PIN of pictures is four of the twelve, and no other letters are a PIN") {
  CHECK(store::is_pin("abcd"));
  CHECK(store::is_pin("llll"));
  CHECK_FALSE(store::is_pin("abcm"));
  CHECK_FALSE(store::is_pin("abc"));
  CHECK_FALSE(store::is_pin("abcde"));
  CHECK_FALSE(store::is_pin("ab12"));
}
