#include "content/author/withdraw.h"

#include "tests/content/author/house.h"

using namespace mend;
using author_test::House;
using base::Json;
using Catch::Contains;

namespace {

std::string withdraw(House& house, const std::string& name) {
  const auto repository = house.repository();
  if (!repository) return repository.error().message;
  return house.put(
      author::propose_withdrawal(*repository, {name, "", "Mo", "It gives a wrong number."}, house.now),
      "out");
}

}  // namespace

TEST_CASE("A withdrawn module leaves the device, its role and every policy, and all of them had to agree") {
  House house;
  house.bring_guide("One.");
  REQUIRE(
      house.bring(house.request({house.write_module("guide", "Two."), house.write_module("other", "Stays.")},
                                {house.write_policy(House::policy({"mend/guide", "mend/other"}))})) == "");
  REQUIRE(house.device() == "# Hurt\n\nTwo.\n");
  REQUIRE(withdraw(house, "mend/guide") == "");
  const auto proposal = house.proposal("out");
  REQUIRE(proposal);
  CHECK(proposal->kind() == author::ProposalKind::withdrawal);
  CHECK(proposal->roles().size() == 2);
  REQUIRE(house.approve("authors-mend", 1, "out") == "");
  REQUIRE(house.approve("authors-mend", 2, "out") == "");
  CHECK_THAT(house.publish("out"), Contains("policy"));
  REQUIRE(house.approve_and_publish("out") == "");
  const Json policy = Json::parse(*house.repository()->read_target("policy/DEMO.json"));
  CHECK(policy["offered"] == Json::array({"mend/other"}));
  CHECK(policy["withdrawn"] == Json::array({"mend/guide@1", "mend/guide@2"}));
  CHECK_FALSE(house.repository()->find("modules/mend/guide/2.json"));
  CHECK(house.device() == "# Hurt\n\nStays.\n");
}

TEST_CASE("A version that was withdrawn is never used again: devices would go on hiding it") {
  House house;
  house.bring_guide("One.");
  REQUIRE(withdraw(house, "mend/guide") == "");
  REQUIRE(house.approve_and_publish("out") == "");
  Json policy = Json::parse(*house.repository()->read_target("policy/DEMO.json"));
  policy["offered"] = {"mend/guide"};
  REQUIRE(house.bring(house.request({house.write_module("guide", "One.")}, {house.write_policy(policy)})) ==
          "");
  CHECK(house.report.targets.front() == "modules/mend/guide/2.json");
  CHECK(house.device() == "# Hurt\n\nOne.\n");
}

TEST_CASE("The rules of a withdrawn form go with it, or no policy could be read") {
  House house;
  house.put_form("help,today,Today\nhelp,no,No\n");
  Json policy = House::policy({"mend/ask"});
  policy["urgent"] = {{"ask", {{"help", {"today"}}}}};
  policy["help_stop"] = {{"ask", {{"help", {"today"}}}}};
  REQUIRE(house.bring(house.request({house.folder / "catalogue/ask"}, {house.write_policy(policy)})) == "");
  REQUIRE(withdraw(house, "mend/ask") == "");
  REQUIRE(house.approve_and_publish("out") == "");
  const Json said = Json::parse(*house.repository()->read_target("policy/DEMO.json"));
  CHECK(said["urgent"].empty());
  CHECK(said["help_stop"].empty());
}

TEST_CASE("What is not published cannot be withdrawn, and why has to be said") {
  House house;
  house.bring_guide("One.");
  for (const char* name : {"mend/gone", "guide", "", "../x/y", "local/guide"}) {
    CAPTURE(name);
    CHECK_FALSE(withdraw(house, name).empty());
  }
  CHECK_FALSE(author::propose_withdrawal(*house.repository(), {"mend/guide", "", "Mo", ""}, house.now));
}
