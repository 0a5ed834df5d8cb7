#pragma once

#include "content/base/bytes.h"
#include "content/base/clock.h"
#include "content/base/files.h"
#include "content/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::spool {

inline constexpr std::size_t envelopes_limit = 1000;  ///< waiting at one time
inline constexpr std::size_t receipts_limit = 1000;
inline constexpr std::size_t items_limit = 500;
inline constexpr std::size_t envelope_bytes_limit = 1024 * 1024;
inline constexpr std::size_t receipt_bytes_limit = 4096;
inline constexpr std::size_t item_bytes_limit = 256 * 1024;
inline constexpr std::size_t time_bytes_limit = 1024;
inline constexpr std::size_t report_bytes_limit = 32 * 1024;

/// When an envelope is sent: after those that wait already, or (withdrawals, urgent) before them.
enum class Turn { last, first };

/// The folders in which the kiosk and the courier meet. Everything is atomic and may be repeated; files
/// of other names are left alone. The kiosk alone writes and removes envelopes; the courier alone writes
/// receipts, items and markers. Ids are 32 lower-case hexadecimal digits; others are refused.
class Spool {
 public:
  /// Does not touch the disk. `files` must outlive the spool.
  Spool(base::Files& files, base::Path folder);

  /// Makes the folders that are not there.
  base::Status prepare();

  // --- the kiosk's side ---
  /// Afterwards the envelope is on the disk. The same id again is success; bytes that differ (a damaged
  /// disk) are replaced. `unavailable` when `envelopes_limit` wait already.
  base::Status put_envelope(std::string_view id, base::ByteView envelope, Turn turn = Turn::last);
  /// Only after its receipt was verified, or for a withdrawal of what was never collected.
  base::Status remove_envelope(std::string_view id);
  /// Ids of the envelopes for which a receipt lies there, and the receipts.
  base::Result<std::vector<std::string>> receipts();
  base::Result<base::Bytes> receipt(std::string_view id);
  /// Once acted on. Removed while its envelope still waits (a receipt that did not verify), it makes the
  /// courier send the envelope again.
  base::Status remove_receipt(std::string_view id);
  base::Result<std::vector<std::string>> items();
  base::Result<base::Bytes> item(std::string_view id);
  base::Status remove_item(std::string_view id);
  /// Asks the hub for the time at the next dock; an earlier question is forgotten. `nonce` is an id that was made
  /// for this and is used once.
  base::Status ask_time(std::string_view nonce);
  /// What the courier brought in answer, unverified; nothing if there is none.
  base::Result<std::optional<base::Bytes>> time_answer();
  base::Status remove_time_answer();
  /// What this device says of itself to staff, instead of what it said before.
  base::Status put_report(base::ByteView report);

  // --- both ---
  /// The device's own part of the report; nothing if there is none.
  base::Result<std::optional<base::Bytes>> report();
  /// Ids in the order in which they are to be sent.
  base::Result<std::vector<std::string>> envelopes();
  base::Result<base::Bytes> envelope(std::string_view id);

  /// When the courier last met the hub, by its own word; nothing before the first time.
  base::Result<std::optional<base::UnixMillis>> docked();

  // --- the courier's side ---
  /// The nonce to ask the hub for the time with; nothing if the kiosk asks nothing.
  base::Result<std::optional<std::string>> time_asked();
  base::Status put_time_answer(base::ByteView answer);
  /// Residents read it as "Last docked"; also when there was nothing to carry.
  base::Status mark_docked(base::UnixMillis when);
  /// Envelopes without both a marker and a receipt, in the order in which they are to be sent.
  base::Result<std::vector<std::string>> unsent();
  base::Status put_receipt(std::string_view id, base::ByteView receipt);
  /// The empty marker, after the receipt.
  base::Status mark_sent(std::string_view id);
  /// Drops the markers of envelopes that the kiosk has removed.
  base::Status prune_markers();
  base::Status put_item(std::string_view id, base::ByteView item);
  [[nodiscard]] bool has_item(std::string_view id);

 private:
  struct Waiting;
  base::Result<std::vector<Waiting>> waiting();
  base::Result<std::optional<base::Bytes>> read_if_there(const base::Path& path, std::size_t limit);
  [[nodiscard]] base::Path out() const;
  [[nodiscard]] base::Path sent() const;
  [[nodiscard]] base::Path receipt_path(std::string_view id) const;
  [[nodiscard]] base::Path item_path(std::string_view id) const;

  base::Files& files_;
  base::Path folder_;
};

}  // namespace mend::spool
