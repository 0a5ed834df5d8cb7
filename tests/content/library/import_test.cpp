#include "import_device.h"

using namespace mend;
using namespace library_test;

TEST_CASE("An empty drop folder is nothing to do") {
  Device device;
  const auto report = device.import();
  REQUIRE(report);
  CHECK(report->outcome == ImportOutcome::nothing_there);
  CHECK(device.shown() == "no content");
}

TEST_CASE("Verified content becomes a generation, once") {
  Device device;
  support::publish_sample(device.repository, 1, "one");
  device.drop();
  const auto first = device.import();
  REQUIRE(first);
  CHECK(first->outcome == ImportOutcome::installed);
  CHECK(first->generation == 1);
  CHECK(first->items == 1);
  CHECK(first->blobs_copied == 1);
  CHECK(first->bytes_copied == 3);
  CHECK(device.shown() == "one");
  const auto again = device.import();
  REQUIRE(again);
  CHECK(again->outcome == ImportOutcome::unchanged);
  CHECK(again->generation == 1);
}

TEST_CASE("An update copies only what is new, keeps the generation before, and sweeps the one before that") {
  Installed device;
  for (int version = 2; version <= 3; ++version) {
    support::publish_sample(device.repository, version, version == 2 ? "two" : "three");
    device.drop();
    const auto report = device.import();
    REQUIRE(report);
    CHECK(report->generation == static_cast<std::uint64_t>(version));
    CHECK(report->blobs_copied == 1);
  }
  CHECK(device.shown() == "three");
  CHECK(*device.files.list_folders("content/gen") == std::vector<std::string>{"2", "3"});
  CHECK_FALSE(device.files.exists("content/blobs/sha256" + device.blob("one")));
  CHECK(device.files.exists("content/blobs/sha256" + device.blob("two")));
}

TEST_CASE("A changed byte in any file of the drop folder costs nothing") {
  RepositorySimulator names;
  support::publish_sample(names, 1, "one");
  support::publish_sample(names, 2, "two");
  int refused = 0;
  for (const std::string& name : names.file_names()) {
    Installed device;
    support::publish_sample(device.repository, 2, "two");
    device.drop();
    const base::Path path = base::Path("drop") / name;
    base::Bytes bytes = *device.files.read(path, 1'000'000);
    bytes[bytes.size() / 2] ^= 1;
    REQUIRE(device.files.inner.write_atomic(path, bytes, base::FileMode::shared_read));
    const auto report = device.import();
    const bool accepted = report && report->notices.empty();
    // Files of version 1 are not read any more; all others matter.
    CHECK(device.shown() == (accepted ? "two" : "one"));
    if (!accepted) ++refused;
    device.drop();
    REQUIRE(device.import());
    CHECK(device.shown() == "two");
  }
  // Timestamp, snapshot, targets, policy, manifest and page.
  CHECK(refused == 6);
}

TEST_CASE("A wrong signature is refused with the old content kept") {
  Installed device;
  support::publish_sample(device.repository, 2, "two");
  device.repository.signers["timestamp"] = {device.repository.new_signer()};
  device.drop();
  device.refuses("timestamp");
}

TEST_CASE("An old snapshot is refused with the old content kept (rollback)") {
  Installed device;
  const RepositorySimulator old = device.repository;
  support::publish_sample(device.repository, 2, "two");
  device.drop();
  REQUIRE(device.import());
  device.repository = old;
  device.drop();
  device.refuses("at least");
  CHECK(device.shown() == "two");
}

TEST_CASE("Content of another repository is refused: the root is pinned") {
  Installed device;
  RepositorySimulator other;
  other.set_keys("root", {device.repository.new_signer()}, 1);
  other.set_keys("timestamp", {device.repository.new_signer()}, 1);
  other.keep_root(1, other.sign(other.root, other.signers["root"]));
  support::publish_sample(other, 7, "stolen");
  device.repository = other;
  device.drop();
  device.refuses("refused");
}

TEST_CASE("Expired metadata stops the update, never the use") {
  Installed device;
  support::publish_sample(device.repository, 2, "two");
  device.drop();
  const auto report = device.import(now + 15 * RepositorySimulator::day);
  REQUIRE_FALSE(report);
  CHECK(report.error().message.find("expired") != std::string::npos);
  CHECK(device.shown() == "one");
}

TEST_CASE("A policy that is another prison's, cannot be read, or is gone is refused by name") {
  Installed device;
  base::Json other = support::sample_policy({"mend/what-is-rj"});
  other["establishment"] = "OTHER";
  device.repository.put_target("policy/DEMO.json", other.dump());
  device.repository.update_snapshot();
  device.drop();
  device.refuses("OTHER");

  device.repository.put_target("policy/DEMO.json", "{");
  device.repository.update_snapshot();
  device.drop();
  device.refuses("policy");

  device.repository.remove_target("policy/DEMO.json");
  device.repository.update_snapshot();
  device.drop();
  device.refuses("policy/DEMO.json");
}

TEST_CASE("A manifest under another's name is not taken") {
  Installed device;
  const std::string sha256 = base::sha256_hex(base::as_bytes("one"));
  device.repository.put_target("modules/mend/what-is-rj/2.json",
                               support::sample_manifest("what-is-rj", 3, sha256, 3).dump());
  device.repository.update_snapshot();
  device.drop();
  const auto report = device.import();
  REQUIRE(report);
  REQUIRE(report->notices.size() == 1);
  CHECK(report->notices[0].message.find("version 3") != std::string::npos);
  CHECK(device.shown() == "one");
}

TEST_CASE("A blob that is missing or too large in the drop folder never costs the page that is installed") {
  Installed device;
  support::publish_sample(device.repository, 2, "two");
  device.drop();
  REQUIRE(device.files.inner.remove("drop/blobs" + device.blob("two")));
  const auto report = device.import();
  REQUIRE(report);
  REQUIRE(report->notices.size() == 1);
  CHECK(report->notices[0].code.starts_with("trust.missing"));
  CHECK(device.shown() == "one");
  REQUIRE(device.files.inner.write_atomic("drop/blobs" + device.blob("two"), base::Bytes(1000),
                                          base::FileMode::shared_read));
  device.refuses("larger");
  device.drop();
  REQUIRE(device.import());
  CHECK(device.shown() == "two");
}

TEST_CASE("A power cut or a full disk after any change leaves the old or the new content whole") {
  for (const base::ErrorKind kind : {base::ErrorKind::unavailable, base::ErrorKind::no_space}) {
    bool saw_old = false;
    bool saw_new = false;
    for (std::int64_t cut = 0;; ++cut) {
      Installed device;
      support::publish_sample(device.repository, 2, "two");
      device.drop();
      device.files.kind = kind;
      device.files.changes = 0;
      device.files.changes_left = cut;
      const bool done = device.import().has_value();
      const bool was_cut = device.files.changes == cut;
      device.files.changes_left = INT64_MAX;
      const std::string shown = device.shown();
      CHECK((shown == "one" || shown == "two"));
      if (done) CHECK(shown == "two");
      (shown == "two" ? saw_new : saw_old) = true;
      REQUIRE(device.import());
      CHECK(device.shown() == "two");
      if (!was_cut) break;
      REQUIRE(cut < 500);
    }
    CHECK(saw_old);
    CHECK(saw_new);
  }
}

TEST_CASE("What an import that was cut off left behind does not get into the next generation") {
  Installed device;
  support::publish_sample(device.repository, 2, "two");
  device.drop();
  REQUIRE(device.files.inner.make_folders("content/gen/.unfinished/targets"));
  REQUIRE(device.files.inner.write_atomic("content/gen/.unfinished/targets/stray", base::as_bytes("x"),
                                          base::FileMode::immutable));
  REQUIRE(device.import());
  CHECK(device.shown() == "two");
  CHECK_FALSE(device.files.exists("content/gen/2/targets/stray"));
}

TEST_CASE("A damaged installed page is mended by the next import") {
  Installed device;
  REQUIRE(device.files.inner.write_atomic("content/blobs/sha256" + device.blob("one"), base::as_bytes("0ne"),
                                          base::FileMode::immutable));
  CHECK(device.shown() == "no page");
  const auto report = device.import();
  REQUIRE(report);
  CHECK(report->outcome == ImportOutcome::installed);
  CHECK(device.shown() == "one");
}

TEST_CASE("Roots that were rotated are followed, and the installed chain still begins at the pinned one") {
  Installed device;
  for (int i = 0; i < 2; ++i) {
    const auto before = device.repository.signers["root"];
    device.repository.set_keys("root", {device.repository.new_signer()}, 1);
    device.repository.set_keys("targets", {device.repository.new_signer()}, 1);
    device.repository.publish_root(before);
  }
  support::publish_sample(device.repository, 2, "two");
  device.drop();
  REQUIRE(device.import());
  CHECK(device.shown() == "two");
  CHECK(device.files.exists("content/gen/2/metadata/3.root.json"));
}
