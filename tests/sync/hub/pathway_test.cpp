#include "sync/hub/pathway.h"

#include "sync/hub/staffed_hours.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::hub;

using S = RequestState;
using M = RequestMove;

TEST_CASE("a request goes one step at a time") {
  CHECK(next(S::collected, M::start_checking) == S::checking);
  CHECK(next(S::checking, M::announce_visit) == S::may_visit);
  CHECK_FALSE(next(S::collected, M::announce_visit));
  CHECK_FALSE(next(S::checking, M::start_checking));
  CHECK_FALSE(next(S::may_visit, M::start_checking));
  CHECK_FALSE(next(S::may_visit, M::announce_visit));
}

TEST_CASE("no news is news, and changes nothing else") {
  for (const S state : {S::collected, S::checking, S::may_visit})
    CHECK(next(state, M::still_with_staff) == state);
}

TEST_CASE("a resident can withdraw at any time, also by telling staff") {
  for (const S state : {S::collected, S::checking, S::may_visit}) {
    CHECK(next(state, M::withdraw) == S::withdrawn);
    CHECK(staff_moves(state).back() == M::withdraw);
  }
}

TEST_CASE("nothing follows an end") {
  for (const S state : {S::ended, S::withdrawn}) {
    CHECK(staff_moves(state).empty());
    for (const M move : {M::start_checking, M::announce_visit, M::still_with_staff, M::end, M::withdraw})
      CHECK_FALSE(next(state, move));
  }
}

TEST_CASE("every ending reads the same, whatever the step before") {
  for (const S state : {S::collected, S::checking, S::may_visit}) CHECK(next(state, M::end) == S::ended);
  CHECK(message_of(M::end) == "status.ended");
}

TEST_CASE("states and moves are read back from what is stored") {
  for (const S state : {S::collected, S::checking, S::may_visit, S::ended, S::withdrawn})
    CHECK(parse_request_state(to_text(state)).value() == state);
  for (const M move : {M::start_checking, M::announce_visit, M::still_with_staff, M::end, M::withdraw})
    CHECK(parse_request_move(to_text(move)).value() == move);
  CHECK_FALSE(parse_request_state("done"));
  CHECK_FALSE(parse_request_move(""));
}

TEST_CASE("hard news waits for staffed hours") {
  ::setenv("TZ", "Europe/London", 1);
  ::tzset();
  const StaffedHours hours{8 * 60, 17 * 60};
  const auto at = [](const char* text) { return base::parse_utc(text).value(); };
  CHECK(release_time(hours, at("2027-01-15T12:00:00Z")) == at("2027-01-15T12:00:00Z"));
  CHECK(release_time(hours, at("2027-01-15T08:00:00Z")) == at("2027-01-15T08:00:00Z"));
  CHECK(release_time(hours, at("2027-01-15T07:59:59Z")) == at("2027-01-15T08:00:00Z"));
  CHECK(release_time(hours, at("2027-01-15T17:00:00Z")) == at("2027-01-16T08:00:00Z"));
  // Summer time: eight o'clock there is seven in UTC. The clocks change in the night of 28 March 2027.
  CHECK(release_time(hours, at("2027-07-01T20:00:00Z")) == at("2027-07-02T07:00:00Z"));
  CHECK(release_time(hours, at("2027-03-27T20:00:00Z")) == at("2027-03-28T07:00:00Z"));
  CHECK(release_time({0, 24 * 60}, at("2027-01-15T03:00:00Z")) == at("2027-01-15T03:00:00Z"));
  ::unsetenv("TZ");
  ::tzset();
}
