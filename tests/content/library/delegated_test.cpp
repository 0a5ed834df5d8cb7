#include "delegated_device.h"

using namespace mend;
using namespace delegated_test;

TEST_CASE("Authors and a prison publish below their own roles, and the device shows both") {
  Installed device;
  for (const char* role : {"policy", "authors-mend", "authors-acme", "establishments", "est-demo"}) {
    INFO(role);
    CHECK(*device.files.read("content/gen/1/metadata/roles/" + std::string(role) + ".json", 100'000) ==
          device.repository.role_bytes(role));
  }
}

TEST_CASE("A delegated role that the disk lost or changed makes the generation damaged, not smaller") {
  for (const char* role : {"policy", "authors-mend", "establishments", "est-demo"}) {
    INFO(role);
    Installed device;
    device.put("mend", "rj", 2, "two", "authors-mend");
    device.drop();
    REQUIRE(device.import());
    REQUIRE(device.shown().starts_with("mend/rj=two "));
    const base::Path file = "content/gen/2/metadata/roles/" + std::string(role) + ".json";
    base::Bytes bytes = *device.files.read(file, 100'000);
    bytes[bytes.size() / 2] ^= 1;
    REQUIRE(device.files.write_atomic(file, bytes, base::FileMode::immutable));
    CHECK(device.shown() == "mend/rj=one acme/calm=acme one local/gym=gym one ");
    REQUIRE(device.files.remove(file));
    CHECK(device.shown() == "mend/rj=one acme/calm=acme one local/gym=gym one ");
  }
}

TEST_CASE("A role whose signatures fail costs its own updates only, and is named") {
  Installed device;
  device.put("mend", "rj", 2, "two", "authors-mend");
  device.put("acme", "calm", 2, "acme two", "authors-acme");
  device.make_acme_bad();
  device.drop();
  const auto report = device.import();
  REQUIRE(report);
  REQUIRE(report->notices.size() == 1);
  CHECK(report->notices[0].message.find("\"acme/calm\" stays in its old version") != std::string::npos);
  CHECK(report->notices[0].message.find("authors-acme") != std::string::npos);
  CHECK(device.shown() == "mend/rj=two acme/calm=acme one local/gym=gym one ");
  CHECK(device.import()->outcome == ImportOutcome::unchanged);

  // Also over the next generations, until the role is mended.
  for (int version = 3; version <= 5; ++version) {
    device.put("mend", "rj", version, "words " + std::to_string(version), "authors-mend");
    device.drop();
    REQUIRE(device.import());
  }
  CHECK(device.shown() == "mend/rj=words 5 acme/calm=acme one local/gym=gym one ");
  base::Json& trusted = device.repository.targets["delegations"]["roles"][2];
  REQUIRE(trusted["name"] == "authors-acme");
  const auto key = device.repository.signers["authors-acme"][0];
  trusted["keyids"] = {key.id};
  device.repository.targets["delegations"]["keys"][key.id] = key.key;
  device.repository.targets["version"] = 3;
  device.drop();
  REQUIRE(device.import());
  CHECK(device.shown() == "mend/rj=words 5 acme/calm=acme two local/gym=gym one ");
}

TEST_CASE("What is carried over comes from the generation before when the newest is damaged") {
  Installed device;
  device.put("mend", "rj", 2, "two", "authors-mend");
  device.drop();
  REQUIRE(device.import());
  REQUIRE(device.files.remove("content/gen/2/metadata/timestamp.json"));
  device.put("mend", "rj", 3, "three", "authors-mend");
  device.put("acme", "calm", 2, "acme two", "authors-acme");
  device.make_acme_bad();
  device.drop();
  REQUIRE(device.import());
  CHECK(device.shown() == "mend/rj=three acme/calm=acme one local/gym=gym one ");
}

TEST_CASE("What a bad role vouched for is not shown where it never was installed") {
  Device device;
  device.put("mend", "rj", 1, "one", "authors-mend");
  device.put("acme", "calm", 1, "acme one", "authors-acme");
  device.policy({"mend/rj", "acme/calm"});
  device.repository.signers["authors-acme"] = {device.repository.new_signer()};
  device.drop();
  const auto report = device.import();
  REQUIRE(report);
  REQUIRE(report->notices.size() == 1);
  CHECK(report->notices[0].message.find("\"acme/calm\" is not shown") != std::string::npos);
  CHECK(device.shown() == "mend/rj=one ");
}

TEST_CASE("A bad policy role refuses the update whole: without a policy nothing may be shown anew") {
  Installed device;
  device.put("mend", "rj", 2, "two", "authors-mend");
  device.repository.signers["policy"] = {device.repository.new_signer()};
  device.drop();
  const auto report = device.import();
  REQUIRE_FALSE(report);
  CHECK(report.error().message.find("policy") != std::string::npos);
  CHECK(device.shown() == "mend/rj=one acme/calm=acme one local/gym=gym one ");
}

TEST_CASE("Damage in what was carried over makes the generation damaged") {
  Installed device;
  device.put("mend", "rj", 2, "two", "authors-mend");
  device.make_acme_bad();
  device.put("acme", "calm", 2, "acme two", "authors-acme");
  device.drop();
  REQUIRE(device.import());
  REQUIRE(device.files.exists("content/gen/2/carried/0/metadata/roles/authors-acme.json"));
  for (const char* name : {"carried/0/metadata/roles/authors-acme.json", "carried/0/metadata/targets.json",
                           "carried/0/targets/modules/acme/calm/1.json", "untrusted"}) {
    INFO(name);
    const base::Path file = base::Path("content/gen/2") / name;
    const base::Bytes good = *device.files.read(file, 100'000);
    REQUIRE(device.files.remove(file));
    CHECK(device.shown().starts_with("mend/rj=one "));
    REQUIRE(device.files.write_atomic(file, good, base::FileMode::immutable));
    CHECK(device.shown().starts_with("mend/rj=two acme/calm=acme one "));
  }
}

TEST_CASE("A withdrawn version is not shown: the one before is, and after the last nothing") {
  Installed device;
  device.put("mend", "rj", 2, "two", "authors-mend");
  device.drop();
  REQUIRE(device.import());
  device.policy({"mend/rj", "local/gym"}, {"mend/rj@2"});
  device.drop();
  REQUIRE(device.import());
  CHECK(device.shown() == "mend/rj=one local/gym=gym one ");
  device.policy({"mend/rj", "local/gym"}, {"mend/rj@2", "mend/rj@1"});
  device.drop();
  const auto report = device.import();
  REQUIRE(report);
  REQUIRE(report->notices.size() == 1);
  CHECK(report->notices[0].message.find("\"mend/rj\" is not shown") != std::string::npos);
  CHECK(device.shown() == "local/gym=gym one ");
}

TEST_CASE("A withdrawn version is not carried over either") {
  Installed device;
  device.make_acme_bad();
  device.repository.content("authors-acme")["version"] = 9;
  device.policy({"mend/rj", "acme/calm"}, {"acme/calm@1"});
  device.drop();
  REQUIRE(device.import());
  CHECK(device.shown() == "mend/rj=one ");
}

TEST_CASE("A prison's module under another prison's code, or among the national ones, is not taken") {
  Installed device;
  const std::string manifest =
      base::Json(support::sample_manifest("gym", 7, device.repository.put_blob("no"), 2)).dump();
  for (const char* role : {"est-demo", "authors-mend"}) {
    device.repository.put_target("local/OTHER/gym/7.json", manifest, role);
    device.repository.put_target("modules/local/gym/8.json", manifest, role);
    device.repository.put_target("local/DEMO/gym/9.json", manifest, "authors-mend");
  }
  device.drop();
  REQUIRE(device.import());
  CHECK(device.shown() == "mend/rj=one acme/calm=acme one local/gym=gym one ");
}

TEST_CASE("The courier brings a prison's own module, and nothing that is withdrawn") {
  Device device;
  device.put("mend", "rj", 1, "one", "authors-mend");
  device.put("mend", "rj", 2, "two", "authors-mend");
  device.put("local", "gym", 1, "gym one", "est-demo");
  device.policy({"mend/rj", "local/gym"}, {"mend/rj@2"});
  REQUIRE(device.courier());
  REQUIRE(device.import());
  CHECK(device.shown() == "mend/rj=one local/gym=gym one ");
  CHECK(device.files.list_files("drop/targets/modules/mend/rj")->size() == 1);
}

TEST_CASE("A role that the courier cannot trust or get does not keep it from bringing the rest") {
  for (const bool missing : {false, true}) {
    Installed device;
    device.put("mend", "rj", 2, "two", "authors-mend");
    device.put("acme", "calm", 2, "acme two", "authors-acme");
    if (missing) {
      device.repository.hidden.insert("metadata/3.authors-acme.json");
    } else {
      device.make_acme_bad();
    }
    REQUIRE(device.files.remove_tree("drop"));
    const auto report = device.courier();
    REQUIRE(report);
    REQUIRE(report->left_out.size() == 1);
    CHECK(report->left_out[0].message.find("acme/calm") != std::string::npos);
    REQUIRE(device.import());
    CHECK(device.shown() == "mend/rj=two acme/calm=acme one local/gym=gym one ");
  }
}

TEST_CASE("A cable that is pulled at a delegated role is no trouble of that role: nothing is left out") {
  Installed device;
  device.put("acme", "calm", 2, "acme two", "authors-acme");
  device.repository.broken.insert("metadata/3.authors-acme.json");
  CHECK_FALSE(device.courier());
}
