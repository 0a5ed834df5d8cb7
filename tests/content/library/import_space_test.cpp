#include "import_device.h"

using namespace mend;
using namespace library_test;

TEST_CASE("A full disk is seen before anything is copied, and the reason is named") {
  Installed device;
  support::publish_sample(device.repository, 2, std::string(100'000, 'x'));
  device.drop();
  const std::uint64_t taken = UINT64_MAX - *device.files.free_space("content");
  library::ImportOptions options;
  options.reserve = 50'000;
  device.files.inner.set_capacity(taken + 120'000);
  const auto report = device.import(now, options);
  REQUIRE_FALSE(report);
  CHECK(report.error().kind == base::ErrorKind::no_space);
  CHECK_FALSE(device.files.exists("content/blobs/sha256" + device.blob(std::string(100'000, 'x'))));
  CHECK(device.shown() == "one");
  device.files.inner.set_capacity(taken + 200'000);
  CHECK(device.import(now, options));
}

TEST_CASE("Making space never takes what an import that was cut off brought of this very update") {
  Installed device;
  base::Json manifest = support::sample_manifest("what-is-rj", 2, device.repository.put_blob("two"), 3);
  manifest["files"].push_back(
      {{"path", "pages/en/02.md"}, {"sha256", device.repository.put_blob("more")}, {"length", 4}});
  device.repository.put_target("modules/mend/what-is-rj/2.json", manifest.dump());
  device.repository.update_snapshot();
  device.drop();
  const auto leave = [&](const base::Path& place, const base::Bytes& bytes) {
    REQUIRE(device.files.inner.make_folders(place.parent_path()));
    REQUIRE(device.files.inner.write_atomic(place, bytes, base::FileMode::immutable));
  };
  leave("content/blobs/sha256" + device.blob("two"), base::to_bytes("two"));
  leave("content/blobs/sha256/aa/" + std::string(64, 'a'), base::Bytes(100'000));
  const std::uint64_t taken = UINT64_MAX - *device.files.free_space("content");
  device.files.inner.set_capacity(taken + 40'000);
  library::ImportOptions options;
  options.reserve = 50'000;
  REQUIRE(device.import(now, options));
  CHECK_FALSE(device.files.exists("content/blobs/sha256/aa/" + std::string(64, 'a')));
  CHECK(device.shown() == "two");
}

TEST_CASE(
    "A damaged newest generation on a full disk still makes space, and keeps what the older one shows") {
  for (const char* lost : {"content/gen/2/metadata/timestamp.json", "content/CURRENT"}) {
    INFO(lost);
    Installed device;
    support::publish_sample(device.repository, 2, "two");
    device.drop();
    REQUIRE(device.import());
    REQUIRE(device.files.inner.remove(lost));
    REQUIRE(device.files.inner.remove("content/gen/2/metadata/timestamp.json"));
    REQUIRE(device.shown() == "one");
    const base::Path stray = "content/blobs/sha256/aa/" + std::string(64, 'a');
    REQUIRE(device.files.inner.make_folders(stray.parent_path()));
    REQUIRE(device.files.inner.write_atomic(stray, base::Bytes(100'000), base::FileMode::immutable));
    support::publish_sample(device.repository, 3, "three");
    device.drop();
    const std::uint64_t taken = UINT64_MAX - *device.files.free_space("content");
    device.files.inner.set_capacity(taken + 40'000);
    library::ImportOptions options;
    options.reserve = 50'000;
    REQUIRE(device.import(now, options));
    CHECK(device.shown() == "three");
    CHECK(device.files.exists("content/blobs/sha256" + device.blob("one")));
  }
}


TEST_CASE("A copy that was cut off does not make the next import ask for its room twice") {
  Installed device;
  const std::string words(100'000, 'x');
  support::publish_sample(device.repository, 2, words);
  device.drop();
  const std::uint64_t taken = UINT64_MAX - *device.files.free_space("content");
  const std::string sha256 = base::sha256_hex(base::as_bytes(words));
  REQUIRE(device.files.inner.write_atomic("content/partial/" + sha256 + ".part", base::Bytes(90'000, 'x'),
                                          base::FileMode::private_file));
  device.files.inner.set_capacity(taken + 140'000);
  library::ImportOptions options;
  options.reserve = 20'000;
  const auto report = device.import(now, options);
  INFO((report ? "" : report.error().message));
  REQUIRE(report);
  CHECK(device.shown() == words);
}
