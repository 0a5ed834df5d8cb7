#include "sync/dock/identity.h"

#include "sync/dock/x509.h"

namespace mend::dock {

namespace {

constexpr std::size_t limit = protocol::enrolment_limit;
constexpr const char* key_name = "tls.key";
constexpr const char* certificate_name = "tls.crt";
constexpr const char* ca_name = "ca.crt";
constexpr const char* device_name = "device.json";
constexpr const char* hub_name = "hub";

}  // namespace

base::Result<base::SecretBytes> Identity::key() {
  MEND_TRY(base::Bytes bytes, files_.read(folder_ / key_name, limit));
  base::SecretBytes secret{base::ByteView(bytes)};
  base::wipe(bytes);
  return secret;
}

base::Result<protocol::EnrolmentRequest> Identity::request(const protocol::DeviceRequest& device) {
  MEND_CHECK(files_.make_folders(folder_));
  if (files_.exists(folder_ / device_name)) {
    MEND_TRY(const base::Bytes bytes, files_.read(folder_ / device_name, limit));
    MEND_TRY(const protocol::DeviceRequest before, protocol::parse_device_request(bytes));
    if (before.device_id != device.device_id) {
      return base::refused("\"" + folder_.string() +
                           "\" is the identity of another device; use an empty folder.");
    }
  }
  if (!files_.exists(folder_ / key_name)) {
    MEND_TRY(const base::SecretBytes made, make_tls_key());
    MEND_CHECK(files_.write_atomic(folder_ / key_name, made.view(), base::FileMode::private_file));
  }
  MEND_CHECK(files_.write_atomic(folder_ / device_name, base::as_bytes(protocol::encode(device)),
                                 base::FileMode::shared_read));
  MEND_TRY(const base::SecretBytes secret, key());
  MEND_TRY(std::string csr, make_certificate_request(secret.view(), device.device_id));
  return protocol::EnrolmentRequest{device, std::move(csr)};
}

base::Status Identity::accept(const protocol::Enrolment& enrolment) {
  if (!files_.exists(folder_ / key_name)) {
    return base::refused("\"" + folder_.string() + "\" holds no identity yet; run mend-dock identity first.");
  }
  MEND_TRY(const base::Bytes bytes, files_.read(folder_ / device_name, limit));
  MEND_TRY(const protocol::DeviceRequest device, protocol::parse_device_request(bytes));
  if (device.device_id != enrolment.device_id) return base::refused("The enrolment is for another device.");
  MEND_TRY(const base::SecretBytes secret, key());
  MEND_CHECK(check_certificate(enrolment.certificate, enrolment.ca, secret.view(), enrolment.device_id));
  MEND_CHECK(
      files_.write_atomic(folder_ / hub_name, base::as_bytes(enrolment.hub), base::FileMode::shared_read));
  MEND_CHECK(
      files_.write_atomic(folder_ / ca_name, base::as_bytes(enrolment.ca), base::FileMode::shared_read));
  return files_.write_atomic(folder_ / certificate_name, base::as_bytes(enrolment.certificate),
                             base::FileMode::shared_read);
}

base::Result<Identity::Paths> Identity::paths() {
  Paths paths{folder_ / key_name, folder_ / certificate_name, folder_ / ca_name, {}};
  for (const base::Path& path : {paths.key, paths.certificate, paths.ca}) {
    if (!files_.exists(path)) {
      return base::refused("\"" + folder_.string() +
                           "\" is not enrolled with a hub yet; run mend-dock identity and accept first.");
    }
  }
  std::error_code code;
  const auto mode = std::filesystem::status(paths.key, code).permissions();
  if (code || (mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) !=
                  std::filesystem::perms::none) {
    return base::refused("Other users may read \"" + paths.key.string() +
                         "\"; make it readable by its owner only (chmod 600).");
  }
  if (const auto hub = files_.read(folder_ / hub_name, limit)) paths.hub = base::as_text(*hub);
  return paths;
}

}  // namespace mend::dock
