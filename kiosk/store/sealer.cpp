#include "kiosk/store/sealer.h"

namespace mend::store {

base::Result<seal::SealedEnvelope> Sealer::seal(seal::Contents contents,
                                                const std::string& response_class) const {
  const auto key = keys_.class_keys.find(response_class);
  if (key == keys_.class_keys.end()) {
    return base::refused("This prison's policy has no key for answers of the class \"" + response_class +
                         "\"; tell staff.");
  }
  contents.device = device_.id;
  MEND_TRY(const seal::SigningPair pair, seal::signing_pair(device_.signing_seed.copy()));
  return seal::seal_envelope(contents, {response_class, key->second}, keys_.sealing_key, pair, random_);
}

}  // namespace mend::store
