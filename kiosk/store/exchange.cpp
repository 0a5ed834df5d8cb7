#include "kiosk/store/exchange.h"

#include "content/base/hash.h"
#include "sync/seal/item.h"
#include "sync/seal/receipt.h"

#include <algorithm>
#include <set>

namespace mend::store {

using base::Result;
using base::Status;

namespace {

/// One file that the disk does not give or let go (another's, too large, no file at all) stops only itself.
Status stops_only_itself(const Status& outcome, ExchangeReport& report) {
  if (outcome || outcome.error().kind == base::ErrorKind::no_space) return outcome;
  report.refused.push_back(outcome.error().message);
  return {};
}

}  // namespace

Status Exchange::take_receipt(const std::string& id, const HubKeys& keys, ExchangeReport& report) {
  const auto bytes = spool_.receipt(id);
  if (!bytes) {
    MEND_CHECK(stops_only_itself(base::fail(bytes.error()), report));
    // Without the receipt the courier sends again, and the hub answers with a good one.
    return stops_only_itself(spool_.remove_receipt(id), report);
  }
  MEND_TRY(auto expected, store_.records.expected_hash(id));
  if (!expected) {
    // An earlier database of this device sent it: the sealed copy in the spool is all that is left.
    if (const auto copy = spool_.envelope(id)) expected = base::sha256_hex(*copy);
  }
  if (!expected) return stops_only_itself(spool_.remove_receipt(id), report);
  const auto receipt = seal::verify_receipt(*bytes, keys.signing_key, id, *expected);
  if (!receipt) {
    report.refused.push_back(receipt.error().message);
    return stops_only_itself(spool_.remove_receipt(id), report);
  }
  MEND_CHECK(store_.records.apply_receipt(id, receipt->received));
  MEND_CHECK(store_.settings.docked(clock_.now()));
  report.records_changed = true;
  // What cannot be removed now, put_out removes later.
  MEND_CHECK(stops_only_itself(spool_.remove_envelope(id), report));
  return stops_only_itself(spool_.remove_receipt(id), report);
}

Status Exchange::take_item(const std::string& id, const HubKeys& keys, ExchangeReport& report) {
  const auto bytes = spool_.item(id);
  // It stays: the hub gives each item once, and staff may make it readable again.
  if (!bytes) return stops_only_itself(base::fail(bytes.error()), report);
  MEND_TRY(const seal::BoxPair inbox, seal::box_pair(device_.inbox_secret.copy()));
  const auto item = seal::open_item(*bytes, inbox, keys.signing_key, device_.id);
  if (!item) {
    report.refused.push_back(item.error().message);
    return stops_only_itself(spool_.remove_item(id), report);
  }
  if (const auto* roster = std::get_if<seal::Roster>(&item->body)) {
    MEND_TRY(const bool taken, store_.residents.apply(*roster, item->sequence));
    report.roster_changed = report.roster_changed || taken;
  } else if (const auto* news = std::get_if<seal::StatusNews>(&item->body)) {
    MEND_TRY(const bool changed, store_.records.apply(*news, item->sequence));
    report.records_changed = report.records_changed || changed;
  } else if (const auto* note = std::get_if<seal::SeenNote>(&item->body)) {
    MEND_TRY(const bool changed, store_.records.apply(*note, item->sequence));
    report.records_changed = report.records_changed || changed;
  }
  MEND_CHECK(store_.settings.docked(clock_.now()));
  return stops_only_itself(spool_.remove_item(id), report);
}

Result<ExchangeReport> Exchange::take_in(const HubKeys& keys) {
  ExchangeReport report;
  // The courier is not trusted, but its word for the date harms nobody; the future it may not name.
  if (const auto docked = spool_.docked(); docked && *docked) {
    MEND_CHECK(store_.settings.docked(std::min(**docked, clock_.now())));
  }
  MEND_TRY(const auto receipts, spool_.receipts());
  for (const std::string& id : receipts) MEND_CHECK(take_receipt(id, keys, report));
  MEND_TRY(const auto items, spool_.items());
  for (const std::string& id : items) MEND_CHECK(take_item(id, keys, report));
  return report;
}

Status Exchange::put_out() {
  // Removing comes first: it makes room. A file that cannot be removed keeps nothing else from its way.
  Status removed;
  MEND_TRY(const auto lying, spool_.envelopes());
  for (const std::string& id : lying) {
    // What this database does not know is kept: it may be all that is left of an earlier one.
    MEND_TRY(const bool done, store_.records.is_done(id));
    if (!done) continue;
    if (auto outcome = spool_.remove_envelope(id); !outcome) removed = std::move(outcome);
  }
  MEND_TRY(const auto outbox, store_.records.outbox());
  for (const Outgoing& outgoing : outbox) {
    MEND_CHECK(spool_.put_envelope(outgoing.envelope, outgoing.file,
                                   outgoing.first ? spool::Turn::first : spool::Turn::last));
  }
  return removed;
}

Result<bool> Exchange::may_be_collected(std::string_view envelope) {
  MEND_TRY(const auto lying, spool_.envelopes());
  if (std::find(lying.begin(), lying.end(), envelope) == lying.end()) return false;
  MEND_TRY(const auto unsent, spool_.unsent());
  return std::find(unsent.begin(), unsent.end(), envelope) == unsent.end();
}

}  // namespace mend::store
