#include "tests/content/author/house.h"

using namespace mend;
using author_test::House;
using Catch::Contains;

TEST_CASE(
    "What two people approved reaches a device through courier and kiosk, and so does the next version") {
  House house;
  house.bring_guide("One.");
  CHECK(house.device() == "# Hurt\n\nOne.\n");
  house.now += House::day;
  REQUIRE(house.bring(house.request({house.write_module("guide", "Two.")})) == "");
  CHECK(house.device() == "# Hurt\n\nTwo.\n");
}

TEST_CASE("A repository in which nothing is delegated is published to in the same way") {
  House house(std::vector<std::string>{});
  house.bring_guide("One.");
  CHECK(house.repository()->find("modules/mend/guide/1.json")->role == "targets");
  CHECK(house.device() == "# Hurt\n\nOne.\n");
}

TEST_CASE("A dry run and a refusal leave every file as it was") {
  House house;
  house.bring_guide("One.");
  REQUIRE(house.propose(house.request({house.write_module("guide", "Two.")})) == "");
  const std::int64_t before = house.disk.changes;
  CHECK_FALSE(house.publish().empty());
  CHECK(house.disk.changes == before);
  CHECK(house.device() == "# Hurt\n\nOne.\n");
}

TEST_CASE("A publication that is cut off anywhere leaves a reader the old content or the new one") {
  for (std::int64_t cut = 0;; ++cut) {
    House house;
    house.bring_guide("One.");
    REQUIRE(house.device() == "# Hurt\n\nOne.\n");
    REQUIRE(house.propose(house.request({house.write_module("guide", "Two.")})) == "");
    REQUIRE(house.approve("authors-mend", 1) == "");
    REQUIRE(house.approve("authors-mend", 2) == "");
    house.disk.changes = 0;
    house.disk.changes_left = cut;
    const bool done = house.publish().empty();
    const bool was_cut = house.disk.changes == cut;
    house.disk.changes_left = INT64_MAX;
    CAPTURE(cut);
    const std::string shown = house.device();
    CHECK((shown == (done ? "# Hurt\n\nTwo.\n" : "# Hurt\n\nOne.\n") || shown == "# Hurt\n\nTwo.\n"));
    const std::string again = house.publish();
    CAPTURE(again);
    CHECK(house.device() == "# Hurt\n\nTwo.\n");
    if (!was_cut) break;
    REQUIRE(cut < 100);
  }
}
