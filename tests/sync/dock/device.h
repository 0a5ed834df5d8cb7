#pragma once

#include "authority.h"
#include "content/base/disk_files.h"
#include "content/base/random.h"
#include "sync/dock/hub_link.h"
#include "sync/dock/identity.h"
#include "sync/spool/spool.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <stdlib.h>

namespace mend::dock::testing {

/// A folder of its own that goes with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "mend-dock-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const base::Path& path() const { return path_; }

 private:
  base::Path path_;
};

/// A device that is enrolled with an authority, on the real disk.
struct Device {
  explicit Device(const Authority& authority) {
    const protocol::DeviceRequest request{id, base::base64(base::Bytes(32, 1)),
                                          base::base64(base::Bytes(32, 2))};
    Identity identity(files, folder.path() / "identity");
    const auto made = identity.request(request);
    REQUIRE(made);
    REQUIRE(identity.accept({id, authority.issue(made->csr), authority.certificate(), ""}));
    REQUIRE(spool.prepare());
  }
  LinkOptions link(const std::string& url) {
    const auto paths = Identity(files, folder.path() / "identity").paths();
    REQUIRE(paths);
    return {.hub = url,
            .ca = paths->ca,
            .certificate = paths->certificate,
            .key = paths->key,
            .connect_seconds = 5,
            .stall_seconds = 5};
  }
  std::unique_ptr<HubLink> connect(const std::string& url) {
    auto hub = HubLink::create(link(url));
    REQUIRE(hub);
    return std::move(*hub);
  }

  TemporaryFolder folder;
  base::DiskFiles files;
  base::SeededRandom random{21};
  std::string id = random.id();
  spool::Spool spool{files, folder.path() / "spool"};
};

}  // namespace mend::dock::testing
