#pragma once

#include "kiosk/speech/wire.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

namespace mend::speech {

/// What comes of the helper, told on a thread of its own.
class HelperListener {
 public:
  virtual ~HelperListener() = default;
  virtual void heard(wire::Reply&& reply) = 0;
  /// It ended, hung, spoke nonsense or could not be started; so many times now without one good answer.
  virtual void failed(int times) = 0;
  /// In how many milliseconds there is room for more sound; 0 now. Until then nothing is read, which holds
  /// the helper back.
  [[nodiscard]] virtual std::int64_t millis_until_room() const = 0;
};

/// mend-speak as a child process: started when it is first needed, watched, and started anew with growing
/// pauses when it fails. It has the pipe, and nothing else of ours: no descriptor, no environment.
class Helper {
 public:
  struct Options {
    std::filesystem::path program;
    std::chrono::milliseconds patience{4'000};   ///< without a sign of life, while it owes an answer
    std::chrono::milliseconds first_pause{200};  ///< before the second start; doubled each time
    std::chrono::milliseconds longest_pause{60'000};
  };

  /// `listener` must outlive it.
  Helper(Options options, HelperListener& listener);
  ~Helper();
  Helper(const Helper&) = delete;
  Helper& operator=(const Helper&) = delete;

  /// Never waits. What was asked for before and is not sent yet is forgotten. A helper that fails at it is
  /// asked once more. `id` is that of the answer; 0 for what has none.
  void ask(std::uint32_t id, wire::Bytes request);
  /// Ends the child, and with it all that it knew.
  void end();
  /// Of the child, while there is one; for tests that kill it.
  [[nodiscard]] std::optional<int> process() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mend::speech
