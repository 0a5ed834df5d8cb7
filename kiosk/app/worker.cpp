#include "kiosk/app/worker.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace mend::app {

struct Worker::State {
  struct Order {
    std::weak_ptr<void> listener;
    Job job;
  };
  struct Answer {
    std::weak_ptr<void> listener;
    Done done;
  };

  std::function<void()> wake;
  mutable std::mutex mutex;
  std::condition_variable changed;
  std::deque<Order> orders;
  std::deque<Answer> answers;
  bool running = false;
  bool ending = false;
  std::thread thread;

  void run() {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [this] { return ending || !orders.empty(); });
      if (orders.empty()) return;
      Order order = std::move(orders.front());
      orders.pop_front();
      running = true;
      lock.unlock();
      Done done = order.job();
      // Keys that the job held are wiped before the answer is seen.
      order.job = nullptr;
      lock.lock();
      running = false;
      if (done) answers.push_back({std::move(order.listener), std::move(done)});
      lock.unlock();
      wake();
      lock.lock();
    }
  }
};

Worker::Worker(std::function<void()> wake) : state_(std::make_unique<State>()) {
  state_->wake = std::move(wake);
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

Worker::~Worker() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->ending = true;
  }
  state_->changed.notify_all();
  state_->thread.join();
}

void Worker::post(const std::weak_ptr<void>& listener, Job job) {
  {
    const std::lock_guard lock(state_->mutex);
    state_->orders.push_back({listener, std::move(job)});
  }
  state_->changed.notify_all();
}

bool Worker::run_finished() {
  std::deque<State::Answer> answers;
  {
    const std::lock_guard lock(state_->mutex);
    answers.swap(state_->answers);
  }
  for (State::Answer& answer : answers) {
    if (const auto alive = answer.listener.lock()) answer.done();
  }
  return !answers.empty();
}

bool Worker::busy() const {
  const std::lock_guard lock(state_->mutex);
  return state_->running || !state_->orders.empty() || !state_->answers.empty();
}

}  // namespace mend::app
