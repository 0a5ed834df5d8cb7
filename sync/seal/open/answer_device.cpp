#include "sync/seal/open/answer_device.h"

#include "content/base/clock.h"
#include "content/base/json.h"
#include "sync/seal/box.h"
#include "sync/seal/domains.h"
#include "sync/seal/signed.h"

namespace mend::opening {

base::Result<std::string> sign_receipt(const seal::Receipt& receipt, const seal::SigningPair& hub) {
  if (!seal::is_id(receipt.envelope) || receipt.sha256.size() != 64 || !base::from_hex(receipt.sha256)) {
    return base::fail(base::ErrorKind::internal, "A receipt must name an envelope and its SHA-256.");
  }
  const base::Json payload = {{"type", "receipt"},
                              {"envelope", receipt.envelope},
                              {"sha256", receipt.sha256},
                              {"received", base::format_utc(receipt.received)}};
  return seal::encode_signed(seal::receipt_domain, payload.dump(), hub);
}

base::Result<std::string> sign_hub_time(const seal::HubTime& time, const seal::SigningPair& hub) {
  if (!seal::is_id(time.nonce) || !seal::is_id(time.device)) {
    return base::fail(base::ErrorKind::internal, "An answer about the time must name a nonce and a device.");
  }
  const base::Json payload = {{"type", "time"},
                              {"nonce", time.nonce},
                              {"device", time.device},
                              {"time", base::format_utc(time.time)}};
  return seal::encode_signed(seal::time_domain, payload.dump(), hub);
}

base::Result<base::Bytes> seal_item(const seal::Item& item, const seal::PublicKey& device_inbox_key,
                                    const seal::SigningPair& hub) {
  MEND_TRY(const std::string payload, seal::encode_item_payload(item));
  MEND_TRY(const std::string document, seal::encode_signed(seal::item_domain, payload, hub));
  MEND_TRY(const base::Bytes sealed, seal::seal_box(base::as_bytes(document), device_inbox_key));
  base::Bytes file = base::to_bytes(seal::item_magic);
  file.insert(file.end(), sealed.begin(), sealed.end());
  if (file.size() > seal::item_limit) return base::refused("An inbox item is too long for one device.");
  return file;
}

}  // namespace mend::opening
