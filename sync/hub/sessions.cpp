#include "sync/hub/sessions.h"

#include "content/base/hash.h"
#include "sync/hub/staff.h"

#include <algorithm>
#include <sodium.h>

namespace mend::hub {

namespace {

constexpr int kHashing = 2;
constexpr int kWaiting = 8;
constexpr std::int64_t kFreeTries = 3;
constexpr std::int64_t kLongestWait = 5 * 60;
constexpr std::int64_t kForgetTries = 24 * 60 * 60 * std::int64_t{1000};

Bytes hash_of(std::string_view text) {
  const base::Sha256 hash = base::sha256(base::as_bytes(text));
  return {hash.begin(), hash.end()};
}

std::int64_t delay_after(std::int64_t failed) {
  if (failed < kFreeTries) return 0;
  return std::min(kLongestWait, std::int64_t{5} << std::min<std::int64_t>(failed - kFreeTries, 10));
}

}  // namespace

std::string Session::form_token(std::string_view action) const {
  Bytes tag(32);
  const ByteView text = base::as_bytes(action);
  crypto_generichash(tag.data(), tag.size(), text.data(), text.size(), form_secret.data(),
                     form_secret.size());
  return base::hex(tag);
}

bool Session::accepts(std::string_view action, std::string_view token) const {
  const std::string expected = form_token(action);
  return token.size() == expected.size() &&
         sodium_memcmp(token.data(), expected.data(), expected.size()) == 0;
}

Result<std::unique_ptr<Sessions>> Sessions::start(const Context& context, const SessionLimits& limits,
                                                  const opening::PasswordCost& cost) {
  std::unique_ptr<Sessions> sessions(new Sessions(context, limits));
  const std::string nobody = context.random.id() + context.random.id();
  MEND_TRY(const opening::PasswordKey key, opening::PasswordKey::make(nobody, cost, context.random));
  const seal::BoxPair pair = seal::make_box_pair(context.random);
  MEND_TRY(sessions->decoy_, key.wrap(pair, context.random));
  sessions->decoy_key_ = pair.public_key;
  const Status wrote = context.storage.write([](Connection& connection) -> Status {
    MEND_CHECK(connection.run("DELETE FROM sessions"));
    return {};
  });
  MEND_CHECK(wrote);
  return sessions;
}

tl::expected<std::string, SignInRefusal> Sessions::sign_in(const std::string& username,
                                                           std::string_view password) {
  using Kind = SignInRefusal::Kind;
  {
    std::unique_lock lock(gate_mutex_);
    if (waiting_ >= kWaiting) return tl::unexpected(SignInRefusal{Kind::busy, 0});
    ++waiting_;
    gate_.wait(lock, [&] { return hashing_ < kHashing; });
    --waiting_;
    ++hashing_;
  }
  tl::expected<std::string, SignInRefusal> result = check(username, password);
  {
    const std::lock_guard lock(gate_mutex_);
    --hashing_;
  }
  gate_.notify_one();
  return result;
}

tl::expected<std::string, SignInRefusal> Sessions::check(const std::string& username,
                                                         std::string_view password) {
  using Kind = SignInRefusal::Kind;
  const auto trouble = [] { return tl::unexpected(SignInRefusal{Kind::trouble, 0}); };
  const Bytes username_hash = hash_of(username);
  const Result<std::int64_t> wait = seconds_to_wait(username_hash);
  if (!wait) return trouble();
  if (*wait > 0) return tl::unexpected(SignInRefusal{Kind::wait, *wait});

  StaffRecord record;
  bool known = true;
  const Status read = context_.storage.read([&](Connection& connection) -> Status {
    Result<StaffRecord> found = find_staff(connection, username);
    if (found) {
      record = std::move(*found);
    } else if (found.error().kind == ErrorKind::not_found) {
      known = false;
    } else {
      return base::fail(found.error());
    }
    return {};
  });
  if (!read) return trouble();
  const std::string& wrapped = known ? record.wrapped : decoy_;
  const Result<opening::PasswordKey> key = opening::PasswordKey::for_wrapped(password, wrapped);
  if (!key) return trouble();
  const bool right = key->unwrap(wrapped, known ? record.public_key : decoy_key_).has_value() && known;
  if (!right) {
    if (!note_failure(username_hash)) return trouble();
    return tl::unexpected(SignInRefusal{Kind::wrong, 0});
  }

  auto session = std::make_shared<Session>();
  session->viewer = record.viewer;
  for (const StaffRecord::Key& class_key : record.class_keys) {
    Result<seal::BoxPair> pair = key->unwrap(class_key.wrapped, class_key.public_key);
    if (!pair) return trouble();
    session->class_keys.emplace(class_key.response_class, std::move(*pair));
  }
  session->form_secret = base::SecretBytes(32);
  context_.random.fill({session->form_secret.data(), session->form_secret.size()});
  const std::string cookie = context_.random.id() + context_.random.id();
  const Bytes id_hash = hash_of(cookie);
  const Status written = context_.storage.write([&](Connection& connection) -> Status {
    MEND_CHECK(connection.run("DELETE FROM sign_in_tries WHERE username_hash = $1", {username_hash}));
    MEND_CHECK(connection.run("INSERT INTO sessions (id_hash, staff, created, used) VALUES ($1, $2, $3, $3)",
                              {id_hash, record.viewer.staff, context_.clock.now()}));
    AuditEntry entry;
    entry.act = "staff.signed-in";
    entry.staff = record.viewer.staff;
    return context_.audit.append(connection, entry);
  });
  if (!written) return trouble();
  const std::int64_t now = context_.clock.monotonic();
  const std::lock_guard lock(mutex_);
  entries_[base::hex(id_hash)] = {std::move(session), now, now};
  return cookie;
}

Result<std::int64_t> Sessions::seconds_to_wait(const Bytes& username_hash) {
  std::int64_t wait = 0;
  const Status looked = context_.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("SELECT next_try FROM sign_in_tries WHERE username_hash = $1", {username_hash}));
    if (!rows.empty()) wait = (rows[0].number(0) - context_.clock.now() + 999) / 1000;
    return {};
  });
  MEND_CHECK(looked);
  // A clock that was set back must not lock anybody out for longer than the longest wait.
  return std::clamp<std::int64_t>(wait, 0, kLongestWait);
}

Status Sessions::note_failure(const Bytes& username_hash) {
  const base::UnixMillis now = context_.clock.now();
  return context_.storage.write([&](Connection& connection) -> Status {
    MEND_CHECK(connection.run("DELETE FROM sign_in_tries WHERE next_try < $1", {now - kForgetTries}));
    MEND_TRY(
        const Rows rows,
        connection.run(
            "INSERT INTO sign_in_tries (username_hash, failed, next_try) VALUES ($1, 1, $2)"
            " ON CONFLICT (username_hash) DO UPDATE SET failed = sign_in_tries.failed + 1 RETURNING failed",
            {username_hash, now}));
    MEND_CHECK(connection.run("UPDATE sign_in_tries SET next_try = $2 WHERE username_hash = $1",
                              {username_hash, now + delay_after(rows[0].number(0)) * 1000}));
    AuditEntry entry;
    entry.act = "staff.sign-in-refused";
    return context_.audit.append(connection, entry);
  });
}

bool Sessions::expired(const Entry& entry) const {
  const std::int64_t now = context_.clock.monotonic();
  return now - entry.used >= limits_.idle_millis || now - entry.began >= limits_.absolute_millis;
}

std::shared_ptr<const Session> Sessions::find(const std::string& cookie) {
  if (cookie.size() != 64) return nullptr;
  const std::string hash = base::hex(hash_of(cookie));
  sweep();
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(hash);
  if (found == entries_.end()) return nullptr;
  found->second.used = context_.clock.monotonic();
  return found->second.session;
}

void Sessions::forget(const std::string& hash) {
  const Result<Bytes> id_hash = base::from_hex(hash);
  if (!id_hash) return;
  // If the row cannot go now, it goes when the hub starts; the session itself is gone already.
  (void)context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("DELETE FROM sessions WHERE id_hash = $1 RETURNING staff", {*id_hash}));
    if (rows.empty()) return {};
    AuditEntry entry;
    entry.act = "staff.signed-out";
    entry.staff = rows[0].text(0);
    return context_.audit.append(connection, entry);
  });
}

void Sessions::sign_out(const std::string& cookie) {
  const std::string hash = base::hex(hash_of(cookie));
  {
    const std::lock_guard lock(mutex_);
    if (entries_.erase(hash) == 0) return;
  }
  forget(hash);
}

void Sessions::sweep() {
  std::vector<std::string> gone;
  {
    const std::lock_guard lock(mutex_);
    for (auto entry = entries_.begin(); entry != entries_.end();) {
      if (expired(entry->second)) {
        gone.push_back(entry->first);
        entry = entries_.erase(entry);
      } else {
        ++entry;
      }
    }
  }
  for (const std::string& hash : gone) forget(hash);
}

std::size_t Sessions::count() {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace mend::hub
