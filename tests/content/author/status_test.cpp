#include "content/author/status.h"

#include "tests/content/author/house.h"

using namespace mend;
using author::Standing;
using author_test::House;
using Catch::Contains;

TEST_CASE("The status of a proposal is said from its first day to its last") {
  House house;
  const auto status = [&](const std::string& name = "next") {
    return author::status_of(house.files, *house.repository(), house.proposals() / (name + ".proposal"),
                             {house.proposals()});
  };
  REQUIRE(house.propose(house.request({house.write_module("guide", "One.")})) == "");
  CHECK(status().standing == Standing::waiting);
  CHECK(status().title == "mend/guide");
  CHECK(status().author == "Mo");
  REQUIRE(house.approve("authors-mend", 1) == "");
  CHECK(status().standing == Standing::waiting);
  CHECK_THAT(status().says.at(0), Contains("has signed; 1 more of"));
  REQUIRE(house.approve("authors-mend", 3) == "");
  CHECK(status().standing == Standing::ready);
  REQUIRE(house.publish() == "");
  CHECK(status().standing == Standing::published);

  REQUIRE(house.propose(house.request({house.write_module("other", "New.")}), "late") == "");
  REQUIRE(house.propose(house.request({house.write_module("third", "New.")}), "no") == "");
  REQUIRE(house.reject("authors-mend", 2, "Too long.", "no") == "");
  CHECK(status("no").standing == Standing::rejected);
  CHECK_THAT(status("no").says.at(0), Contains("Too long."));
  REQUIRE(house.bring(house.request({house.write_module("guide", "Two.")})) == "");
  CHECK(status("late").standing == Standing::moved);

  house.write("proposals/broken.proposal", "no archive");
  CHECK(status("broken").standing == Standing::unusable);
  CHECK_FALSE(status("broken").says.empty());
  CHECK(author::proposals_in(house.files, house.proposals())->size() == 4);
}

TEST_CASE("A published proposal stays so when others are published over it") {
  House house;
  REQUIRE(house.propose(house.request({house.write_module("guide", "One.")}), "first") == "");
  REQUIRE(house.approve_and_publish("first") == "");
  REQUIRE(house.bring(house.request({house.write_module("guide", "Two.")})) == "");
  CHECK(author::status_of(house.files, *house.repository(), house.proposals() / "first.proposal",
                          {house.proposals()})
            .standing == Standing::published);
}
