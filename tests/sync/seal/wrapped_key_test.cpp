#include "sync/seal/open/wrapped_key.h"

#include "content/base/json.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::seal;
using opening::PasswordKey;

namespace {

constexpr opening::PasswordCost cheap{1, 8192};

struct Office {
  base::SeededRandom random{11};
  BoxPair class_pair = make_box_pair(random);
  PasswordKey staff = *PasswordKey::make("correct horse", cheap, random);
  std::string wrapped = *staff.wrap(class_pair, random);
};

}  // namespace

TEST_CASE("A staff member's password opens the class key that was wrapped for them") {
  Office office;
  const auto again = PasswordKey::for_wrapped("correct horse", office.wrapped);
  REQUIRE(again);
  const auto pair = again->unwrap(office.wrapped, office.class_pair.public_key);
  REQUIRE(pair);
  CHECK(base::hex(pair->secret_key.view()) == base::hex(office.class_pair.secret_key.view()));
}

TEST_CASE("A wrong password opens nothing and says so") {
  Office office;
  const auto wrong = PasswordKey::for_wrapped("correct horsf", office.wrapped);
  REQUIRE(wrong);
  const auto refused = wrong->unwrap(office.wrapped, office.class_pair.public_key);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == base::ErrorKind::refused);
  CHECK(refused.error().message.find("password is wrong") != std::string::npos);
  CHECK_FALSE(PasswordKey::make("", cheap, office.random));
}

TEST_CASE("Who steals the hub's disk finds no secret key in the wrapped text") {
  Office office;
  const auto secret = office.class_pair.secret_key.view();
  CHECK(office.wrapped.find(base::base64(secret)) == std::string::npos);
  CHECK(office.wrapped.find(base::hex(secret)) == std::string::npos);
}

TEST_CASE("A wrapped key that was changed or swapped is refused") {
  Office office;
  const auto opens = [&](const std::string& text) {
    const auto key = PasswordKey::for_wrapped("correct horse", text);
    return key && key->unwrap(text, office.class_pair.public_key);
  };
  REQUIRE(opens(office.wrapped));
  for (std::size_t at = 0; at < office.wrapped.size(); ++at) {
    std::string changed = office.wrapped;
    changed[at] = changed[at] == '1' ? '2' : '1';
    CHECK_FALSE(opens(changed));
  }
  const auto other = make_box_pair(office.random);
  CHECK_FALSE(opens(*office.staff.wrap(other, office.random)));
  const auto colleague = *PasswordKey::make("correct horse", cheap, office.random);
  CHECK_FALSE(colleague.unwrap(office.wrapped, office.class_pair.public_key));
}

TEST_CASE("A wrapped key cannot make the hub use all its memory or time") {
  Office office;
  auto json = *base::parse_json(base::as_bytes(office.wrapped), "test");
  json["memory_bytes"] = std::int64_t{1} << 40;
  CHECK_FALSE(PasswordKey::for_wrapped("x", json.dump()));
  json["memory_bytes"] = 8192;
  json["operations"] = 1'000'000;
  CHECK_FALSE(PasswordKey::for_wrapped("x", json.dump()));
  json["operations"] = -1;
  CHECK_FALSE(PasswordKey::for_wrapped("x", json.dump()));
}
