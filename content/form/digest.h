#pragma once

#include "content/base/bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace mend::form {

/// "MD5", "SHA-1", "SHA-256", "SHA-384" or "SHA-512"; nothing for any other.
std::optional<base::Bytes> digest_of(std::string_view text, std::string_view algorithm);

/// What follows an Ed25519 signature in base64, if the key (base64, 32 bytes) made it; else "".
std::string signed_text(std::string_view signed_base64, std::string_view key_base64);

/// A random UUID (RFC 9562 §5.4) from 32 hexadecimal digits; `variant` is 0 to 3.
std::string uuid_from(std::string digits, std::uint32_t variant);

}  // namespace mend::form
