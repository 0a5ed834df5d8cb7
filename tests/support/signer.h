#pragma once

#include "content/base/json.h"
#include "content/trust/key.h"

#include <string>

namespace mend::support {

/// A key pair that signs metadata in tests.
struct Signer {
  trust::Scheme scheme = trust::Scheme::ed25519;
  base::Bytes secret;  ///< Ed25519: libsodium's 64 bytes; the others PKCS#8 DER
  base::Json key;      ///< key object as a delegator lists it
  std::string id;

  [[nodiscard]] base::Bytes sign(base::ByteView message) const;
};

/// The same number gives the same key, so that a failing test can be repeated; RSA keys are one for each
/// process, since making one takes long.
Signer make_signer(int number, trust::Scheme scheme = trust::Scheme::ed25519);

}  // namespace mend::support
