#include "sync/hub/answers.h"

#include "sync/hub/roster.h"
#include "tests/sync/hub/prison.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

using namespace mend;
using namespace mend::hub;
using support::Prison;
using support::Written;

namespace {

/// Two key workers with one resident each, and everybody else who works there.
struct Wing {
  Prison prison;
  std::string sam, alex;
  support::Terminal terminal;

  Wing() {
    prison.add_staff("jo", {Role::key_worker});
    prison.add_staff("kim", {Role::key_worker});
    prison.add_staff("lee", {Role::rj_lead});
    prison.add_staff("ali", {Role::safer_custody});
    prison.add_staff("ros", {Role::roster});
    prison.add_staff("aud", {Role::auditor});
    prison.add_staff("sue", {Role::survey});
    sam = prison.add_resident("Sam", "A1234BC", "jo");
    alex = prison.add_resident("Alex", "B1234BC", "kim");
    terminal = prison.add_terminal({sam, alex});
    (void)prison.fetch_items(terminal);
  }
  [[nodiscard]] Answers answers() const { return Answers(prison.context()); }
  std::vector<std::string> waiting(const std::string& username) {
    std::vector<std::string> ids;
    const auto all = answers().waiting(prison.session(username)->viewer);
    REQUIRE(all);
    for (const CheckIn& check_in : *all) ids.push_back(check_in.envelope);
    return ids;
  }
  bool finds(const std::string& username, const std::string& envelope) {
    return answers().find(prison.session(username)->viewer, envelope).has_value();
  }
  bool opens(const std::string& username, const std::string& envelope) {
    return answers().open(*prison.session(username), envelope, "safety").has_value();
  }
};

}  // namespace

TEST_CASE("a check-in is seen and opened by its own key worker and by nobody else") {
  Wing wing;
  const std::string id = wing.prison.send(wing.terminal, {wing.sam});
  CHECK(wing.waiting("jo") == std::vector<std::string>{id});
  CHECK(wing.finds("jo", id));
  for (const char* username : {"kim", "lee", "ali", "ros", "aud", "sue"}) {
    CAPTURE(username);
    CHECK(wing.waiting(username).empty());
    CHECK_FALSE(wing.finds(username, id));
    CHECK_FALSE(wing.opens(username, id));
    CHECK_FALSE(wing.answers().mark_seen(wing.prison.session(username)->viewer, id, "seen.read"));
    CHECK_FALSE(wing.answers().acknowledge(wing.prison.session(username)->viewer, id));
  }
  CHECK(wing.opens("jo", id));
}

TEST_CASE("an RJ request is seen, opened and moved by the RJ lead and by nobody else") {
  Wing wing;
  const std::string id = wing.prison.send(wing.terminal, {wing.sam, "rj"});
  const Requests requests(wing.prison.context());
  for (const char* username : {"jo", "kim", "ali", "ros", "aud", "sue"}) {
    CAPTURE(username);
    const Viewer viewer = wing.prison.session(username)->viewer;
    CHECK_FALSE(requests.all(viewer));
    CHECK_FALSE(requests.find(viewer, id));
    CHECK_FALSE(requests.move(viewer, id, RequestMove::start_checking, "", {}));
    CHECK_FALSE(wing.opens(username, id));
    CHECK_FALSE(wing.finds(username, id));
    CHECK(wing.waiting(username).empty());
  }
  CHECK(requests.all(wing.prison.session("lee")->viewer).value().size() == 1);
  CHECK(wing.opens("lee", id));
}

TEST_CASE("a call for help is seen by safer custody too, who can take it on but not read it") {
  Wing wing;
  Written urgent{wing.sam};
  urgent.urgent = true;
  const std::string quiet = wing.prison.send(wing.terminal, {wing.sam});
  wing.prison.clock.advance(1000);
  const std::string id = wing.prison.send(wing.terminal, urgent);
  CHECK(wing.waiting("jo") == std::vector<std::string>{id, quiet});
  CHECK(wing.waiting("ali") == std::vector<std::string>{id});
  CHECK(wing.waiting("kim").empty());
  CHECK_FALSE(wing.opens("ali", id));
  CHECK_FALSE(wing.answers().mark_seen(wing.prison.session("ali")->viewer, id, "seen.read"));
  REQUIRE(wing.answers().acknowledge(wing.prison.session("ali")->viewer, id));
  const CheckIn seen_by_jo = wing.answers().find(wing.prison.session("jo")->viewer, id).value();
  CHECK(seen_by_jo.acknowledged_by == "Name of ali");
}

TEST_CASE("a call for help stays at the top until it was taken on by name and read") {
  Wing wing;
  Written urgent{wing.sam};
  urgent.urgent = true;
  const std::string id = wing.prison.send(wing.terminal, urgent);
  const auto jo = wing.prison.session("jo");
  REQUIRE(wing.answers().open(*jo, id, "safety"));
  const auto too_early = wing.answers().mark_seen(jo->viewer, id, "seen.read");
  REQUIRE_FALSE(too_early);
  CHECK_THAT(too_early.error().message, Catch::Contains("Acknowledge"));
  REQUIRE(wing.answers().acknowledge(jo->viewer, id));
  CHECK(wing.answers().waiting(jo->viewer).value().at(0).needs_attention());
  REQUIRE(wing.answers().mark_seen(jo->viewer, id, "seen.will-talk"));
  CHECK(wing.answers().waiting(jo->viewer).value().empty());
  CHECK(wing.waiting("ali").empty());
}

TEST_CASE("a call for help that was withdrawn still needs somebody to take it on") {
  Wing wing;
  Written urgent{wing.sam};
  urgent.urgent = true;
  const std::string id = wing.prison.send(wing.terminal, urgent);
  Written taken_back{wing.sam};
  taken_back.about = id;
  (void)wing.prison.send(wing.terminal, taken_back);
  CHECK(wing.waiting("jo") == std::vector<std::string>{id});
  CHECK_FALSE(wing.opens("jo", id));
  REQUIRE(wing.answers().acknowledge(wing.prison.session("jo")->viewer, id));
  CHECK(wing.waiting("jo").empty());
}

TEST_CASE("nothing is opened without a reason from the set, and each opening is in the audit") {
  Wing wing;
  const std::string id = wing.prison.send(wing.terminal, {wing.sam});
  const auto jo = wing.prison.session("jo");
  for (const char* reason : {"", "curious", "key-work-session "})
    CHECK_FALSE(wing.answers().open(*jo, id, reason));
  CHECK(wing.prison.count("openings") == 0);
  const auto opened = wing.answers().open(*jo, id, "key-work-session");
  REQUIRE(opened);
  CHECK(base::as_text(opened->submission.view()) == "<data id=\"test\"/>");
  CHECK(wing.prison.count("openings") == 1);
  CHECK(wing.prison.count("audit WHERE act = 'answers.opened' AND detail = 'key-work-session'") == 1);
}

TEST_CASE("seen is said once, after opening, in one of the fixed sentences") {
  Wing wing;
  const std::string id = wing.prison.send(wing.terminal, {wing.sam});
  (void)wing.prison.fetch_items(wing.terminal);
  const auto jo = wing.prison.session("jo");
  CHECK_FALSE(wing.answers().mark_seen(jo->viewer, id, "seen.read"));
  REQUIRE(wing.answers().open(*jo, id, "asked"));
  CHECK_FALSE(wing.answers().mark_seen(jo->viewer, id, "Good luck!"));
  REQUIRE(wing.answers().mark_seen(jo->viewer, id, "seen.passed-on"));
  CHECK_FALSE(wing.answers().mark_seen(jo->viewer, id, "seen.read"));
  CHECK(wing.prison.fetch_messages(wing.terminal) == std::vector<std::string>{"seen.passed-on"});
}

TEST_CASE("answers follow the resident to another key worker at once") {
  Wing wing;
  const std::string id = wing.prison.send(wing.terminal, {wing.sam});
  REQUIRE(change_key_worker(wing.prison.context(), wing.prison.session("ros")->viewer, wing.sam, "kim"));
  CHECK_FALSE(wing.finds("jo", id));
  CHECK_FALSE(wing.opens("jo", id));
  CHECK(wing.opens("kim", id));
  CHECK_FALSE(change_key_worker(wing.prison.context(), wing.prison.session("jo")->viewer, wing.sam, "jo"));
  CHECK_FALSE(change_key_worker(wing.prison.context(), wing.prison.session("ros")->viewer, wing.sam, "lee"));
}

TEST_CASE("surveys are shown to the survey team as rounded counts from ten on") {
  Wing wing;
  Written survey{{}, "survey"};
  survey.form = "mend/voice";
  for (int i = 0; i < 9; ++i) (void)wing.prison.send(wing.terminal, survey);
  CHECK_FALSE(wing.answers().surveys(wing.prison.session("jo")->viewer));
  const Viewer sue = wing.prison.session("sue")->viewer;
  CHECK_FALSE(wing.answers().surveys(sue).value().at(0).returns);
  for (int i = 0; i < 5; ++i) (void)wing.prison.send(wing.terminal, survey);
  CHECK(wing.answers().surveys(sue).value().at(0).returns == 10);
  CHECK(wing.waiting("jo").empty());
}

TEST_CASE("no plain answer is anywhere in the hub's data folder") {
  Wing wing;
  const std::string canary = "a-canary-sang-in-the-cell";
  Written written{wing.sam};
  written.answers = "<data id=\"test\"><a>" + canary + "</a></data>";
  const std::string id = wing.prison.send(wing.terminal, written);
  const auto jo = wing.prison.session("jo");
  const auto opened = wing.answers().open(*jo, id, "asked");
  REQUIRE(opened);
  REQUIRE_THAT(std::string(base::as_text(opened->submission.view())), Catch::Contains(canary));
  REQUIRE(wing.answers().mark_seen(jo->viewer, id, "seen.read"));
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(wing.prison.data())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    CAPTURE(entry.path());
    CHECK(bytes.find(canary) == std::string::npos);
    CHECK(bytes.find(support::kPassword) == std::string::npos);
    CHECK(bytes.find(support::kPassphrase) == std::string::npos);
  }
  CHECK(files > 5);
}
