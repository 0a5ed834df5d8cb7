#pragma once

#include "content/base/random.h"
#include "kiosk/platform/device.h"
#include "sync/seal/envelope.h"

#include <map>
#include <string>
#include <utility>

namespace mend::store {

/// The keys that the prison's policy (verified content) names.
struct HubKeys {
  seal::PublicKey sealing_key{};
  seal::PublicKey signing_key{};
  std::map<std::string, seal::PublicKey> class_keys;  ///< class of responses → key
};

/// Seals on behalf of this device. Has no key that opens what it sealed.
class Sealer {
 public:
  /// `device` and `random` must outlive it.
  Sealer(const platform::Device& device, HubKeys keys, base::Random& random)
      : device_(device), keys_(std::move(keys)), random_(random) {}

  [[nodiscard]] const HubKeys& keys() const { return keys_; }

  /// `contents.device` is filled in here. Refuses a class that the policy has no key for.
  base::Result<seal::SealedEnvelope> seal(seal::Contents contents, const std::string& response_class) const;

 private:
  const platform::Device& device_;
  HubKeys keys_;
  base::Random& random_;
};

}  // namespace mend::store
