#include "content/library/policy.h"

#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

using namespace mend;
using library::HelpLineId;

namespace {

base::Json good() {
  return support::sample_policy({"mend/a", "mend/b"});
}

base::Result<library::Policy> read(const base::Json& policy) {
  return library::read_policy(base::as_bytes(policy.dump()));
}

bool refused_with(const char* pointer, const base::Json& value) {
  base::Json policy = good();
  policy[base::Json::json_pointer(pointer)] = value;
  INFO(pointer << " " << value.dump());
  return !read(policy);
}

}  // namespace

TEST_CASE("The policy that docs/operating.md begins from is a whole one") {
  std::ifstream in(MEND_SOURCE_DIR "/docs/policy-example.json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto policy = library::read_policy(base::as_bytes(text));
  INFO((policy ? "" : policy.error().message));
  REQUIRE(policy);
  CHECK(policy->key_for("key-work") != nullptr);
  CHECK(policy->key_for("rj") != nullptr);
}

TEST_CASE("A good policy is read in full") {
  const auto policy = read(good());
  REQUIRE(policy);
  CHECK(policy->establishment == "DEMO");
  CHECK(policy->name == "HMP Demo");
  REQUIRE(policy->help_lines.size() == 3);
  CHECK(policy->help_lines[2].id == HelpLineId::samaritans);
  CHECK(policy->help_lines[2].number == "116 123");
  CHECK(policy->hub_sealing_key[0] == 7);
  REQUIRE(policy->key_for("key-work") != nullptr);
  CHECK(policy->key_for("key-work")->id == "0123456789abcdef");
  CHECK(policy->key_for("rj") == nullptr);
  CHECK(policy->offered == std::vector<std::string>{"mend/a", "mend/b"});
  CHECK(policy->languages == std::vector<std::string>{"en", "cy", "ar", "so"});
  CHECK(policy->review_days.at("checking") == 14);
  CHECK(policy->staffed_from_minutes == 480);
  CHECK(policy->staffed_to_minutes == 1020);
  CHECK(policy->idle_lock_seconds == 300);
}

TEST_CASE("A help line without the number that it needs is not shown, never guessed") {
  base::Json policy = good();
  for (const base::Json& blank :
       {base::Json({{"id", "samaritans"}}), base::Json({{"id", "samaritans"}, {"number", " "}})}) {
    policy["help_lines"] = base::Json::array({blank, {{"id", "cell-bell"}}});
    const auto read_policy = read(policy);
    REQUIRE(read_policy);
    REQUIRE(read_policy->help_lines.size() == 1);
    CHECK(read_policy->help_lines[0].id == HelpLineId::cell_bell);
  }
}

TEST_CASE("A policy that leaves nobody to call for help is refused") {
  CHECK(refused_with("/help_lines", base::Json::array()));
  CHECK(refused_with("/help_lines", base::Json::array({{{"id", "samaritans"}}})));
}

TEST_CASE("Help lines are a closed set, each at most once, in the order of the policy") {
  CHECK(refused_with("/help_lines/0/id", "pizza"));
  CHECK(refused_with("/help_lines/1/id", "cell-bell"));
  CHECK(refused_with("/help_lines/0", base::Json({{"id", "cell-bell"}, {"label", "Press me"}})));
  CHECK(refused_with("/help_lines/2/number", "<b>1</b>"));
  for (const auto id :
       {HelpLineId::cell_bell, HelpLineId::officer, HelpLineId::listener, HelpLineId::samaritans}) {
    CHECK_FALSE(library::name_of(id).empty());
  }
}

TEST_CASE("A slip of the pen in a safety rule is refused, not passed over") {
  base::Json policy = good();
  policy["help_stopp"] = base::Json::object();
  CHECK_FALSE(read(policy));
  CHECK(refused_with("/help_stop", nullptr));
  CHECK(refused_with("/help_stop/weekly-check-in", base::Json::array()));
  CHECK(refused_with("/help_stop/weekly-check-in/week", "very-bad"));
  CHECK(refused_with("/urgent/weekly-check-in/help", base::Json::array({1})));
}

TEST_CASE("Each member of a policy is checked") {
  const base::Json whole = good();
  for (const auto& [member, value] : whole.items()) {
    base::Json policy = good();
    policy.erase(member);
    INFO(member);
    CHECK_FALSE(read(policy));
    policy[member] = nullptr;
    CHECK_FALSE(read(policy));
  }
  CHECK(refused_with("/format", 2));
  CHECK(refused_with("/establishment", "../x"));
  CHECK(refused_with("/name", ""));
  CHECK(refused_with("/hub/sealing_key", "AAAA"));
  CHECK(refused_with("/hub/extra", 1));
  CHECK(refused_with("/class_keys/0/class", "gossip"));
  CHECK(refused_with("/class_keys/0/id", "short"));
  CHECK(refused_with("/class_keys/1", good()["class_keys"][0]));
  CHECK(refused_with("/offered/0", "mend"));
  CHECK(refused_with("/offered/0", "mend/../a"));
  CHECK(refused_with("/offered/0", "mend/b"));
  CHECK(refused_with("/languages", base::Json::array()));
  CHECK(refused_with("/languages/0", "e n"));
  CHECK(refused_with("/review_days/collected", 0));
  CHECK(refused_with("/staffed_hours/from", "8:00"));
  CHECK(refused_with("/staffed_hours/from", "24:00"));
  CHECK(refused_with("/staffed_hours/from", "17:00"));
  CHECK(refused_with("/idle_lock_seconds", 5));
  CHECK_FALSE(library::read_policy(base::as_bytes("null")));
  CHECK_FALSE(library::read_policy(base::Bytes(2'000'000, ' ')));
}

TEST_CASE("Rules match only the form, question and answer that they name") {
  const auto policy = read(good());
  REQUIRE(policy);
  CHECK(library::matches(policy->urgent, "weekly-check-in", "help", {"later", "today"}));
  CHECK_FALSE(library::matches(policy->urgent, "weekly-check-in", "help", {"later"}));
  CHECK_FALSE(library::matches(policy->urgent, "weekly-check-in", "help", {}));
  CHECK_FALSE(library::matches(policy->urgent, "weekly-check-in", "week", {"today"}));
  CHECK_FALSE(library::matches(policy->urgent, "other", "help", {"today"}));
}

TEST_CASE("The list of withdrawn versions may be absent, and a slip in it is refused") {
  base::Json policy = support::sample_policy({"mend/a"});
  CHECK(read(policy)->withdrawn.empty());
  policy["withdrawn"] = {"mend/a@2", "local/b@10"};
  CHECK(read(policy)->withdrawn == std::set<std::string>{"mend/a@2", "local/b@10"});
  for (const char* bad : {"mend/a", "mend/a@", "mend/a@0", "mend/a@02", "mend/a@x", "mend/a@1 ", "a@1", "@1",
                          "mend/a@99999999999999999999"}) {
    policy["withdrawn"] = {bad};
    INFO(bad);
    CHECK_FALSE(read(policy));
  }
  policy["withdrawn"] = "mend/a@2";
  CHECK_FALSE(read(policy));
}
