#include "sync/dock/spool_lock.h"

#include "device.h"

#include <catch2/catch.hpp>
#include <optional>

using namespace mend;
using namespace mend::dock;
using namespace mend::dock::testing;

TEST_CASE("Two couriers on one spool: the second is refused until the first is gone") {
  const TemporaryFolder folder;
  base::DiskFiles files;
  REQUIRE(spool::Spool(files, folder.path()).prepare());
  {
    const auto first = SpoolLock::take(folder.path());
    REQUIRE(first);
    const auto second = SpoolLock::take(folder.path());
    REQUIRE_FALSE(second);
    CHECK(second.error().message.find("Another courier") != std::string::npos);
  }
  CHECK(SpoolLock::take(folder.path()));
}

TEST_CASE("A spool that is not there is said as that") {
  const TemporaryFolder folder;
  CHECK_FALSE(SpoolLock::take(folder.path() / "missing"));
}
