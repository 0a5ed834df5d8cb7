#include "i18n/messages/id.h"

#include <catch2/catch.hpp>

using mend::messages::Id;
using mend::messages::known_ids;

TEST_CASE("an id names its message") {
  constexpr Id id("help.title");
  STATIC_REQUIRE(id.name() == "help.title");
  STATIC_REQUIRE(known_ids[id.index()] == "help.title");
}

TEST_CASE("an id from outside is found only if it is in the template") {
  REQUIRE(Id::find("status.collected"));
  CHECK(Id::find("status.collected")->name() == "status.collected");
  CHECK_FALSE(Id::find("status.refused"));
  CHECK_FALSE(Id::find(""));
  CHECK_FALSE(Id::find("zzz"));
}

TEST_CASE("every id is found again") {
  for (const std::string_view name : known_ids) {
    REQUIRE(Id::find(name));
    CHECK(Id::find(name)->name() == name);
  }
}

TEST_CASE("the closed sets that the hub may send are all there") {
  for (const char* name :
       {"status.saved", "status.collected", "status.checking", "status.with-staff", "status.may-visit",
        "status.withdrawn", "status.ended", "seen.read", "seen.will-talk", "seen.passed-on", "help.cell-bell",
        "help.officer", "help.listener", "help.samaritans"}) {
    CHECK(Id::find(name));
  }
}
