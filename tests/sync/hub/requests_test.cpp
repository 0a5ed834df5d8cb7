#include "sync/hub/requests.h"

#include "sync/hub/policy_source.h"
#include "tests/support/repository_simulator.h"
#include "tests/sync/hub/prison.h"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace mend;
using namespace mend::hub;
using support::Prison;

namespace {

const SiteRules kRules{{{"collected", 7}, {"checking", 14}, {"may-visit", 28}},
                       StaffedHours{8 * 60, 17 * 60}};

struct Asked {
  Prison prison;
  std::string sam, request;
  support::Terminal terminal;
  Viewer lead;

  Asked() {
    ::setenv("TZ", "UTC", 1);
    ::tzset();
    prison.clock.set_calendar(base::parse_utc("2027-01-15T12:00:00Z").value());
    prison.add_staff("lee", {Role::rj_lead});
    sam = prison.add_resident("Sam", "A1234BC", "");
    terminal = prison.add_terminal({sam});
    request = prison.send(terminal, {sam, "rj"});
    (void)prison.fetch_items(terminal);
    lead = prison.session("lee")->viewer;
  }
  Status move(RequestMove move, const std::string& told_on = "") {
    return Requests(prison.context()).move(lead, request, move, told_on, kRules);
  }
  Request now() { return Requests(prison.context()).find(lead, request).value(); }
};

}  // namespace

TEST_CASE("each step is told to the resident and sets a new review date") {
  Asked asked;
  REQUIRE(asked.move(RequestMove::start_checking));
  CHECK(asked.now().state == RequestState::checking);
  CHECK(asked.now().review_by == asked.prison.clock.now() + 14ll * 24 * 60 * 60 * 1000);
  REQUIRE(asked.move(RequestMove::announce_visit));
  REQUIRE(asked.move(RequestMove::still_with_staff));
  CHECK(asked.prison.fetch_messages(asked.terminal) ==
        std::vector<std::string>{"status.checking", "status.may-visit", "status.with-staff"});
  CHECK(asked.now().steps.size() == 4);
}

TEST_CASE("a request that nobody reviewed in time is overdue") {
  Asked asked;
  REQUIRE(asked.move(RequestMove::start_checking));
  CHECK_FALSE(asked.now().overdue(asked.prison.clock.now() + 13ll * 24 * 60 * 60 * 1000));
  CHECK(asked.now().overdue(asked.prison.clock.now() + 15ll * 24 * 60 * 60 * 1000));
}

TEST_CASE("a request cannot end before staff have told the resident in person") {
  Asked asked;
  for (const char* day : {"", "2027-01-14", "2027-01-16", "2027-02-30", "15 January", "2027-1-15"}) {
    CAPTURE(day);
    CHECK_FALSE(asked.move(RequestMove::end, day));
  }
  CHECK(asked.now().state == RequestState::collected);
  CHECK_FALSE(asked.move(RequestMove::start_checking, "2027-01-15"));
  REQUIRE(asked.move(RequestMove::end, "2027-01-15"));
  CHECK(asked.now().told_on == "2027-01-15");
  CHECK(asked.prison.fetch_messages(asked.terminal) == std::vector<std::string>{"status.ended"});
}

TEST_CASE("an ending that is entered in the evening reaches no device before staff are there") {
  Asked asked;
  asked.prison.clock.set_calendar(base::parse_utc("2027-01-15T19:30:00Z").value());
  REQUIRE(asked.move(RequestMove::end, "2027-01-15"));
  CHECK(asked.prison.fetch_messages(asked.terminal).empty());
  asked.prison.clock.set_calendar(base::parse_utc("2027-01-16T07:59:59Z").value());
  CHECK(asked.prison.fetch_messages(asked.terminal).empty());
  asked.prison.clock.set_calendar(base::parse_utc("2027-01-16T08:00:00Z").value());
  CHECK(asked.prison.fetch_messages(asked.terminal) == std::vector<std::string>{"status.ended"});
}

TEST_CASE("an ending that was entered in the day reaches no device that docks at night") {
  Asked asked;
  REQUIRE(asked.move(RequestMove::end, "2027-01-15"));
  const Inbox inbox(asked.prison.context());
  const auto by_day = inbox.list(asked.terminal.id, kRules.staffed);
  REQUIRE(by_day);
  REQUIRE(by_day->size() == 1);
  asked.prison.staffed = kRules.staffed;
  for (const char* locked_up : {"2027-01-15T17:00:00Z", "2027-01-15T21:00:00Z", "2027-01-16T07:59:59Z"}) {
    CAPTURE(locked_up);
    asked.prison.clock.set_calendar(base::parse_utc(locked_up).value());
    CHECK(asked.prison.fetch_messages(asked.terminal).empty());
    CHECK_FALSE(inbox.item(asked.terminal.id, by_day->front(), kRules.staffed));
  }
  asked.prison.clock.set_calendar(base::parse_utc("2027-01-16T08:00:00Z").value());
  CHECK(asked.prison.fetch_messages(asked.terminal) == std::vector<std::string>{"status.ended"});
}

TEST_CASE("an ending waits while no policy says when staff are there, and nothing else does") {
  Asked asked;
  CHECK_FALSE(asked.prison.policy->rules().staffed);
  REQUIRE(asked.move(RequestMove::start_checking));
  REQUIRE(Requests(asked.prison.context())
              .move(asked.lead, asked.request, RequestMove::end, "2027-01-15", asked.prison.policy->rules()));
  asked.prison.staffed.reset();
  CHECK(asked.prison.fetch_messages(asked.terminal) == std::vector<std::string>{"status.checking"});
  asked.prison.staffed = kRules.staffed;
  CHECK(asked.prison.fetch_messages(asked.terminal) == std::vector<std::string>{"status.ended"});
}

TEST_CASE("what ended or was withdrawn cannot be moved") {
  Asked asked;
  REQUIRE(asked.move(RequestMove::end, "2027-01-15"));
  for (const RequestMove move :
       {RequestMove::start_checking, RequestMove::still_with_staff, RequestMove::withdraw})
    CHECK_FALSE(asked.move(move));
  CHECK_FALSE(asked.move(RequestMove::end, "2027-01-15"));
}

TEST_CASE(
    "a withdrawal that a resident told to staff takes the answers away and is confirmed on their device") {
  Asked asked;
  REQUIRE(asked.move(RequestMove::start_checking));
  (void)asked.prison.fetch_messages(asked.terminal);
  CHECK_FALSE(asked.move(RequestMove::withdraw, "2027-01-15"));
  REQUIRE(asked.move(RequestMove::withdraw));
  CHECK(asked.now().state == RequestState::withdrawn);
  CHECK(asked.now().steps.back().by == "Name of lee");
  CHECK(asked.prison.fetch_messages(asked.terminal) == std::vector<std::string>{"status.withdrawn"});
  REQUIRE(asked.prison.context().storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows, connection.run("SELECT inner_sealed, withdrawn FROM envelopes"));
    CHECK(rows.at(0).blob(0).empty());
    CHECK_FALSE(rows.at(0).null(1));
    return {};
  }));
  CHECK_FALSE(asked.move(RequestMove::withdraw));
  const auto session = asked.prison.session("lee");
  CHECK_FALSE(Answers(asked.prison.context()).open(*session, asked.request, "request"));
}

TEST_CASE("review days and staffed hours come from the signed policy, and an unsigned change is not taken") {
  Prison prison;
  CHECK(prison.policy->rules().review_days.empty());
  CHECK_FALSE(prison.policy->problem().empty());

  support::RepositorySimulator repository;
  base::Json policy = support::sample_policy({});
  policy["review_days"] = {{"collected", 3}, {"checking", 5}, {"may-visit", 9}};
  policy["staffed_hours"] = {{"from", "09:00"}, {"to", "16:30"}};
  repository.put_target("policy/DEMO.json", policy.dump());
  repository.update_snapshot();
  repository.dump(prison.files, prison.repository());
  CAPTURE(prison.policy->problem());
  CHECK(prison.policy->rules().review_days.at("checking") == 5);
  CHECK(prison.policy->rules().staffed.value().to == 16 * 60 + 30);

  // Somebody else's repository in the same folder: the root was pinned, so the old rules stay.
  support::RepositorySimulator other;
  other.set_keys("targets", {other.new_signer()}, 1);
  policy["review_days"]["checking"] = 99;
  other.put_target("policy/DEMO.json", policy.dump());
  other.update_snapshot();
  REQUIRE(prison.files.remove_tree(prison.repository()));
  other.dump(prison.files, prison.repository());
  CHECK(prison.policy->rules().review_days.at("checking") == 5);
  CHECK_FALSE(prison.policy->problem().empty());
}

TEST_CASE("a repository that was read while it was being copied is read again when the copy is whole") {
  Prison prison;
  support::RepositorySimulator repository;
  repository.put_target("policy/DEMO.json", support::sample_policy({}).dump());
  repository.update_snapshot();
  repository.dump(prison.files, prison.repository());
  const base::Path targets = prison.repository() / "targets";
  std::filesystem::rename(targets, prison.folder.path() / "on-its-way");
  CHECK_FALSE(prison.policy->rules().staffed);
  CHECK_FALSE(prison.policy->problem().empty());
  std::filesystem::rename(prison.folder.path() / "on-its-way", targets);
  CHECK(prison.policy->rules().staffed);
  CHECK(prison.policy->problem().empty());
}
