// The courier carries a question about the time, and what the device says of itself; neither keeps anything
// back.
#include "content/base/json.h"
#include "content/base/memory_files.h"
#include "content/trust/mirror.h"
#include "content/trust/refusal.h"
#include "device.h"
#include "sync/dock/refusal_log.h"
#include "sync/protocol/protocol.h"
#include "sync/seal/open/answer_device.h"
#include "test_hub.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::dock;
using namespace mend::dock::testing;

namespace {

struct Prison {
  Authority authority;
  TestHub hub;
  TestServer server{authority, [this](const Request& request) {
                      if (request.path == protocol::report_path) {
                        reports.push_back(std::string(base::as_text(request.body)));
                        return Response{report_status, "", {}};
                      }
                      return hub(request);
                    }};
  Device device{authority};
  base::SeededRandom random{5};
  base::ManualClock clock;
  seal::SigningPair signing = seal::make_signing_pair(random);
  std::vector<std::string> reports;
  int report_status = 204;
  base::Path file = device.folder.path() / "spool" / "sent" / "refusals.json";

  std::string ask() {
    const std::string nonce = random.id();
    REQUIRE(device.spool.ask_time(nonce));
    return nonce;
  }
  void answer(const std::string& asked, const std::string& said) {
    hub.instead[protocol::time_path(asked)] = {
        200, *opening::sign_hub_time({said, device.id, clock.now()}, signing), {}};
  }
  DockReport dock(const BringContent& content = {}) {
    RefusalLog log(device.files, clock, file);
    return dock_once(*device.connect(server.url()), device.spool, content, [&](const DockReport& so_far) {
      log.note(so_far);
      return std::optional(device_report(device.spool, log));
    });
  }
};

BringContent refusing(trust::Reason reason, std::int64_t version) {
  return [=](trust::Fetcher&) -> base::Result<Brought> {
    return trust::refuse({.reason = reason, .role = "timestamp", .version = version}, "Refused.");
  };
}
BringContent bringing() {
  return [](trust::Fetcher&) -> base::Result<Brought> { return Brought{"unchanged"}; };
}

}  // namespace

TEST_CASE("The kiosk's question about the time comes back answered, before any content") {
  Prison prison;
  const std::string nonce = prison.ask();
  prison.answer(nonce, nonce);
  bool answered_first = false;
  const DockReport report = prison.dock([&](trust::Fetcher&) -> base::Result<Brought> {
    answered_first = prison.device.spool.time_answer().value().has_value();
    return Brought{"unchanged"};
  });
  CHECK(report.troubles.empty());
  CHECK(answered_first);
  CHECK(base::as_text(*prison.device.spool.time_answer().value()) ==
        prison.hub.instead.at(protocol::time_path(nonce)).body);
}

TEST_CASE("A hub that knows no time, or says nonsense, keeps nothing else back") {
  Prison prison;
  REQUIRE(prison.device.spool.put_envelope(prison.random.id(), base::as_bytes("answers")));
  SECTION("it does not know the question") {
    prison.ask();
    const DockReport report = prison.dock(bringing());
    CHECK(report.troubles.empty());
    CHECK(report.sent.size() == 1);
  }
  SECTION("it answers another question") {
    prison.answer(prison.ask(), prison.random.id());
    const DockReport report = prison.dock(bringing());
    CHECK(report.sent.size() == 1);
    CHECK(report.content == "unchanged");
    REQUIRE(report.troubles.size() == 1);
    CHECK_FALSE(prison.device.spool.time_answer().value());
  }
  SECTION("it answers without end") {
    const std::string nonce = prison.ask();
    prison.hub.instead[protocol::time_path(nonce)] = {200, std::string(100'000, 'x'), {}};
    CHECK(prison.dock(bringing()).sent.size() == 1);
  }
  SECTION("the question is damaged") {
    REQUIRE(prison.device.files.write_atomic(prison.device.folder.path() / "spool" / "out" / "time.nonce",
                                             base::as_bytes("../../etc/passwd"),
                                             base::FileMode::shared_read));
    CHECK(prison.dock(bringing()).sent.size() == 1);
    for (const std::string& request : prison.hub.requests) CHECK(request.find("passwd") == std::string::npos);
  }
}

TEST_CASE("What the courier refused is kept until staff can see it, and marked when it goes well") {
  Prison prison;
  (void)prison.dock(refusing(trust::Reason::rollback, 3));
  prison.clock.advance(1000);
  (void)prison.dock(refusing(trust::Reason::rollback, 3));
  REQUIRE(prison.reports.size() == 2);
  const auto told = [&] {
    return protocol::parse_device_report(base::as_bytes(prison.reports.back())).value().courier->refusals;
  };
  REQUIRE(told().size() == 1);
  CHECK(told()[0].code == "trust.rollback role=timestamp version=3");
  CHECK(told()[0].count == 2);
  CHECK_FALSE(told()[0].mended);
  (void)prison.dock(bringing());
  REQUIRE(told().size() == 1);
  CHECK(told()[0].mended);
  // A damaged record costs the record only.
  REQUIRE(prison.device.files.write_atomic(prison.file, base::as_bytes("{"), base::FileMode::private_file));
  CHECK(prison.dock(bringing()).content == "unchanged");
  CHECK(told().empty());
}

TEST_CASE("Content that the courier left out is told to staff until it can be brought") {
  Prison prison;
  const auto told = [&] {
    return protocol::parse_device_report(base::as_bytes(prison.reports.back())).value().courier->refusals;
  };
  const base::Error why = trust::refuse({.reason = trust::Reason::too_long, .role = "modules/acme/calm/2.json"},
                                        "\"acme/calm\" stays as it is.")
                              .value();
  for (int dock = 0; dock < 2; ++dock)
    (void)prison.dock([&](trust::Fetcher&) -> base::Result<Brought> { return Brought{"unchanged", {why}}; });
  REQUIRE(told().size() == 1);
  CHECK(told()[0].code == "trust.too-long role=modules%2Facme%2Fcalm%2F2.json");
  CHECK(told()[0].count == 2);
  CHECK_FALSE(told()[0].mended);
  (void)prison.dock(bringing());
  REQUIRE(told().size() == 1);
  CHECK(told()[0].mended);
}

TEST_CASE("The courier takes the kiosk's report along as it is, or leaves it out if it is no report") {
  Prison prison;
  protocol::KioskReport kiosk{"0.1.0", 4, false, 1 << 20, {}, {}, {}};
  REQUIRE(prison.device.spool.put_report(base::as_bytes(protocol::encode(kiosk))));
  (void)prison.dock();
  REQUIRE(prison.reports.size() == 1);
  CHECK(protocol::parse_device_report(base::as_bytes(prison.reports[0])).value().kiosk->generation == 4);
  REQUIRE(prison.device.spool.put_report(base::as_bytes("{\"format\":1,\"note\":\"Sam asked for help\"}")));
  prison.report_status = 500;
  const DockReport report = prison.dock();
  REQUIRE(prison.reports.size() == 2);
  CHECK(prison.reports[1].find("Sam") == std::string::npos);
  CHECK(report.troubles.size() == 1);
}
