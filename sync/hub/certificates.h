#pragma once

#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::hub {

/// A certificate with its private key, both as PEM.
struct Identity {
  std::string certificate;
  std::string key;
};

struct DeviceCertificate {
  std::string certificate;  ///< PEM
  std::string serial;       ///< upper-case hexadecimal, as peers' certificates are named
};

// All keys are on P-256. Dates begin a day early, so that a clock a little behind does not refuse.

/// The hub's own authority, for 20 years.
base::Result<Identity> make_authority(std::string_view name, const base::Clock& clock, base::Random& random);

/// Refuses an authority whose certificate or key is damaged, or that do not belong together.
base::Status check_authority(const Identity& authority);

/// A server certificate for DNS names and IP addresses, for 825 days.
base::Result<Identity> make_server_identity(const Identity& authority, const std::vector<std::string>& names,
                                            const base::Clock& clock, base::Random& random);

/// A client certificate for the key in the request, for 5 years. The request must be signed by its own key,
/// which must be on P-256, and name `device_id` as its common name; nothing else of it is taken over.
base::Result<DeviceCertificate> certify_device(const Identity& authority, std::string_view request_pem,
                                               std::string_view device_id, const base::Clock& clock,
                                               base::Random& random);

/// Milliseconds since 1970 when the certificate ends.
base::Result<base::UnixMillis> certificate_end(std::string_view certificate_pem);

}  // namespace mend::hub
