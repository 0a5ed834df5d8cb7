#include "sync/dock/courier.h"

#include "content/base/json.h"
#include "content/base/memory_files.h"
#include "content/trust/mirror.h"
#include "device.h"
#include "sync/protocol/protocol.h"
#include "test_hub.h"
#include "tests/support/faulty_files.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::dock;
using namespace mend::dock::testing;

namespace {

struct Prison {
  Authority authority;
  TestHub hub;
  TestServer server{authority, [this](const Request& request) { return hub(request); }};
  Device device{authority};

  std::string put(std::string_view text, spool::Turn turn = spool::Turn::last) {
    const std::string envelope = device.random.id();
    REQUIRE(device.spool.put_envelope(envelope, base::as_bytes(text), turn));
    return envelope;
  }
  DockReport dock(const BringContent& content = {}) {
    return dock_once(*device.connect(server.url()), device.spool, content);
  }
  std::size_t count(std::string_view start) {
    return static_cast<std::size_t>(
        std::count_if(hub.requests.begin(), hub.requests.end(),
                      [&](const std::string& request) { return request.starts_with(start); }));
  }
};

std::string message(const DockReport& report) {
  return report.troubles.empty() ? "" : report.troubles.front().message;
}

}  // namespace

TEST_CASE("One dock carries envelopes up, receipts and news down, and says so in one line") {
  Prison prison;
  const std::string first = prison.put("first"), second = prison.put("second");
  const std::string item = prison.device.random.id();
  prison.hub.inbox[item] = "news";
  const DockReport report = prison.dock([](trust::Fetcher&) { return Brought{"unchanged"}; });
  CHECK(message(report) == "");
  CHECK(report.sent == std::vector<std::string>{first, second});
  CHECK(report.received == std::vector<std::string>{item});
  CHECK(prison.hub.envelopes.at(first) == base::to_bytes("first"));
  CHECK(prison.hub.envelopes.at(second) == base::to_bytes("second"));
  CHECK(prison.hub.inbox.empty());
  CHECK(*prison.device.spool.item(item) == base::to_bytes("news"));
  CHECK(base::as_text(*prison.device.spool.receipt(first)) ==
        prison.hub.receipt_for(first, base::as_bytes("first")));
  // The kiosk alone removes envelopes.
  CHECK(prison.device.spool.envelopes()->size() == 2);
  const auto line = base::parse_json(base::as_bytes(report.json()), "test");
  REQUIRE(line);
  CHECK((*line)["sent"] == base::Json({first, second}));
  CHECK((*line)["received"] == base::Json({item}));
  CHECK((*line)["content"] == "unchanged");
  CHECK_FALSE(line->contains("problems"));
}

TEST_CASE("What was sent is not sent again until the kiosk asks for it") {
  Prison prison;
  const std::string id = prison.put("answers");
  CHECK(prison.dock().sent.size() == 1);
  CHECK(prison.dock().sent.empty());
  CHECK(prison.count("PUT") == 1);
  REQUIRE(prison.device.spool.remove_receipt(id));  // it did not verify
  CHECK(prison.dock().sent.size() == 1);
  CHECK(prison.count("PUT") == 2);
  REQUIRE(prison.device.spool.remove_envelope(id));
  REQUIRE(prison.device.spool.remove_receipt(id));
  CHECK(prison.dock().sent.empty());
  CHECK(prison.device.files.list_files(prison.device.folder.path() / "spool" / "sent")->empty());
}

TEST_CASE("A withdrawal leaves the cell before anything older") {
  Prison prison;
  prison.put("older");
  prison.put("old");
  const std::string withdrawal = prison.put("withdrawal", spool::Turn::first);
  CHECK(prison.dock().sent.front() == withdrawal);
  CHECK(prison.hub.requests.at(1) == "PUT /envelopes/" + withdrawal);
}

TEST_CASE("One envelope that the hub cannot take does not keep the others back") {
  const Response answer =
      GENERATE(Response{500, "", {}}, Response{413, "", {}}, Response{400, "", {}}, Response{403, "", {}},
               Response{404, "", {}}, Response{200, "<html>captive portal</html>", {}},
               Response{200, std::string(10'000, 'x'), {}}, Response{0, "", {}, true});
  Prison prison;
  const std::string first = prison.put("first"), bad = prison.put("bad"), last = prison.put("last");
  prison.hub.instead[protocol::envelope_path(bad)] = answer;
  const std::string item = prison.device.random.id();
  prison.hub.inbox[item] = "news";
  const DockReport report = prison.dock([](trust::Fetcher&) { return Brought{"unchanged"}; });
  CHECK(report.sent == std::vector<std::string>{first, last});
  CHECK(report.received.size() == 1);
  CHECK(report.content == "unchanged");
  CHECK(report.troubles.size() == 1);
  CHECK(*prison.device.spool.unsent() == std::vector<std::string>{bad});
  prison.hub.instead.clear();
  CHECK(prison.dock().sent == std::vector<std::string>{bad});
}

TEST_CASE("A receipt for something else leaves the envelope unsent") {
  Prison prison;
  const std::string id = prison.put("answers");
  const std::string other = prison.device.random.id();
  prison.hub.instead[protocol::envelope_path(id)] = {
      200, prison.hub.receipt_for(other, base::as_bytes("answers")), {}};
  CHECK(prison.dock().sent.empty());
  prison.hub.instead[protocol::envelope_path(id)] = {
      200, prison.hub.receipt_for(id, base::as_bytes("other bytes")), {}};
  const DockReport report = prison.dock();
  CHECK(report.sent.empty());
  CHECK(message(report).find("receipt") != std::string::npos);
  CHECK(prison.device.spool.receipts()->empty());
}

TEST_CASE("One spoilt inbox item does not keep the others back, and is not acknowledged") {
  Prison prison;
  const std::string bad = "00000000000000000000000000000001", good = "00000000000000000000000000000002";
  prison.hub.inbox[bad] = "x";
  prison.hub.inbox[good] = "news";
  prison.hub.instead[protocol::item_path(bad)] = {500, "", {}};
  const DockReport report = prison.dock();
  CHECK(report.received == std::vector<std::string>{good});
  CHECK(report.troubles.size() == 1);
  CHECK(prison.hub.inbox.contains(bad));
  CHECK_FALSE(prison.device.spool.has_item(bad));
}

TEST_CASE("An item whose acknowledgement was lost is acknowledged next time, not fetched twice") {
  Prison prison;
  const std::string item = prison.device.random.id();
  prison.hub.inbox[item] = "news";
  REQUIRE(prison.device.spool.put_item(item, base::as_bytes("news")));
  CHECK(prison.dock().received.size() == 1);
  CHECK(prison.hub.inbox.empty());
  CHECK(prison.count("GET " + protocol::item_path(item)) == 0);
}

TEST_CASE("A hub whose inbox is broken still gets the envelopes") {
  Prison prison;
  prison.put("answers");
  prison.hub.instead[std::string(protocol::inbox_path)] = {500, "", {}};
  const DockReport report = prison.dock([](trust::Fetcher&) { return Brought{"unchanged"}; });
  CHECK(report.sent.size() == 1);
  CHECK(report.content == "unchanged");
  CHECK(report.troubles.size() == 1);
}

TEST_CASE("A busy hub is left alone for as long as it asks") {
  Prison prison;
  prison.put("answers");
  prison.hub.instead[std::string(protocol::inbox_path)] = {503, "", {"Retry-After: 17"}};
  const DockReport report = prison.dock();
  CHECK(report.retry_after_seconds() == 17);
  CHECK(report.troubles.front().kind == TroubleKind::busy);
  CHECK(prison.hub.requests.size() == 1);
}

TEST_CASE("A hub whose disk is full is not sent one envelope after the other") {
  Prison prison;
  for (int i = 0; i < 3; ++i) {
    prison.hub.instead[protocol::envelope_path(prison.put("answers"))] = {507, "", {}};
  }
  CHECK(message(prison.dock()).find("hub's disk is full") != std::string::npos);
  CHECK(prison.count("PUT") == 1);
}

TEST_CASE("A hub that hangs up on everything is given up after a few tries") {
  Prison prison;
  for (int i = 0; i < 10; ++i) {
    prison.hub.instead[protocol::envelope_path(prison.put("answers"))] = {0, "", {}, true};
  }
  const DockReport report = prison.dock();
  CHECK(report.sent.empty());
  CHECK(prison.count("PUT") <= 4);  // libcurl itself repeats one on a connection that it kept
  CHECK(prison.device.spool.unsent()->size() == 10);
}

TEST_CASE("A list that would never end is refused, and the dock goes on") {
  Prison prison;
  prison.hub.instead[std::string(protocol::inbox_path)] = {200, std::string(200'000, ' '), {}};
  prison.put("answers");
  CHECK(prison.dock().sent.size() == 1);
}

TEST_CASE("The repository is read over the same link: whole, bounded, and honest about what is missing") {
  Prison prison;
  prison.hub.repository["metadata/1.root.json"] = "root";
  prison.hub.repository["targets/a%20b/x.json"] = "spaced";
  bool asked = false;
  const DockReport report = prison.dock([&](trust::Fetcher& repository) -> base::Result<Brought> {
    asked = true;
    CHECK(*repository.fetch("metadata/1.root.json", 4) == base::to_bytes("root"));
    CHECK(*repository.fetch("targets/a b/x.json", 100) == base::to_bytes("spaced"));
    const auto long_file = repository.fetch("metadata/1.root.json", 3);
    CHECK((!long_file && long_file.error().kind == base::ErrorKind::refused));
    const auto missing = repository.fetch("metadata/2.root.json", 4);
    CHECK((!missing && missing.error().kind == base::ErrorKind::not_found));
    return Brought{"fetched 2 files, 10 bytes"};
  });
  CHECK(asked);
  CHECK(report.content == "fetched 2 files, 10 bytes");
  CHECK(report.troubles.empty());
}

TEST_CASE("Content that cannot be brought is said, and costs nothing else") {
  Prison prison;
  prison.put("answers");
  const DockReport report = prison.dock([](trust::Fetcher&) -> base::Result<Brought> {
    return base::fail(base::ErrorKind::no_space, "The new content does not fit; free some space.");
  });
  CHECK(report.sent.size() == 1);
  CHECK(report.content.empty());
  CHECK(message(report).find("free some space") != std::string::npos);
  CHECK(report.json().find("\"problems\"") != std::string::npos);
}

TEST_CASE("A device whose disk is full keeps its envelopes and acknowledges nothing") {
  Prison prison;
  base::MemoryFiles disk;
  spool::Spool spool(disk, "spool");
  REQUIRE(spool.prepare());
  const std::string envelope = prison.device.random.id(), item = prison.device.random.id();
  REQUIRE(spool.put_envelope(envelope, base::as_bytes("answers")));
  prison.hub.inbox[item] = "news";
  disk.set_capacity(8);
  const DockReport report = dock_once(*prison.device.connect(prison.server.url()), spool, {});
  CHECK(report.sent.empty());
  CHECK(report.received.empty());
  CHECK(message(report).find("full") != std::string::npos);
  CHECK(report.troubles.front().kind == TroubleKind::disk);
  CHECK(prison.hub.inbox.contains(item));
  CHECK(spool.unsent()->size() == 1);
}

TEST_CASE(
    "Power cut after any change on the disk: nothing is acknowledged that is not kept, and the next dock "
    "goes on") {
  Prison prison;
  const std::string first = prison.device.random.id(), second = prison.device.random.id(),
                    gone = prison.device.random.id(), item = prison.device.random.id();
  int cuts = 0;
  for (bool whole = false; !whole;) {
    prison.hub.envelopes.clear();
    prison.hub.inbox = {{item, "news"}};
    support::FaultyFiles disk;
    spool::Spool spool(disk, "spool");
    REQUIRE(spool.prepare());
    REQUIRE(spool.put_envelope(first, base::as_bytes("one")));
    REQUIRE(spool.put_envelope(second, base::as_bytes("two")));
    REQUIRE(spool.mark_sent(gone));
    disk.changes_left = cuts;
    const DockReport report = dock_once(*prison.device.connect(prison.server.url()), spool, {});
    whole = report.troubles.empty();
    for (const std::string& id : report.sent) CHECK(spool.receipt(id));
    if (prison.hub.inbox.empty()) CHECK(*spool.item(item) == base::to_bytes("news"));
    disk.changes_left = INT64_MAX;
    CHECK(dock_once(*prison.device.connect(prison.server.url()), spool, {}).troubles.empty());
    CHECK(spool.unsent()->empty());
    CHECK(prison.hub.envelopes.size() == 2);
    CHECK(prison.hub.inbox.empty());
    CHECK(spool.items()->size() == 1);
    CHECK(disk.inner.list_files("spool/sent")->size() == 2);
    if (!whole) ++cuts;
  }
  CHECK(cuts == 6);  // two receipts, two markers, one stale marker, one item
}

TEST_CASE("A signed catalogue comes down the courier's own link, and only what changed comes again") {
  const Authority authority;
  support::RepositorySimulator repository;
  support::publish_sample(repository, 1, "Crime hurts people.");
  TestHub hub;
  const TestServer server(authority, [&](const Request& request) -> Response {
    if (!request.path.starts_with(protocol::repository_path)) return hub(request);
    const auto file =
        repository.fetch(request.path.substr(protocol::repository_path.size()), 8 * 1024 * 1024);
    if (!file) return {404, "", {}};
    return {200, std::string(base::as_text(*file)), {}};
  });
  Device device(authority);
  const base::Path drop = device.folder.path() / "drop";
  const auto dock = [&] {
    return dock_once(*device.connect(server.url()), device.spool,
                     [&](trust::Fetcher& fetcher) -> base::Result<Brought> {
                       MEND_TRY(const trust::MirrorReport report,
                                trust::mirror_to_drop(fetcher, device.files, drop, {}));
                       return Brought{report.text()};
                     });
  };
  const DockReport first = dock();
  CHECK(message(first) == "");
  CHECK(first.content.starts_with("fetched "));
  CHECK(device.files.exists(drop / "metadata" / "timestamp.json"));
  CHECK(dock().content == "unchanged");
  support::publish_sample(repository, 2, "Crime hurts people, and it can be talked about.");
  CHECK(dock().content.starts_with("fetched "));
}
