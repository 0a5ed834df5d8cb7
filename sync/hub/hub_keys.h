#pragma once

#include "content/base/files.h"
#include "sync/seal/keys.h"

namespace mend::hub {

/// The keys that the hub needs at all times, so they lie in its data folder (hub.key, mode 0600). They open
/// no answers: whoever steals them learns who wrote when and on which form, not what.
struct HubKeys {
  seal::BoxPair sealing;      ///< outer boxes of envelopes
  seal::SigningPair signing;  ///< receipts and inbox items
  base::SecretBytes audit;    ///< 32 bytes
};

HubKeys make_hub_keys(base::Random& random);
base::Status save_hub_keys(base::Files& files, const base::Path& data, const HubKeys& keys);
base::Result<HubKeys> load_hub_keys(base::Files& files, const base::Path& data);

}  // namespace mend::hub
