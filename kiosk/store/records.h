#pragma once

#include "content/base/bytes.h"
#include "content/base/clock.h"
#include "content/base/random.h"
#include "kiosk/store/database.h"
#include "kiosk/store/residents.h"
#include "kiosk/store/sealer.h"
#include "sync/seal/item.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::store {

/// What a record of "My things" says about what was sent. Under the resident's key. No answers.
struct RecordBody {
  std::string form;  ///< "org/id"
  std::int64_t form_version = 0;
  std::string form_hash;
  std::string response_class;
  std::map<std::string, std::string> titles;  ///< language → title
  bool urgent = false;
  /// Whom the answers were sealed to, when that is not the form's own class; a withdrawal goes the same way.
  std::string sealed_to = {};

  [[nodiscard]] const std::string& reader() const { return sealed_to.empty() ? response_class : sealed_to; }
  [[nodiscard]] bool can_withdraw() const { return response_class == "rj"; }
};

/// What became of it.
///
/// News comes at any time, also when nobody is signed in and no resident's key is there. So this half of a
/// record is under the *device's* storage key: random ids, dates and the ids of closed messages, and
/// nothing that says what was sent. Title, class and form stay in the body, under the resident's key.
struct RecordState {
  base::UnixMillis created = 0;
  std::string sha256;  ///< of the envelope file: what its receipt must name
  std::optional<base::UnixMillis> collected = std::nullopt;
  std::optional<base::UnixMillis> withdrawn = std::nullopt;
  std::string status;  ///< "status.checking"; empty before the first news
  base::UnixMillis status_date = 0;
  std::int64_t status_sequence = -1;
  std::string seen;  ///< "seen.read"; empty before the first
  base::UnixMillis seen_date = 0;
  std::int64_t seen_sequence = -1;

  /// The hub has spoken of it, so the hub has it, whether or not its receipt ever came.
  [[nodiscard]] bool has_news() const { return status_sequence >= 0 || seen_sequence >= 0; }
};

struct Record {
  std::string envelope;
  /// Nothing when it was sent under an earlier PIN.
  std::optional<RecordBody> body;
  RecordState state;
};

/// A sealed envelope on its way out.
struct Outgoing {
  std::string envelope;
  base::Bytes file;
  bool first = false;  ///< before all others
};

/// What was sent from this device, and what became of it.
class Records {
 public:
  /// All must outlive it.
  Records(Database& database, const base::SecretBytes& storage_key, const base::Clock& clock,
          base::Random& random)
      : database_(database), storage_key_(storage_key), clock_(clock), random_(random) {}

  /// All or nothing: the sealed envelope enters the outbox, the record is written and the draft goes.
  /// On a refusal, a full disk for instance, the draft is as it was.
  base::Status submit(const Identity& who, std::string_view draft, const seal::SealedEnvelope& envelope,
                      const RecordBody& body);

  /// The resident's own, newest first.
  base::Result<std::vector<Record>> list(const Identity& who);

  /// Takes a request back, now. If it was not collected, its sealed copy is destroyed; a sealed notice is
  /// kept back in case the courier was just carrying it: a receipt or any news lets it go. Else the notice
  /// goes to the head of the outbox. Pressing twice does the same as once. Only requests of the class "rj".
  base::Status withdraw(const Identity& who, std::string_view envelope, bool collected, const Sealer& sealer);

  base::Result<std::vector<Outgoing>> outbox();

  /// SHA-256 (hexadecimal) that a receipt for this envelope must name, if the envelope is known here.
  base::Result<std::optional<std::string>> expected_hash(std::string_view envelope);
  /// `received` comes from a receipt that was verified against expected_hash. Only here an envelope leaves
  /// the outbox. A receipt for one that was withdrawn before it was known to be collected sends the notice
  /// that was kept back.
  base::Status apply_receipt(std::string_view envelope, base::UnixMillis received);
  /// From verified items; older news than what is known changes nothing. True if a record changed.
  base::Result<bool> apply(const seal::StatusNews& news, std::int64_t sequence);
  base::Result<bool> apply(const seal::SeenNote& note, std::int64_t sequence);

  /// True when the device knows for certain that it need not keep the sealed copy in the spool.
  base::Result<bool> is_done(std::string_view envelope);

 private:
  struct Found;
  base::Result<std::optional<Found>> find(std::string_view envelope);
  base::Status put_state(std::string_view envelope, const RecordState& state);
  /// The withdrawal that was kept back goes to the head of the outbox. Inside a transaction.
  base::Status let_go(std::string_view envelope, const Found& found);
  base::Result<bool> change(std::string_view envelope, std::string_view subject,
                            const std::function<bool(RecordState&)>& act);

  Database& database_;
  const base::SecretBytes& storage_key_;
  const base::Clock& clock_;
  base::Random& random_;
};

}  // namespace mend::store
