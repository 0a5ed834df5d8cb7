#pragma once

#include "content/base/bytes.h"

#include <string>
#include <string_view>

namespace mend::trust {

/// Reads a public key in PEM ("-----BEGIN PUBLIC KEY-----") that must be on P-256; gives the uncompressed
/// point, 65 bytes, so that one key has one form. `what` names the key in a refusal.
base::Result<base::Bytes> read_p256_pem(std::string_view pem, const std::string& what);
/// The same for RSA of 2048 to 8192 bit; gives PKCS#1 DER.
base::Result<base::Bytes> read_rsa_pem(std::string_view pem, const std::string& what);

/// ECDSA over SHA-256, signature in DER.
[[nodiscard]] bool verifies_p256(base::ByteView point, base::ByteView message, base::ByteView signature);
/// RSASSA-PSS with SHA-256 in both places, any salt length.
[[nodiscard]] bool verifies_rsa_pss(base::ByteView der, base::ByteView message, base::ByteView signature);

}  // namespace mend::trust
