#pragma once

#include "sync/hub/class_keys.h"
#include "sync/hub/role.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace mend::hub {

/// A member of staff who is signed in. The class keys exist in this object only and are wiped with it.
struct Session {
  Viewer viewer;
  ClassPairs class_keys;
  base::SecretBytes form_secret;

  /// What a form that posts to `action` must carry, so that no other site can post for this person.
  [[nodiscard]] std::string form_token(std::string_view action) const;
  [[nodiscard]] bool accepts(std::string_view action, std::string_view token) const;
};

struct SessionLimits {
  std::int64_t idle_millis = 15 * 60 * 1000;
  std::int64_t absolute_millis = 8 * 60 * 60 * 1000;
};

/// Why somebody was not signed in. An unknown username, a wrong password: the same answer after the same
/// time.
struct SignInRefusal {
  enum class Kind { wrong, wait, busy, trouble } kind = Kind::wrong;
  std::int64_t wait_seconds = 0;  ///< for wait
};

/// Who is signed in. Ids are 256 random bits, kept as hashes. The sessions of a hub that stops end with it:
/// the keys were only in its memory.
class Sessions {
 public:
  /// `cost` is that of guesses at unknown usernames; use what passwords are made with.
  static Result<std::unique_ptr<Sessions>> start(const Context& context, const SessionLimits& limits,
                                                 const opening::PasswordCost& cost);

  /// Checks the password, opens the person's class keys and returns the cookie's value. Slow on purpose; at
  /// most two run at once and eight wait.
  tl::expected<std::string, SignInRefusal> sign_in(const std::string& username, std::string_view password);
  /// The session, which is thereby used; nullptr if there is none (any more).
  std::shared_ptr<const Session> find(const std::string& cookie);
  void sign_out(const std::string& cookie);
  /// Wipes what has expired; call now and then.
  void sweep();
  [[nodiscard]] std::size_t count();

 private:
  struct Entry {
    std::shared_ptr<const Session> session;
    std::int64_t began = 0, used = 0;  ///< monotonic
  };
  Sessions(const Context& context, const SessionLimits& limits) : context_(context), limits_(limits) {}

  tl::expected<std::string, SignInRefusal> check(const std::string& username, std::string_view password);
  Result<std::int64_t> seconds_to_wait(const Bytes& username_hash);
  Status note_failure(const Bytes& username_hash);
  [[nodiscard]] bool expired(const Entry& entry) const;
  void forget(const std::string& hash);

  Context context_;
  SessionLimits limits_;
  std::string decoy_;  ///< a wrapped key that no password opens
  seal::PublicKey decoy_key_{};

  std::mutex gate_mutex_;
  std::condition_variable gate_;
  int hashing_ = 0, waiting_ = 0;

  std::mutex mutex_;
  std::map<std::string, Entry> entries_;  ///< by hash of the cookie
};

}  // namespace mend::hub
