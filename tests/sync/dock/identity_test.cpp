#include "sync/dock/identity.h"

#include "device.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace mend;
using namespace mend::dock;
using namespace mend::dock::testing;

namespace {

struct Fresh {
  TemporaryFolder folder;
  base::DiskFiles files;
  base::SeededRandom random{4};
  Authority authority;
  protocol::DeviceRequest device{random.id(), base::base64(base::Bytes(32, 1)),
                                 base::base64(base::Bytes(32, 2))};
  base::Path place = folder.path() / "identity";
  Identity identity{files, place};
};

}  // namespace

TEST_CASE("A device makes its own key, keeps it to itself and is enrolled once") {
  Fresh fresh;
  const auto request = fresh.identity.request(fresh.device);
  REQUIRE(request);
  struct stat about {};
  REQUIRE(::stat((fresh.place / "tls.key").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  CHECK(request->csr.find("PRIVATE") == std::string::npos);
  CHECK_FALSE(fresh.identity.paths());
  REQUIRE(fresh.identity.accept({fresh.device.device_id, fresh.authority.issue(request->csr),
                                 fresh.authority.certificate(), "https://hub:1/"}));
  const auto paths = fresh.identity.paths();
  REQUIRE(paths);
  CHECK(paths->hub == "https://hub:1/");
}

TEST_CASE("Asking again keeps the key, so an enrolment on its way still fits") {
  Fresh fresh;
  const auto first = fresh.identity.request(fresh.device);
  REQUIRE(first);
  const std::string certificate = fresh.authority.issue(first->csr);
  REQUIRE(fresh.identity.request(fresh.device));
  CHECK(fresh.identity.accept({fresh.device.device_id, certificate, fresh.authority.certificate(), ""}));
}

TEST_CASE("An enrolment that does not fit this device changes nothing") {
  Fresh fresh, other;
  const Authority stranger;
  const auto request = fresh.identity.request(fresh.device);
  const auto others = other.identity.request(fresh.device);
  REQUIRE(request);
  REQUIRE(others);
  const std::string id = fresh.device.device_id;
  const std::string good = fresh.authority.issue(request->csr), ca = fresh.authority.certificate();
  const auto accepts = [&](const std::string& device, const std::string& certificate,
                           const std::string& authority) {
    return fresh.identity.accept({device, certificate, authority, ""}).has_value();
  };
  CHECK_FALSE(accepts(fresh.random.id(), good, ca));
  CHECK_FALSE(accepts(id, fresh.authority.issue(others->csr), ca));
  CHECK_FALSE(accepts(id, good, stranger.certificate()));
  CHECK_FALSE(accepts(id, good, good));
  CHECK_FALSE(accepts(id, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", ca));
  CHECK_FALSE(fresh.identity.paths());
  CHECK(accepts(id, good, ca));
}

TEST_CASE("A folder is the identity of one device only") {
  Fresh fresh;
  REQUIRE(fresh.identity.request(fresh.device));
  auto second = fresh.device;
  second.device_id = fresh.random.id();
  const auto refused = fresh.identity.request(second);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("another device") != std::string::npos);
}

TEST_CASE("A key that other users can read is not used") {
  Fresh fresh;
  const auto request = fresh.identity.request(fresh.device);
  REQUIRE(request);
  REQUIRE(fresh.identity.accept(
      {fresh.device.device_id, fresh.authority.issue(request->csr), fresh.authority.certificate(), ""}));
  REQUIRE(::chmod((fresh.place / "tls.key").c_str(), 0640) == 0);
  const auto refused = fresh.identity.paths();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("chmod 600") != std::string::npos);
}

TEST_CASE("Accepting before asking says what to do first") {
  Fresh fresh;
  const auto refused = fresh.identity.accept({fresh.device.device_id, "x", "y", ""});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("mend-dock identity") != std::string::npos);
}
