#pragma once

#include "content/base/bytes.h"
#include "content/base/clock.h"
#include "content/base/result.h"
#include "sync/seal/keys.h"

#include <string>
#include <string_view>

namespace mend::seal {

inline constexpr std::size_t hub_time_limit = 1024;

/// What the hub says the time is, to one device that asked with one nonce.
struct HubTime {
  std::string nonce;   ///< 32 lower-case hexadecimal digits
  std::string device;  ///< id
  base::UnixMillis time = 0;
};

/// Reads an answer and refuses it unless the hub signed it, for this device, in answer to this nonce. Whether the
/// time can be is for the caller to say. Codes: "time.malformed", "time.signature", "time.other-device",
/// "time.other-nonce".
base::Result<HubTime> verify_hub_time(base::ByteView answer, const PublicKey& hub_signing_key,
                                      std::string_view device, std::string_view nonce);

}  // namespace mend::seal
