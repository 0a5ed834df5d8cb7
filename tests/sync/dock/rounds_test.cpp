#include "sync/dock/rounds.h"

#include "sync/dock/waiter.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <set>

using namespace mend;
using namespace mend::dock;

namespace {

DockReport failed(TroubleKind kind, std::optional<int> retry_after = {}) {
  DockReport report;
  report.troubles.push_back({kind, "Trouble.", retry_after});
  return report;
}

/// Answers each wait from a list, then stops.
class ScriptedWaiter final : public Waiter {
 public:
  explicit ScriptedWaiter(std::vector<Wake> script) : script_(std::move(script)) {}
  std::vector<std::int64_t> waits;
  Wake wait(std::int64_t millis) override {
    waits.push_back(millis);
    return waits.size() <= script_.size() ? script_[waits.size() - 1] : Wake::stop;
  }

 private:
  std::vector<Wake> script_;
};

struct Rounds {
  base::SeededRandom random{6};
  Rhythm rhythm{300, random};
  std::vector<DockReport> reports;
  std::size_t docks = 0;
  std::vector<std::string> lines, complaints;

  void run(Waiter& waiter) {
    run_rounds({.dock = [&] { return docks < reports.size() ? reports[docks++] : (++docks, DockReport{}); },
                .say = [&](const std::string& line) { lines.push_back(line); },
                .complain = [&](const std::string& line) { complaints.push_back(line); }},
               rhythm, waiter);
  }
};

}  // namespace

TEST_CASE("Devices of one wing do not dock at the same moment") {
  base::SeededRandom random(8);
  std::set<std::int64_t> starts, rounds;
  for (int device = 0; device < 100; ++device) {
    Rhythm rhythm(300, random);
    starts.insert(rhythm.after_start());
    rounds.insert(rhythm.after({}));
  }
  CHECK(starts.size() > 50);
  CHECK(rounds.size() > 50);
  CHECK(*starts.rbegin() <= 15'000);
  CHECK(*rounds.begin() >= 240'000);
  CHECK(*rounds.rbegin() <= 330'000);
}

TEST_CASE("A hub that is away is asked sooner at first and then ever more rarely") {
  base::SeededRandom random(8);
  Rhythm rhythm(300, random);
  CHECK(rhythm.after(failed(TroubleKind::unreachable)) <= 1'500);
  std::int64_t last = 0;
  for (int i = 0; i < 20; ++i) last = rhythm.after(failed(TroubleKind::unreachable));
  CHECK(last >= 60'000);
  CHECK(last <= 180'000);
  CHECK(rhythm.after({}) >= 240'000);
  CHECK(rhythm.after(failed(TroubleKind::cut)) <= 1'500);
}

TEST_CASE("Retry-After is honoured, but cannot silence a device for a day") {
  base::SeededRandom random(8);
  Rhythm rhythm(300, random);
  CHECK(rhythm.after(failed(TroubleKind::busy, 900)) >= 900'000);
  CHECK(rhythm.after(failed(TroubleKind::busy, 86'400)) <= 3'700'000);
}

TEST_CASE("A hub that refuses this device is not hammered") {
  base::SeededRandom random(8);
  Rhythm rhythm(300, random);
  CHECK(rhythm.after(failed(TroubleKind::identity)) >= 240'000);
  CHECK(rhythm.after(failed(TroubleKind::stranger)) >= 240'000);
}

TEST_CASE("A cable that is plugged in makes the courier dock soon") {
  Rounds rounds;
  ScriptedWaiter waiter({Wake::time, Wake::link_up, Wake::time});
  rounds.run(waiter);
  CHECK(rounds.docks == 2);
  CHECK(waiter.waits.at(1) >= 240'000);
  CHECK(waiter.waits.at(2) <= 15'000);
}

TEST_CASE("A hub that is away all night fills neither the log nor the report") {
  Rounds rounds;
  rounds.reports.assign(50, failed(TroubleKind::unreachable));
  ScriptedWaiter waiter(std::vector<Wake>(50, Wake::time));
  rounds.run(waiter);
  CHECK(rounds.docks == 50);
  CHECK(rounds.complaints.size() == 1);
  CHECK(rounds.lines.empty());
}

TEST_CASE("A stop in the middle of a dock ends the rounds without a complaint") {
  Rounds rounds;
  rounds.reports.push_back(failed(TroubleKind::stopped));
  ScriptedWaiter waiter(std::vector<Wake>(5, Wake::time));
  rounds.run(waiter);
  CHECK(rounds.docks == 1);
  CHECK(rounds.complaints.empty());
}

TEST_CASE("SIGTERM ends a wait at once") {
  const StopSignal stop;
  KernelWaiter waiter(stop);
  CHECK(waiter.wait(0) == Wake::time);
  std::raise(SIGTERM);
  CHECK(stop.flag().load());
  CHECK(waiter.wait(3'600'000) == Wake::stop);
}
