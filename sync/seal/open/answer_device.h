#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"
#include "sync/seal/hub_time.h"
#include "sync/seal/item.h"
#include "sync/seal/keys.h"
#include "sync/seal/receipt.h"

#include <string>

namespace mend::opening {

/// The receipt's JSON, signed by the hub. Sign only what is stored for good. Deterministic: the same
/// receipt and key give the same bytes.
base::Result<std::string> sign_receipt(const seal::Receipt& receipt, const seal::SigningPair& hub);

/// The hub's answer to a device that asked for the time.
base::Result<std::string> sign_hub_time(const seal::HubTime& time, const seal::SigningPair& hub);

/// An inbox item file, signed by the hub and sealed to the device. Refuses fields outside their sets.
base::Result<base::Bytes> seal_item(const seal::Item& item, const seal::PublicKey& device_inbox_key,
                                    const seal::SigningPair& hub);

}  // namespace mend::opening
