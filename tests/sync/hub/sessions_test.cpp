#include "sync/hub/sessions.h"

#include "tests/sync/hub/prison.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::hub;
using support::kPassword;
using support::Prison;
using Kind = SignInRefusal::Kind;

TEST_CASE("a session holds the keys of the person's roles and no others") {
  Prison prison;
  prison.add_staff("jo", {Role::key_worker, Role::roster});
  const auto session = prison.session("jo");
  CHECK(session->class_keys.size() == 1);
  CHECK(session->class_keys.contains("key-work"));
}

TEST_CASE("a wrong password and an unknown name get the same answer") {
  Prison prison;
  prison.add_staff("jo", {Role::key_worker});
  CHECK(prison.sessions->sign_in("jo", "wrong password").error().kind == Kind::wrong);
  CHECK(prison.sessions->sign_in("nobody", "wrong password").error().kind == Kind::wrong);
  CHECK(prison.sessions->sign_in("", "").error().kind == Kind::wrong);
}

TEST_CASE(
    "wrong tries make everybody wait longer and longer, whether the name is known or not, but never for "
    "ever") {
  Prison prison;
  prison.add_staff("jo", {Role::key_worker});
  const std::string name = GENERATE(as<std::string>(), "jo", "nobody");
  std::int64_t longest = 0;
  for (int i = 0; i < 15; ++i) {
    const auto refused = prison.sessions->sign_in(name, "wrong password");
    REQUIRE(refused.error().kind == Kind::wrong);
    if (i < 2) continue;
    const auto next = prison.sessions->sign_in(name, kPassword);
    REQUIRE(next.error().kind == Kind::wait);
    CHECK(next.error().wait_seconds >= longest);
    longest = next.error().wait_seconds;
    prison.clock.advance(longest * 1000);
  }
  CHECK(longest == 300);
  CHECK(prison.sessions->sign_in("jo", kPassword));
}

TEST_CASE("a session ends when it is idle, and after a working day even when it is not") {
  Prison prison;
  prison.add_staff("jo", {Role::key_worker});
  const std::string cookie = prison.sign_in("jo");
  prison.clock.advance(14 * 60 * 1000);
  CHECK(prison.sessions->find(cookie));
  prison.clock.advance(15 * 60 * 1000);
  CHECK_FALSE(prison.sessions->find(cookie));
  CHECK(prison.count("sessions") == 0);

  const std::string busy = prison.sign_in("jo");
  int minutes = 0;
  while (prison.sessions->find(busy) && minutes < 24 * 60) {
    prison.clock.advance(10 * 60 * 1000);
    minutes += 10;
  }
  CHECK(minutes == 8 * 60);
}

TEST_CASE("keys go at sign-out, at expiry and when the hub stops") {
  Prison prison;
  prison.add_staff("jo", {Role::key_worker});
  const std::string cookie = prison.sign_in("jo");
  std::weak_ptr<const Session> held = prison.sessions->find(cookie);
  REQUIRE_FALSE(held.expired());
  SECTION("sign-out") {
    prison.sessions->sign_out(cookie);
  }
  SECTION("expiry, without anybody asking") {
    prison.clock.advance(16 * 60 * 1000);
    prison.sessions->sweep();
  }
  SECTION("restart") {
    prison.restart();
  }
  CHECK(held.expired());
  CHECK_FALSE(prison.sessions->find(cookie));
  CHECK(prison.count("sessions") == 0);
}

TEST_CASE("the cookie itself is nowhere in the database") {
  Prison prison;
  prison.add_staff("jo", {Role::key_worker});
  const std::string cookie = prison.sign_in("jo");
  CHECK(prison.count("sessions") == 1);
  CHECK(prison.count("sessions WHERE id_hash = x'" + cookie + "'") == 0);
}

TEST_CASE("a form's token is good for one person and one action only") {
  Prison prison;
  prison.add_staff("jo", {Role::key_worker});
  const auto one = prison.session("jo");
  const auto two = prison.session("jo");
  const std::string token = one->form_token("/a");
  CHECK(one->accepts("/a", token));
  CHECK_FALSE(one->accepts("/b", token));
  CHECK_FALSE(two->accepts("/a", token));
  CHECK_FALSE(one->accepts("/a", ""));
}

TEST_CASE("staff are added only with the custodian's passphrase and a password worth the name") {
  Prison prison;
  const auto add = [&](const NewStaff& staff, const char* password, const char* passphrase) {
    return add_staff(prison.context(), staff, password, passphrase, support::kCheap);
  };
  CHECK_THAT(add({"jo", "Jo", {Role::key_worker}}, kPassword, "wrong").error().message,
             Catch::Contains("passphrase"));
  CHECK_THAT(add({"jo", "Jo", {Role::key_worker}}, "short", support::kPassphrase).error().message,
             Catch::Contains("8 characters"));
  CHECK_THAT(add({"Jo!", "Jo", {Role::key_worker}}, kPassword, support::kPassphrase).error().message,
             Catch::Contains("a-z"));
  CHECK_FALSE(add({"jo", "Jo\nSmith", {Role::key_worker}}, kPassword, support::kPassphrase));
  CHECK(prison.count("staff") == 0);
  REQUIRE(add({"jo", "Jo", {Role::key_worker}}, kPassword, support::kPassphrase));
  CHECK_THAT(add({"jo", "Other", {Role::key_worker}}, kPassword, support::kPassphrase).error().message,
             Catch::Contains("already"));
}
