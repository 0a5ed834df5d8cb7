#include "kiosk/platform/folder_lock.h"

#include "temporary_folder.h"

#include <catch2/catch.hpp>
#include <optional>

using namespace mend;

TEST_CASE("two kiosks cannot write one device folder") {
  tests::TemporaryFolder folder;
  std::optional<platform::FolderLock> first;
  {
    auto taken = platform::FolderLock::take(folder.path());
    REQUIRE(taken);
    first.emplace(std::move(*taken));
  }
  const auto second = platform::FolderLock::take(folder.path());
  REQUIRE_FALSE(second);
  CHECK(second.error().message.find("already using") != std::string::npos);
  first.reset();
  CHECK(platform::FolderLock::take(folder.path()));
}

TEST_CASE("a device folder that is not there is named") {
  const auto lock = platform::FolderLock::take("/nonexistent/device");
  REQUIRE_FALSE(lock);
  CHECK(lock.error().message.find("/nonexistent/device") != std::string::npos);
}
