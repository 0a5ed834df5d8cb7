#include "kiosk/app/worker.h"

#include "kiosk/app/idle.h"

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

using namespace mend;
using app::Worker;

namespace {
void finish(Worker& worker) {
  while (worker.busy()) {
    worker.run_finished();
    std::this_thread::yield();
  }
}
}  // namespace

TEST_CASE("jobs run in their order, away from the screen's thread, and answer on it") {
  std::vector<int> jobs;
  std::vector<int> answers;
  std::thread::id there;
  const auto alive = std::make_shared<int>(0);
  Worker worker([] {});
  for (int n = 0; n < 50; ++n) {
    worker.post(alive, [&, n]() -> Worker::Done {
      jobs.push_back(n);
      there = std::this_thread::get_id();
      return [&, n] { answers.push_back(n); };
    });
  }
  finish(worker);
  REQUIRE(answers.size() == 50);
  CHECK(jobs == answers);
  CHECK(there != std::this_thread::get_id());
}

TEST_CASE("an answer for a page that is gone does nothing, and its work is done all the same") {
  bool done = false;
  bool answered = false;
  Worker worker([] {});
  {
    const auto gone = std::make_shared<int>(0);
    worker.post(gone, [&]() -> Worker::Done {
      done = true;
      return [&] { answered = true; };
    });
  }
  finish(worker);
  CHECK(done);
  CHECK_FALSE(answered);
}

TEST_CASE("what was posted is finished before the kiosk ends: what was told as saved is saved") {
  int done = 0;
  {
    Worker worker([] {});
    for (int n = 0; n < 20; ++n) {
      worker.post({}, [&]() -> Worker::Done {
        ++done;
        return nullptr;
      });
    }
  }
  CHECK(done == 20);
}

TEST_CASE("idleness warns half a minute before it locks, and any touch starts anew") {
  base::ManualClock clock;
  app::Idle idle(clock);
  idle.set_limit(300);
  CHECK(idle.state() == app::Idle::State::awake);
  CHECK(idle.millis_to_change() == 270'000);
  clock.advance(270'000);
  CHECK(idle.state() == app::Idle::State::warning);
  CHECK(idle.seconds_shown() == 30);
  clock.advance(15'000);
  CHECK(idle.seconds_shown() == 20);
  idle.touch();
  CHECK(idle.state() == app::Idle::State::awake);
  clock.advance(300'000);
  CHECK(idle.state() == app::Idle::State::over);
}

TEST_CASE("a policy cannot make the screen lock under the reader's eyes") {
  base::ManualClock clock;
  app::Idle idle(clock);
  idle.set_limit(0);
  clock.advance(29'000);
  CHECK(idle.state() == app::Idle::State::awake);
}
