#pragma once

#include <functional>
#include <memory>

namespace mend::app {

/// The one thread that waits on the disk, so that the screen never does. Jobs run one after the other, in
/// the order in which they were posted; what a job returns runs later on the screen's thread.
class Worker {
 public:
  /// Runs on the screen's thread; null when there is nothing to say.
  using Done = std::function<void()>;
  using Job = std::function<Done()>;

  /// `wake` is called from the worker's thread whenever something is finished.
  explicit Worker(std::function<void()> wake);
  /// Finishes the jobs that were posted: what somebody was told is saved gets saved.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// From any thread. `listener` is whoever the answer is for: when it is gone by then, the job is done all
  /// the same and its answer is dropped.
  void post(const std::weak_ptr<void>& listener, Job job);

  /// On the screen's thread: hands over what is finished. True if there was anything.
  bool run_finished();
  /// Is anything waiting, running, or finished and not handed over?
  [[nodiscard]] bool busy() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mend::app
