#include "content/trust/offers.h"

#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;

TEST_CASE("The newest version is the highest number, not the last in the alphabet") {
  std::map<std::string, trust::FoundTarget> targets;
  for (const char* path : {"modules/mend/a/9.json", "modules/mend/a/10.json", "modules/mend/a/2.json",
                           "modules/mend/a/011.json", "modules/mend/a/x.json", "modules/mend/a/99.txt",
                           "modules/mend/ab/77.json", "modules/mend/a/b/88.json", "modules/mend/c/0.json"}) {
    targets[path];
  }
  CHECK(*trust::newest_manifest_target(targets, "mend/a") == "modules/mend/a/10.json");
  CHECK(*trust::newest_manifest_target(targets, "mend/ab") == "modules/mend/ab/77.json");
  CHECK(trust::newest_manifest_target(targets, "mend/c").error().kind == base::ErrorKind::not_found);
  CHECK(trust::newest_manifest_target(targets, "mend/d").error().kind == base::ErrorKind::not_found);
}

TEST_CASE("The courier reads what a policy offers and refuses names that climb") {
  const std::string good = support::sample_policy({"mend/a", "mend/b"}).dump();
  CHECK(trust::read_offers(base::as_bytes(good))->names == std::vector<std::string>{"mend/a", "mend/b"});
  for (const char* bad :
       {R"({"offered":["../etc"]})", R"({"offered":["mend/../x"]})", R"({"offered":["mend"]})",
        R"({"offered":[1]})", R"({"offered":[],"withdrawn":[1]})", R"({"offered":[],"withdrawn":"x"})",
        R"({"offered":{}})", R"({})", "null", "x"}) {
    CHECK_FALSE(trust::read_offers(base::as_bytes(bad)));
  }
}

TEST_CASE("A prison's own module lies below its own code, and nobody else's is taken for it") {
  CHECK(trust::manifest_folder("mend/a", "DEMO") == "modules/mend/a/");
  CHECK(trust::manifest_folder("local/a", "DEMO") == "local/DEMO/a/");
  std::map<std::string, trust::FoundTarget> found;
  for (const char* path : {"local/DEMO/a/2.json", "local/OTHER/a/9.json", "modules/local/a/8.json"})
    found[path];
  CHECK(*trust::newest_manifest_target(found, "local/a", "DEMO") == "local/DEMO/a/2.json");
}

TEST_CASE("The courier reads the blobs of a manifest and refuses what is no hash") {
  const std::string sha256(64, 'a');
  const std::string good = support::sample_manifest("a", 1, sha256, 5).dump();
  const auto blobs = trust::read_blobs(base::as_bytes(good));
  REQUIRE(blobs);
  REQUIRE(blobs->size() == 1);
  CHECK(blobs->front().sha256 == sha256);
  CHECK(blobs->front().length == 5);
  for (const std::string& hash : {std::string("../../x"), std::string(63, 'a'), std::string(64, 'A')}) {
    CHECK_FALSE(trust::read_blobs(base::as_bytes(support::sample_manifest("a", 1, hash, 5).dump())));
  }
  CHECK_FALSE(trust::read_blobs(base::as_bytes(R"({"files":[{"sha256":")" + sha256 + R"(","length":-1}]})")));
  CHECK_FALSE(trust::read_blobs(base::as_bytes("{}")));
}
