#include "kiosk/platform/device.h"

#include "content/base/json.h"

#include <algorithm>
#include <cstdio>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mend::platform {
namespace {

using base::Bytes;
using base::ByteView;
using base::ErrorKind;
using base::Result;
using base::SecretBytes;

// device.key: these 8 bytes, then signing seed, inbox secret and storage key of 32 bytes each.
constexpr std::string_view key_magic("MENDKEY\x01", 8);
constexpr std::size_t key_size = 32;
constexpr std::size_t key_file_size = 8 + 3 * key_size;

bool is_establishment(std::string_view text) {
  const auto allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), allowed);
}

bool is_id(std::string_view text) {
  const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 32 && std::all_of(text.begin(), text.end(), digit);
}

Result<Device> with_keys(std::string id, std::string establishment, ByteView keys) {
  if (sodium_init() < 0) return base::fail(ErrorKind::internal, "The cryptography library did not start.");
  Device device;
  device.id = std::move(id);
  device.establishment = std::move(establishment);
  device.signing_seed = SecretBytes(keys.subspan(0, key_size));
  device.inbox_secret = SecretBytes(keys.subspan(key_size, key_size));
  device.storage_key = SecretBytes(keys.subspan(2 * key_size, key_size));
  SecretBytes expanded(crypto_sign_SECRETKEYBYTES);
  device.signing_key.resize(crypto_sign_PUBLICKEYBYTES);
  crypto_sign_seed_keypair(device.signing_key.data(), expanded.data(), device.signing_seed.data());
  device.inbox_key.resize(crypto_box_PUBLICKEYBYTES);
  crypto_scalarmult_base(device.inbox_key.data(), device.inbox_secret.data());
  return device;
}

/// A key that others could read is no longer a key. In-memory files have no owner and pass.
base::Status check_private(const base::Path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return {};
  if (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid() || (status.st_mode & 077) != 0) {
    return base::refused("The key file " + path.string() +
                         " must belong to the kiosk's user alone; give it mode 0600 and the right owner.");
  }
  return {};
}

}  // namespace

Result<Device> load_device(base::Files& files, const base::Path& folder) {
  const base::Path card = folder / "device.json";
  MEND_TRY(const Bytes text, files.read(card, 64 * 1024));
  MEND_TRY(const base::Json json, base::parse_json(text, card.string()));
  MEND_TRY(std::string id, base::json_string(json, "device_id", card.string()));
  MEND_TRY(std::string establishment, base::json_string(json, "establishment", card.string()));
  if (!is_id(id) || !is_establishment(establishment)) {
    return base::refused("The file " + card.string() +
                         " is not a device's; restore it or enrol the device again.");
  }
  const base::Path key_path = folder / "device.key";
  MEND_CHECK(check_private(key_path));
  MEND_TRY(Bytes raw, files.read(key_path, 4096));
  const SecretBytes keys{ByteView(raw)};
  base::wipe(raw);
  if (keys.size() != key_file_size ||
      !std::equal(key_magic.begin(), key_magic.end(), base::as_text(keys.view()).begin())) {
    return base::refused("The key file " + key_path.string() +
                         " is damaged; restore it or enrol the device again.");
  }
  return with_keys(std::move(id), std::move(establishment), keys.view().subspan(key_magic.size()));
}

Result<Device> make_device(base::Files& files, base::Random& random, const base::Path& folder,
                           std::string_view establishment) {
  if (!is_establishment(establishment)) {
    return base::refused("An establishment is 1 to 32 capital letters, digits or hyphens, for example DEMO.");
  }
  if (files.exists(folder / "device.json")) {
    MEND_TRY(Device device, load_device(files, folder));
    if (device.establishment != establishment) {
      return base::refused("The folder " + folder.string() + " already holds a device of " +
                           device.establishment + "; use an empty folder.");
    }
    return device;
  }
  if (files.exists(folder / "mend.db")) {
    return base::refused(
        "The folder " + folder.string() +
        " holds the database of a device whose device.json is gone; restore that file, or use an "
        "empty folder.");
  }
  // A key file alone is a start that was cut off before its request was printed: nobody knows that key.
  MEND_CHECK(files.make_folders(folder));
  Bytes keys(key_magic.begin(), key_magic.end());
  keys.resize(key_file_size);
  random.fill(std::span(keys).subspan(key_magic.size()));
  std::string id = random.id();
  auto device = with_keys(id, std::string(establishment), ByteView(keys).subspan(key_magic.size()));
  auto written = device ? files.write_atomic(folder / "device.key", keys, base::FileMode::private_file)
                        : base::Status(base::fail(device.error()));
  base::wipe(keys);
  MEND_CHECK(written);
  const base::Json card = {{"device_id", id}, {"establishment", std::string(establishment)}};
  MEND_CHECK(files.write_atomic(folder / "device.json", base::as_bytes(card.dump() + "\n"),
                                base::FileMode::shared_read));
  return device;
}

std::string request_json(const Device& device) {
  return base::Json{{"device_id", device.id},
                    {"signing_key", base::base64(device.signing_key)},
                    {"inbox_key", base::base64(device.inbox_key)}}
      .dump();
}

}  // namespace mend::platform
