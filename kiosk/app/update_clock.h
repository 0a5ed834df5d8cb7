#pragma once

#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/base/result.h"
#include "sync/seal/keys.h"

#include <optional>
#include <string>
#include <string_view>

namespace mend::app {

/// What time it is for an update: the hub's, where it has answered this device's own question, else the device's;
/// never before `floor`, which is signed (content/trust/floor.h). What the hub said counts until it says something
/// else, for a day at most, and never after a restart: nothing of it is kept, so a hub that lies spoils a session
/// and not the device.
class UpdateClock {
 public:
  static constexpr std::int64_t session_millis = 24ll * 3600 * 1000;
  /// The hub's clock may be so far behind whoever signs.
  static constexpr std::int64_t slack_millis = 24ll * 3600 * 1000;
  /// No device lives so long without anything that is signed anew: a hub that says more is not believed.
  static constexpr std::int64_t farthest_millis = 20ll * 365 * 24 * 3600 * 1000;
  /// A question that stands so long is put anew, so that nobody can hold its answer back for longer.
  static constexpr std::int64_t question_millis = 3600ll * 1000;

  /// Both must outlive it.
  UpdateClock(const base::Clock& clock, base::Random& random) : clock_(clock), random_(random) { ask(); }

  /// The nonce of the open question. Put into the spool whenever it changes.
  [[nodiscard]] const std::string& question() const { return question_; }
  /// Puts a question anew that stands for too long.
  void renew_question();

  /// Takes the answer to the open question, which is then used up. Refuses every other, and a time that cannot be:
  /// "time.too-early", "time.too-late" and the codes of seal::verify_hub_time. After a refusal all is as before.
  base::Status take(base::ByteView answer, const seal::PublicKey& hub_signing_key, std::string_view device,
                    base::UnixMillis floor);

  [[nodiscard]] base::UnixMillis now(base::UnixMillis floor) const;
  /// By how much the device's own clock is ahead of the hub's, in seconds; nothing while the hub's is not known.
  [[nodiscard]] std::optional<std::int64_t> own_error_seconds() const;

 private:
  void ask();
  [[nodiscard]] std::optional<base::UnixMillis> hub_now() const;

  const base::Clock& clock_;
  base::Random& random_;
  std::string question_;
  std::int64_t asked_at_ = 0;  ///< monotonic
  struct Answer {
    base::UnixMillis time;
    std::int64_t at;  ///< monotonic
  };
  std::optional<Answer> answer_;
};

}  // namespace mend::app
