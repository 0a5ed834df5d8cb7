#pragma once

#include "content/base/bytes.h"
#include "content/base/clock.h"
#include "content/base/result.h"
#include "sync/seal/keys.h"

#include <string>
#include <string_view>

namespace mend::seal {

inline constexpr std::size_t receipt_limit = 4096;

/// The hub's word that it has stored an envelope for good.
struct Receipt {
  std::string envelope;
  std::string sha256;  ///< hexadecimal, of the envelope file as the hub received it
  base::UnixMillis received = 0;
};

/// Reads a receipt and refuses it unless the hub signed it for exactly this envelope with exactly these
/// bytes (`sha256` in hexadecimal). Only then may the device forget the envelope.
base::Result<Receipt> verify_receipt(base::ByteView receipt, const PublicKey& hub_signing_key,
                                     std::string_view envelope, std::string_view sha256);

}  // namespace mend::seal
