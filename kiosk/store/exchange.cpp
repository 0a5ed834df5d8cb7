#include "kiosk/store/exchange.h"

#include "content/base/hash.h"
#include "sync/seal/item.h"
#include "sync/seal/receipt.h"

#include <algorithm>
#include <set>

namespace mend::store {

using base::Result;
using base::Status;

Status Exchange::take_receipt(const std::string& id, const HubKeys& keys, ExchangeReport& report) {
  MEND_TRY(const base::Bytes bytes, spool_.receipt(id));
  MEND_TRY(auto expected, store_.records.expected_hash(id));
  if (!expected) {
    // An earlier database of this device sent it: the sealed copy in the spool is all that is left.
    if (const auto copy = spool_.envelope(id)) expected = base::sha256_hex(*copy);
  }
  if (!expected) return spool_.remove_receipt(id);
  const auto receipt = seal::verify_receipt(bytes, keys.signing_key, id, *expected);
  if (!receipt) {
    // Without the receipt the courier sends again, and the hub answers with a good one.
    report.refused.push_back(receipt.error().message);
    return spool_.remove_receipt(id);
  }
  MEND_CHECK(store_.records.apply_receipt(id, receipt->received));
  MEND_CHECK(store_.settings.docked(clock_.now()));
  report.records_changed = true;
  MEND_CHECK(spool_.remove_envelope(id));
  return spool_.remove_receipt(id);
}

Status Exchange::take_item(const std::string& id, const HubKeys& keys, ExchangeReport& report) {
  MEND_TRY(const base::Bytes bytes, spool_.item(id));
  MEND_TRY(const seal::BoxPair inbox, seal::box_pair(device_.inbox_secret.copy()));
  const auto item = seal::open_item(bytes, inbox, keys.signing_key, device_.id);
  if (!item) {
    report.refused.push_back(item.error().message);
    return spool_.remove_item(id);
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
  return spool_.remove_item(id);
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
  MEND_TRY(const auto outbox, store_.records.outbox());
  for (const Outgoing& outgoing : outbox) {
    MEND_CHECK(spool_.put_envelope(outgoing.envelope, outgoing.file,
                                   outgoing.first ? spool::Turn::first : spool::Turn::last));
  }
  MEND_TRY(const auto lying, spool_.envelopes());
  for (const std::string& id : lying) {
    // What this database does not know is kept: it may be all that is left of an earlier one.
    MEND_TRY(const bool done, store_.records.is_done(id));
    if (done) MEND_CHECK(spool_.remove_envelope(id));
  }
  return {};
}

Result<bool> Exchange::may_be_collected(std::string_view envelope) {
  MEND_TRY(const auto lying, spool_.envelopes());
  if (std::find(lying.begin(), lying.end(), envelope) == lying.end()) return false;
  MEND_TRY(const auto unsent, spool_.unsent());
  return std::find(unsent.begin(), unsent.end(), envelope) == unsent.end();
}

}  // namespace mend::store
