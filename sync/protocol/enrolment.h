#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"

#include <string>

namespace mend::protocol {

// The three small JSON documents of an enrolment, carried by hand on trusted media.

inline constexpr std::size_t enrolment_limit = 64 * 1024;  ///< bytes of each document

/// What `mend-kiosk --make-device` prints. Keys are base64.
struct DeviceRequest {
  std::string device_id;
  std::string signing_key;
  std::string inbox_key;
};
/// What `mend-dock identity` adds to it, for `mend-hub device enrol`.
struct EnrolmentRequest {
  DeviceRequest device;
  std::string csr;  ///< PEM
};
/// What the hub answers, for `mend-dock accept`.
struct Enrolment {
  std::string device_id;
  std::string certificate;  ///< PEM; common name = device id
  std::string ca;           ///< PEM of the hub's own authority
  std::string hub;          ///< "https://…", or empty
};

std::string encode(const DeviceRequest& request);
std::string encode(const EnrolmentRequest& request);
std::string encode(const Enrolment& enrolment);
base::Result<DeviceRequest> parse_device_request(base::ByteView bytes);
base::Result<EnrolmentRequest> parse_enrolment_request(base::ByteView bytes);
base::Result<Enrolment> parse_enrolment(base::ByteView bytes);

}  // namespace mend::protocol
