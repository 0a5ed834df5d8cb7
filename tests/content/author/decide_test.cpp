#include "content/author/decide.h"

#include "content/author/key_file.h"
#include "tests/content/author/house.h"

using namespace mend;
using author_test::House;
using Catch::Contains;

TEST_CASE("Two different keys publish; one of them alone does not, however often it signs") {
  House house;
  REQUIRE(house.propose(house.request({house.write_module("guide", "One.")})) == "");
  CHECK_THAT(house.publish(), Contains("authors-mend"));
  REQUIRE(house.approve("authors-mend", 1) == "");
  REQUIRE(house.approve("authors-mend", 1) == "");
  CHECK_THAT(house.publish(), Contains("authors-mend"));
  REQUIRE(house.approve("authors-mend", 2) == "");
  CHECK(house.publish() == "");
}

TEST_CASE("One key's signature under a second name counts once") {
  House house;
  REQUIRE(house.propose(house.request({house.write_module("guide", "One.")})) == "");
  REQUIRE(house.approve("authors-mend", 1) == "");
  const auto there = house.signatures();
  REQUIRE(there);
  REQUIRE(there->signatures.size() == 1);
  const auto names = house.files.list_files(house.proposals());
  for (const std::string& name : *names) {
    if (!name.starts_with("sig-")) continue;
    const auto bytes = house.files.read(house.proposals() / name, 10'000);
    // The copy names the second reviewer's key.
    base::Json file = base::Json::parse(*bytes);
    const auto other = author::key_file_id(house.files, house.key("authors-mend", 2));
    file["keyid"] = *other;
    house.write("proposals/sig-copy-" + other->substr(0, 16) + ".json", file.dump());
  }
  CHECK_THAT(house.publish(), Contains("authors-mend"));
  const auto state = author::examine(*house.repository(), *house.proposal(), *house.signatures());
  REQUIRE(state);
  CHECK_FALSE(state->is_complete());
}

TEST_CASE("A key of another role signs nothing, and the refusal names the roles") {
  House house;
  REQUIRE(house.propose(house.request({house.write_module("guide", "One.")})) == "");
  CHECK_THAT(house.approve("policy", 1), Contains("signs none of the roles") && Contains("authors-mend"));
  CHECK_THAT(house.reject("policy", 1, "no"), Contains("signs none of the roles"));
  CHECK(house.signatures()->signatures.empty());
}

TEST_CASE("A signed no stops a proposal, also one with all its signatures; its successor goes through") {
  House house;
  REQUIRE(house.propose(house.request({house.write_module("guide", "One.")})) == "");
  CHECK_THAT(house.reject("authors-mend", 2, "  "), Contains("--why"));
  REQUIRE(house.approve("authors-mend", 1) == "");
  REQUIRE(house.approve("authors-mend", 2) == "");
  REQUIRE(house.reject("authors-mend", 3, "The title is wrong.") == "");
  CHECK_THAT(house.publish(), Contains("The title is wrong."));
  CHECK_THAT(house.approve("authors-mend", 1), Contains("The title is wrong."));
  REQUIRE(house.propose(house.request({house.write_module("guide", "One, mended.")}), "again") == "");
  CHECK(house.approve_and_publish("again") == "");
}

TEST_CASE("Nobody approves or publishes what a wrong clock made") {
  House house;
  house.now += 49 * 365 * House::day;
  REQUIRE(house.propose(house.request({house.write_module("guide", "One.")})) == "");
  house.now -= 49 * 365 * House::day;
  CHECK_THAT(house.approve("authors-mend", 1), Contains("clock") && Contains("propose anew"));
  house.now -= House::day;
  CHECK_THAT(house.approve("authors-mend", 1), Contains("set the clock of this machine"));
}

TEST_CASE("What was published meanwhile asks for a new proposal, so that nothing of it is lost") {
  House house;
  house.bring_guide("One.");
  REQUIRE(house.propose(house.request({house.write_module("other", "New.")}), "late") == "");
  REQUIRE(house.bring(house.request({house.write_module("guide", "Two.")})) == "");
  CHECK_FALSE(house.approve("authors-mend", 1, "late").empty());
  CHECK_FALSE(house.publish("late").empty());
  CHECK(house.repository()->find("modules/mend/guide/2.json"));
}

TEST_CASE("A proposal of modules and a policy needs the reviewers of both") {
  House house;
  REQUIRE(house.propose(house.request({house.write_module("guide", "One.")},
                                      {house.write_policy(House::policy({"mend/guide"}))})) == "");
  REQUIRE(house.approve("authors-mend", 1) == "");
  REQUIRE(house.approve("authors-mend", 2) == "");
  CHECK_THAT(house.publish(), Contains("policy"));
  REQUIRE(house.approve("policy", 1) == "");
  REQUIRE(house.approve("policy", 3) == "");
  CHECK(house.publish() == "");
  CHECK(house.device() == "# Hurt\n\nOne.\n");
}
