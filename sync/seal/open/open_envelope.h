#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"
#include "sync/seal/envelope.h"
#include "sync/seal/keys.h"

#include <functional>
#include <string>
#include <string_view>

namespace mend::opening {

/// An envelope as the hub may see it: whom it is about and for, the answers still sealed.
struct OuterEnvelope {
  seal::Header header;
  base::Bytes inner;  ///< sealed to the class key
};

/// The signing key that the device enrolled with; an error if no such device is enrolled.
using DeviceKeys = std::function<base::Result<seal::PublicKey>(std::string_view device)>;

/// Refuses anything that is not exactly what seal_envelope makes: wrong key, cut, padded otherwise,
/// unknown or missing fields, a signature that is not the named device's.
base::Result<OuterEnvelope> open_outer(base::ByteView file, const seal::BoxPair& hub,
                                       const DeviceKeys& device_keys);

/// What the resident said. Wiped when it goes.
struct Answers {
  std::string language;
  base::SecretBytes submission;  ///< the XForm submission; empty for a withdrawal
};

/// Only inside the session of a staff member who holds the class key. Refuses answers that belong to
/// another envelope or another form than `header` says.
base::Result<Answers> open_inner(base::ByteView inner, const seal::Header& header,
                                 const seal::BoxPair& class_pair);

}  // namespace mend::opening
