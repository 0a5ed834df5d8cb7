#include "kiosk/platform/device.h"

#include "content/base/disk_files.h"
#include "content/base/json.h"
#include "content/base/memory_files.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace mend;

TEST_CASE("a device keeps its keys from one start to the next") {
  base::MemoryFiles files;
  base::SeededRandom random(1);
  const auto made = platform::make_device(files, random, "/d", "DEMO");
  REQUIRE(made);
  const auto loaded = platform::load_device(files, "/d");
  REQUIRE(loaded);
  CHECK(loaded->id == made->id);
  CHECK(loaded->establishment == "DEMO");
  CHECK(loaded->signing_key == made->signing_key);
  CHECK(base::Bytes(loaded->storage_key.view().begin(), loaded->storage_key.view().end()) ==
        base::Bytes(made->storage_key.view().begin(), made->storage_key.view().end()));
}

TEST_CASE("making a device twice does not throw away the keys that were enrolled") {
  base::MemoryFiles files;
  base::SeededRandom random(1);
  const auto first = platform::make_device(files, random, "/d", "DEMO");
  const auto second = platform::make_device(files, random, "/d", "DEMO");
  REQUIRE(first);
  REQUIRE(second);
  CHECK(platform::request_json(*first) == platform::request_json(*second));
  CHECK_FALSE(platform::make_device(files, random, "/d", "OTHER"));
}

TEST_CASE("an enrolment request holds public halves only") {
  base::MemoryFiles files;
  base::SeededRandom random(1);
  const auto device = platform::make_device(files, random, "/d", "DEMO");
  REQUIRE(device);
  const std::string request = platform::request_json(*device);
  const auto json = base::parse_json(base::as_bytes(request), "request");
  REQUIRE(json);
  CHECK(json->size() == 3);
  CHECK(json->at("device_id") == device->id);
  CHECK(base::from_base64(json->at("signing_key").get<std::string>())->size() == 32);
  for (const base::SecretBytes* secret :
       {&device->signing_seed, &device->inbox_secret, &device->storage_key}) {
    CHECK(request.find(base::base64(secret->view())) == std::string::npos);
  }
}

TEST_CASE("a key file that others may read is refused") {
  tests::TemporaryFolder folder;
  base::DiskFiles files;
  base::SystemRandom random;
  REQUIRE(platform::make_device(files, random, folder.path(), "DEMO"));
  struct stat status {};
  REQUIRE(::stat((folder.path() / "device.key").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  REQUIRE(::chmod((folder.path() / "device.key").c_str(), 0644) == 0);
  const auto loaded = platform::load_device(files, folder.path());
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().message.find("0600") != std::string::npos);
}

TEST_CASE("a damaged device file is refused in a sentence that names it") {
  base::MemoryFiles files;
  base::SeededRandom random(1);
  REQUIRE(platform::make_device(files, random, "/d", "DEMO"));
  SECTION("short key") {
    REQUIRE(files.write_atomic("/d/device.key", base::as_bytes("MENDKEY\x01short"),
                               base::FileMode::private_file));
  }
  SECTION("another file's first bytes") {
    REQUIRE(files.write_atomic("/d/device.key", base::Bytes(104), base::FileMode::private_file));
  }
  SECTION("no JSON") {
    REQUIRE(files.write_atomic("/d/device.json", base::as_bytes("{"), base::FileMode::shared_read));
  }
  SECTION("a hostile id") {
    REQUIRE(files.write_atomic("/d/device.json",
                               base::as_bytes(R"({"device_id":"../../x","establishment":"DEMO"})"),
                               base::FileMode::shared_read));
  }
  const auto loaded = platform::load_device(files, "/d");
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().message.find("/d/device.") != std::string::npos);
}

TEST_CASE("a device that lost its card gets no new keys: what it keeps could never be opened again") {
  base::MemoryFiles files;
  base::SeededRandom random(1);
  REQUIRE(platform::make_device(files, random, "/d", "DEMO"));
  REQUIRE(files.write_atomic("/d/mend.db", base::as_bytes("x"), base::FileMode::private_file));
  const auto key = files.read("/d/device.key", 4096);
  REQUIRE(files.remove("/d/device.json"));
  const auto made = platform::make_device(files, random, "/d", "DEMO");
  REQUIRE_FALSE(made);
  CHECK(made.error().message.find("device.json") != std::string::npos);
  CHECK(*files.read("/d/device.key", 4096) == *key);
}
