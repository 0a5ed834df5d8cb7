#include "sync/seal/receipt.h"

#include "content/base/json.h"
#include "sync/seal/domains.h"
#include "sync/seal/signed.h"

namespace mend::seal {

namespace {
constexpr std::string_view what = "The receipt";
}

base::Result<Receipt> verify_receipt(base::ByteView bytes, const PublicKey& hub_signing_key,
                                     std::string_view envelope, std::string_view sha256) {
  MEND_TRY(const base::Bytes payload,
           open_signed(bytes, receipt_domain, hub_signing_key, what, receipt_limit));
  MEND_TRY(const base::Json json, base::parse_json(payload, what, {.bytes = receipt_limit, .depth = 2}));
  MEND_TRY(const std::string type, base::json_string(json, "type", what));
  if (type != "receipt") return base::refused("The receipt is a document of another type.");
  Receipt receipt;
  MEND_TRY(receipt.envelope, base::json_string(json, "envelope", what));
  MEND_TRY(receipt.sha256, base::json_string(json, "sha256", what));
  MEND_TRY(const std::string received, base::json_string(json, "received", what));
  MEND_TRY(receipt.received, base::parse_utc(received));
  if (receipt.envelope != envelope) return base::refused("The receipt is for another envelope.");
  if (receipt.sha256 != sha256) {
    return base::refused("The receipt is for other bytes than this envelope's; the hub got a damaged copy.");
  }
  return receipt;
}

}  // namespace mend::seal
