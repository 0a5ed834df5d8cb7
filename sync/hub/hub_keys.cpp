#include "sync/hub/hub_keys.h"

#include "content/base/json.h"

namespace mend::hub {

namespace {

constexpr std::string_view kWhat = "The hub's key file hub.key";

base::Path file_in(const base::Path& data) {
  return data / "hub.key";
}

base::Result<base::SecretBytes> secret(const base::Json& json, std::string_view member) {
  MEND_TRY(std::string text, base::json_string(json, member, kWhat));
  base::Result<base::Bytes> bytes = base::from_base64(text);
  base::wipe(text);
  if (!bytes || bytes->size() != 32) {
    return base::refused(std::string(kWhat) + " is damaged; restore it from the last backup.");
  }
  base::SecretBytes result{base::ByteView(*bytes)};
  base::wipe(*bytes);
  return result;
}

}  // namespace

HubKeys make_hub_keys(base::Random& random) {
  HubKeys keys{seal::make_box_pair(random), seal::make_signing_pair(random), base::SecretBytes(32)};
  random.fill({keys.audit.data(), keys.audit.size()});
  return keys;
}

base::Status save_hub_keys(base::Files& files, const base::Path& data, const HubKeys& keys) {
  const base::Json json = {{"format", 1},
                           {"sealing", base::base64(keys.sealing.secret_key.view())},
                           {"signing", base::base64(keys.signing.seed.view())},
                           {"audit", base::base64(keys.audit.view())}};
  std::string text = json.dump(1) + "\n";
  base::Status written =
      files.write_atomic(file_in(data), base::as_bytes(text), base::FileMode::private_file);
  base::wipe(text);
  return written;
}

base::Result<HubKeys> load_hub_keys(base::Files& files, const base::Path& data) {
  MEND_TRY(base::Bytes bytes, files.read(file_in(data), 64 * 1024));
  base::Result<base::Json> json = base::parse_json(bytes, kWhat);
  base::wipe(bytes);
  if (!json) return base::fail(json.error());
  MEND_TRY(base::SecretBytes sealing, secret(*json, "sealing"));
  MEND_TRY(base::SecretBytes signing, secret(*json, "signing"));
  MEND_TRY(base::SecretBytes audit, secret(*json, "audit"));
  HubKeys keys;
  MEND_TRY(keys.sealing, seal::box_pair(std::move(sealing)));
  MEND_TRY(keys.signing, seal::signing_pair(std::move(signing)));
  keys.audit = std::move(audit);
  return keys;
}

}  // namespace mend::hub
