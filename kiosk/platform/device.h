#pragma once

#include "content/base/bytes.h"
#include "content/base/files.h"
#include "content/base/random.h"

#include <string>
#include <string_view>

namespace mend::platform {

/// Who this device is, and the keys that never leave it. All keys are 32 bytes.
struct Device {
  std::string id;                  ///< 32 hexadecimal digits
  std::string establishment;       ///< the prison's short name, for example "DEMO"
  base::SecretBytes signing_seed;  ///< Ed25519: proves which device sealed an envelope
  base::SecretBytes inbox_secret;  ///< X25519: opens what the hub sealed to this device
  base::SecretBytes storage_key;   ///< XChaCha20-Poly1305: what the device keeps for itself
  base::Bytes signing_key;         ///< public half of signing_seed
  base::Bytes inbox_key;           ///< public half of inbox_secret
};

/// Makes the keys of a new device in `folder` (device.key, mode 0600, then device.json). A folder that
/// already holds a device of the same establishment gives that device: asking twice loses nothing.
base::Result<Device> make_device(base::Files& files, base::Random& random, const base::Path& folder,
                                 std::string_view establishment);

/// Reads what make_device wrote. `refused` when a file is damaged, or when device.key may be read by
/// others or belongs to another user; `not_found` when there is no device yet.
base::Result<Device> load_device(base::Files& files, const base::Path& folder);

/// The enrolment request for the hub: one JSON object on one line, public halves only.
std::string request_json(const Device& device);

}  // namespace mend::platform
