#include "cutting_proxy.h"
#include "device.h"
#include "sync/dock/courier.h"
#include "test_hub.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::dock;
using namespace mend::dock::testing;

TEST_CASE(
    "The cable pulled after any number of bytes: a plain sentence, nothing lost, the next dock goes on") {
  const Authority authority;
  Device device(authority);
  const std::string first = device.random.id(), second = device.random.id(), item = device.random.id();
  const base::Bytes one(9000, 1), two(5000, 2);
  const std::string blob(3000, 'c');
  int cuts = 0;
  bool whole = false;
  // In the handshake every few hundred bytes, then in the bodies; the prime keeps off record borders.
  for (std::size_t bytes = 0; !whole; bytes += 487) {
    INFO("cut after " << bytes << " bytes");
    REQUIRE(device.files.remove_tree(device.folder.path() / "spool"));
    REQUIRE(device.spool.prepare());
    REQUIRE(device.spool.put_envelope(first, one));
    REQUIRE(device.spool.put_envelope(second, two));
    TestHub hub;
    hub.inbox[item] = "news";
    hub.repository["blobs/x"] = blob;
    const auto content = [&](trust::Fetcher& repository) -> base::Result<Brought> {
      MEND_TRY(const base::Bytes got, repository.fetch("blobs/x", 10'000));
      CHECK(got == base::to_bytes(blob));
      return Brought{"fetched"};
    };
    const TestServer server(authority, [&](const Request& request) { return hub(request); });
    {
      const CuttingProxy proxy(server.port(), bytes);
      const DockReport report = dock_once(*device.connect(proxy.url()), device.spool, content);
      whole = !proxy.cut();
      CHECK(report.troubles.empty() == whole);
      if (!whole) {
        ++cuts;
        const std::string& said = report.troubles.front().message;
        CHECK(said.ends_with("."));
        CHECK(said.find('\n') == std::string::npos);
      }
      // What the courier believes to be sent is stored on the hub.
      for (const std::string& id : report.sent) CHECK(hub.envelopes.contains(id));
      // What the hub believes to be delivered is on the disk.
      if (hub.inbox.empty()) CHECK(*device.spool.item(item) == base::to_bytes("news"));
    }
    const DockReport again = dock_once(*device.connect(server.url()), device.spool, content);
    CHECK(again.troubles.empty());
    CHECK(again.content == "fetched");
    CHECK(hub.envelopes.at(first) == one);
    CHECK(hub.envelopes.at(second) == two);
    CHECK(hub.inbox.empty());
    CHECK(*device.spool.item(item) == base::to_bytes("news"));
    CHECK(device.spool.unsent()->empty());
    CHECK(device.spool.receipts()->size() == 2);
    CHECK(device.spool.envelopes()->size() == 2);
  }
  CHECK(cuts > 30);
}
