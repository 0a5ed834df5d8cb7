#include "kiosk/platform/folder_watch.h"

#include "content/base/disk_files.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>

using namespace mend;

TEST_CASE("a file that the courier leaves is noticed") {
  tests::TemporaryFolder folder;
  base::DiskFiles files;
  std::mutex mutex;
  std::condition_variable told;
  int calls = 0;
  const base::Path inbox = folder.path() / "in" / "items";
  auto watch = platform::FolderWatch::start(files, {inbox}, [&] {
    const std::lock_guard lock(mutex);
    ++calls;
    told.notify_all();
  });
  REQUIRE(watch);
  REQUIRE(files.write_atomic(inbox / "a.item", base::as_bytes("x"), base::FileMode::shared_read));
  std::unique_lock lock(mutex);
  CHECK(told.wait_for(lock, std::chrono::seconds(20), [&] { return calls > 0; }));
}

TEST_CASE("a watch that nothing happened to ends at once") {
  tests::TemporaryFolder folder;
  base::DiskFiles files;
  auto watch = platform::FolderWatch::start(files, {folder.path()}, [] {});
  REQUIRE(watch);
}
