#include "content/author/propose.h"

#include "tests/content/author/house.h"

using namespace mend;
using author_test::House;
using Catch::Contains;

TEST_CASE("Nobody types a version: what says something new gets the next one, what does not is left out") {
  House house;
  house.bring_guide("One.");
  CHECK(house.report.targets == std::vector<std::string>{"modules/mend/guide/1.json", "policy/DEMO.json"});
  CHECK_THAT(house.propose(house.request({house.folder / "catalogue/guide"}, {house.folder / "policy.json"})),
             Contains("nothing new"));
  const auto both = house.request({house.write_module("guide", "Two."), house.write_module("other", "New.")});
  REQUIRE(house.bring(both) == "");
  CHECK(house.report.targets ==
        std::vector<std::string>{"modules/mend/guide/2.json", "modules/mend/other/1.json"});
  // Earlier versions stay listed: a hub still opens answers to them.
  CHECK(house.repository()->find("modules/mend/guide/1.json"));
}

TEST_CASE("A proposal names who made it, in what is signed") {
  House house;
  house.bring_guide("One.");
  const auto found = house.repository()->find("modules/mend/guide/1.json");
  REQUIRE(found);
  CHECK(found->file.custom["proposed_by"] == "Mo");
  CHECK(found->role == "authors-mend");
  CHECK(house.repository()->find("policy/DEMO.json")->role == "policy");
}

TEST_CASE("What the check finds anything wrong with is not proposed") {
  House house;
  house.write_module("guide", "The offender is here.");
  CHECK_THAT(house.propose(house.request({house.folder / "catalogue/guide"})), Contains("offender"));
  CHECK_FALSE(house.files.exists(house.proposals() / "next.proposal"));
  CHECK_THAT(house.propose(house.request({})), Contains("nothing to propose"));
  CHECK_THAT(house.propose(house.request({house.folder / "catalogue/gone"})), Contains("gone"));
}

TEST_CASE("The same source at the same time gives the same proposal, byte for byte") {
  House house;
  const auto request = house.request({house.write_module("guide", "One.")});
  const auto repository = house.repository();
  REQUIRE(repository);
  CHECK(*author::propose(house.files, *repository, request, house.now) ==
        *author::propose(house.files, *repository, request, house.now));
}

TEST_CASE(
    "A module of an organisation that nobody delegated has no place to go, and the refusal says what to do") {
  House house({"authors-other"});
  CHECK_THAT(house.propose(house.request({house.write_module("guide", "One.")})),
             Contains("modules/mend/guide/1.json") && Contains("mend-trust delegate"));
}

TEST_CASE("A prison's own module goes to its own role") {
  House house({"authors-mend", "est-demo"});
  house.write_module("notice", "One.");
  const std::string toml =
      std::string(base::as_text(*house.files.read(house.folder / "catalogue/notice/module.toml", 9999)));
  std::string local = toml;
  local.replace(local.find("\"mend\""), 6, "\"local\"");
  house.write("catalogue/notice/module.toml", local);
  auto request = house.request({house.folder / "catalogue/notice"});
  CHECK_THAT(house.propose(request), Contains("--establishment"));
  request.establishment = "DEMO";
  REQUIRE(house.bring(request) == "");
  CHECK(house.report.targets == std::vector<std::string>{"local/DEMO/notice/1.json"});
  CHECK(house.repository()->find("local/DEMO/notice/1.json")->role == "est-demo");
}
