#include "content/library/library.h"

#include "content/base/memory_files.h"
#include "content/library/generation.h"
#include "content/library/import.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;
using library::Library;
using support::RepositorySimulator;

namespace {

/// A device with the generations 1 ("one") and 2 ("two").
struct Device {
  RepositorySimulator repository;
  base::MemoryFiles files;
  base::Bytes pinned = repository.root_bytes(1);

  Device() {
    for (const auto& [version, words] : {std::pair(1, "one"), std::pair(2, "two")}) {
      support::publish_sample(repository, version, words);
      repository.dump(files, "drop");
      REQUIRE(library::import_drop(files, "drop", "content", pinned, "DEMO", RepositorySimulator::now));
    }
  }
  base::Result<Library> open(const std::string& establishment = "DEMO") {
    return Library::open(files, "content", pinned, establishment);
  }
  void damage(const base::Path& path) {
    base::Bytes bytes = *files.read(path, 1'000'000);
    bytes[bytes.size() / 2] ^= 1;
    REQUIRE(files.write_atomic(path, bytes, base::FileMode::immutable));
  }
};

}  // namespace

TEST_CASE("The committed generation is opened, with its policy and items") {
  Device device;
  const auto open = device.open();
  REQUIRE(open);
  CHECK(open->generation() == 2);
  CHECK_FALSE(open->fell_back());
  CHECK(open->policy().name == "HMP Demo");
  REQUIRE(open->find("mend/what-is-rj") != nullptr);
  CHECK(open->find("mend/other") == nullptr);
  const library::Item& item = *open->find("mend/what-is-rj");
  CHECK(*open->file(item, "pages/en/01-hurt.md") == base::to_bytes("two"));
  CHECK(open->file(item, "pages/en/02-none.md").error().kind == base::ErrorKind::not_found);
}

TEST_CASE("Any damaged signed file of a generation makes it give way to the one before") {
  for (const char* path : {"metadata/timestamp.json", "metadata/snapshot.json", "metadata/targets.json",
                           "targets/policy/DEMO.json", "targets/modules/mend/what-is-rj/2.json"}) {
    Device device;
    device.damage(base::Path("content/gen/2") / path);
    const auto open = device.open();
    INFO(path);
    REQUIRE(open);
    CHECK(open->generation() == 1);
    CHECK(open->fell_back());
    CHECK(*open->file(open->items()[0], "pages/en/01-hurt.md") == base::to_bytes("one"));
  }
}

TEST_CASE("A damaged page is refused, never shown") {
  Device device;
  const auto open = device.open();
  REQUIRE(open);
  const std::string sha256 = open->items()[0].files[0].sha256;
  device.damage("content/blobs/sha256/" + sha256.substr(0, 2) + "/" + sha256);
  CHECK_FALSE(open->file(open->items()[0], "pages/en/01-hurt.md"));
}

TEST_CASE("A generation that was never committed is not opened") {
  Device device;
  REQUIRE(device.files.write_atomic("content/CURRENT", base::as_bytes(library::current_line(1)), base::FileMode::shared_read));
  CHECK(device.open()->generation() == 1);
}

TEST_CASE("A damaged or missing CURRENT costs nothing while a generation verifies") {
  Device device;
  for (const char* bad : {"", "x\n", "2", "-1\n", "02\n", "99999999999999999999999\n"}) {
    REQUIRE(device.files.write_atomic("content/CURRENT", base::as_bytes(bad), base::FileMode::shared_read));
    CHECK(device.open()->generation() == 2);
  }
  REQUIRE(device.files.remove("content/CURRENT"));
  CHECK(device.open()->generation() == 2);
  REQUIRE(device.files.write_atomic("content/CURRENT", base::as_bytes(library::current_line(7)), base::FileMode::shared_read));
  CHECK(device.open()->generation() == 2);
}

TEST_CASE("A CURRENT that was damaged into a smaller number costs no newer generation") {
  const std::string whole = library::current_line(2);
  std::vector<std::string> damaged = {"1\n", "1" + whole.substr(1), "1 \n"};
  for (std::size_t i = 0; i < whole.size(); ++i) {
    damaged.push_back(whole.substr(0, i));
    damaged.push_back(whole.substr(0, i) + '1' + whole.substr(i + 1));
  }
  for (const std::string& bad : damaged) {
    if (bad == whole) continue;
    INFO(bad);
    Device device;
    REQUIRE(device.files.write_atomic("content/CURRENT", base::as_bytes(bad), base::FileMode::shared_read));
    CHECK(device.open()->generation() == 2);
    support::publish_sample(device.repository, 3, "three");
    device.repository.dump(device.files, "drop");
    const auto report = library::import_drop(device.files, "drop", "content", device.pinned, "DEMO",
                                             RepositorySimulator::now);
    REQUIRE(report);
    CHECK(report->generation == 3);
    CHECK(*device.files.list_folders("content/gen") == std::vector<std::string>{"2", "3"});
  }
}

TEST_CASE("Nothing that verifies is a refusal, nothing at all is not found") {
  Device device;
  CHECK(device.open("OTHER").error().kind == base::ErrorKind::refused);
  RepositorySimulator other;
  const auto stranger = other.new_signer();
  other.set_keys("root", {other.new_signer()}, 1);
  other.set_keys("timestamp", {stranger}, 1);
  device.pinned = other.sign(other.root, other.signers["root"]);
  CHECK(device.open().error().kind == base::ErrorKind::refused);
  base::MemoryFiles empty;
  CHECK(Library::open(empty, "content", device.repository.root_bytes(1), "DEMO").error().kind ==
        base::ErrorKind::not_found);
}
