#pragma once

#include "content/base/files.h"
#include "content/base/result.h"
#include "sync/protocol/enrolment.h"

#include <string>

namespace mend::dock {

/// The courier's folder: tls.key (0600), tls.crt, ca.crt, device.json, hub.
class Identity {
 public:
  /// `files` must outlive the identity.
  Identity(base::Files& files, base::Path folder) : files_(files), folder_(std::move(folder)) {}

  /// Makes the key if there is none yet (so it may be called again) and the request to the hub. Refuses
  /// a folder that belongs to another device.
  base::Result<protocol::EnrolmentRequest> request(const protocol::DeviceRequest& device);
  /// Takes the hub's answer; nothing is changed unless all of it fits this device.
  base::Status accept(const protocol::Enrolment& enrolment);

  struct Paths {
    base::Path key;
    base::Path certificate;
    base::Path ca;
    std::string hub;  ///< the address that came with the enrolment; may be empty
  };
  /// What a link needs. Refuses a folder that is not enrolled, or a key that others may read.
  base::Result<Paths> paths();

 private:
  base::Result<base::SecretBytes> key();

  base::Files& files_;
  base::Path folder_;
};

}  // namespace mend::dock
