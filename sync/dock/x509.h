#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"

#include <string>
#include <string_view>

namespace mend::dock {

// The few things of X.509 that an enrolment needs, in PEM.

/// A new P-256 private key.
base::Result<base::SecretBytes> make_tls_key();
/// A request for a certificate with this common name, signed by the key.
base::Result<std::string> make_certificate_request(base::ByteView key, std::string_view common_name);
/// Refuses a certificate that is not for this key and common name, or that `ca` did not issue.
base::Status check_certificate(std::string_view certificate, std::string_view ca, base::ByteView key,
                               std::string_view common_name);

}  // namespace mend::dock
