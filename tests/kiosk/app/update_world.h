#pragma once

#include "content/base/json.h"
#include "prison.h"
#include "sync/protocol/report.h"
#include "sync/seal/open/answer_device.h"

#include <catch2/catch.hpp>
#include <map>

namespace mend::update_time {

inline constexpr std::int64_t hour = 3600ll * 1000;
inline constexpr std::int64_t day = 24 * hour;
inline constexpr base::UnixMillis start = support::RepositorySimulator::now;
inline const base::UnixMillis year_9999 = base::parse_utc("9999-12-31T23:59:59Z").value();

/// A device, its hub and its repository. `real` is the true time; prison.clock is what the device believes.
struct World {
  World() {
    date(start - hour);
    prison.publish();
    open();
  }

  void open() {
    backend.reset();
    backend.emplace(prison.files, prison.clock, prison.random, prison.places, store::PinCost{1, 8192},
                    start - 30 * day);
    REQUIRE(backend->start());
    refresh();
  }
  void refresh() {
    REQUIRE(backend->refresh());
    REQUIRE(backend->imported(backend->import(backend->plan_import())));
  }
  void pass(std::int64_t millis) {
    real += millis;
    prison.clock.advance(millis);
  }
  void date(base::UnixMillis signed_at) {
    prison.repository.timestamp["x-mend-signed-at"] = base::format_utc(signed_at);
    prison.repository.timestamp["expires"] = base::format_utc(signed_at + 14 * day);
  }
  /// Something new, signed at `real`.
  void publish() {
    prison.policy["idle_lock_seconds"] = 60 + ++published;
    date(real);
    prison.repository.put_target("policy/DEMO.json", prison.policy.dump());
    prison.repository.update_snapshot();
    prison.repository.dump(prison.files, prison.places.drop);
  }

  std::string question() { return prison.spool.time_asked().value().value(); }
  std::string answer(base::UnixMillis time) {
    return *opening::sign_hub_time({question(), prison.device.id, time}, prison.hub_signing);
  }
  /// The courier lays it down, and the kiosk looks.
  void lay(const std::string& bytes) {
    REQUIRE(prison.spool.put_time_answer(base::as_bytes(bytes)));
    refresh();
    // Looked at once, whatever it was.
    CHECK_FALSE(prison.spool.time_answer().value());
  }

  std::uint64_t generation() {
    const auto view = backend->view();
    REQUIRE(view);
    return view->library ? view->library->generation() : 0;
  }
  protocol::KioskReport report() {
    return protocol::parse_kiosk_report(prison.spool.report().value().value()).value();
  }
  /// The last refusal's code, if it is not mended.
  std::string refused() {
    const auto refusals = report().refusals;
    return refusals.empty() || refusals.back().mended ? "" : refusals.back().code;
  }
  bool takes_update() {
    const std::uint64_t before = generation();
    publish();
    refresh();
    return generation() == before + 1;
  }

  tests::Prison prison;
  base::UnixMillis real = start;
  int published = 0;
  std::optional<app::Backend> backend;
};

}  // namespace mend::update_time
