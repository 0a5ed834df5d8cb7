#include "sync/hub/hub.h"

#include "content/base/json.h"
#include "sync/hub/sqlite_storage.h"
#include "sync/hub/staff.h"

#include <algorithm>
#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace mend::hub {

namespace {

constexpr std::size_t kPemLimit = 64 * 1024;
constexpr base::UnixMillis kRenewBefore = 30ll * 24 * 60 * 60 * 1000;
constexpr std::size_t kShortestPassphrase = 12;

bool is_establishment(std::string_view text) {
  return !text.empty() && text.size() <= 16 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// Lies in the data folder while init is at work, and stays when it is cut off.
constexpr const char* kUnfinished = "init.unfinished";

bool is_address(const std::string& text) {
  in6_addr number{};
  if (::inet_pton(AF_INET, text.c_str(), &number) == 1 || ::inet_pton(AF_INET6, text.c_str(), &number) == 1)
    return true;
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  // A name whose last part is a number would be taken for an address.
  bool label_is_number = true;
  std::size_t label = 0;
  for (const char c : text) {
    if (c == '.' ? label == 0 : !letter(c) || ++label > 63) return false;
    if (c == '.') label = 0;
    label_is_number = c == '.' || (label_is_number && c >= '0' && c <= '9');
  }
  return label > 0 && text.size() <= 253 && !label_is_number;
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// Held while a hub is made, so that a second init does not clear away what the first is making.
class FolderHold {
 public:
  explicit FolderHold(const base::Path& folder)
      : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}
  FolderHold(const FolderHold&) = delete;
  FolderHold& operator=(const FolderHold&) = delete;
  ~FolderHold() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] bool taken() const {
    return descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
  }

 private:
  int descriptor_;
};

Status clear_unfinished(base::Files& files, const base::Path& data) {
  for (const char* name : {"hub.db-wal", "hub.db-shm", "hub.db", "hub.db.lock", "ca.key", "ca.crt"})
    MEND_CHECK(files.remove(data / name));
  return files.remove_unfinished(data);
}

Status save(base::Files& files, const base::Path& data, const std::string& name, const Identity& identity) {
  MEND_CHECK(
      files.write_atomic(data / (name + ".key"), base::as_bytes(identity.key), base::FileMode::private_file));
  return files.write_atomic(data / (name + ".crt"), base::as_bytes(identity.certificate),
                            base::FileMode::shared_read);
}

Result<Identity> load(base::Files& files, const base::Path& data, const std::string& name) {
  MEND_TRY(const Bytes certificate, files.read(data / (name + ".crt"), kPemLimit));
  MEND_TRY(const Bytes key, files.read(data / (name + ".key"), kPemLimit));
  return Identity{std::string(base::as_text(certificate)), std::string(base::as_text(key))};
}

Result<std::string> setting(Connection& connection, const std::string& name) {
  MEND_TRY(const Rows rows, connection.run("SELECT value FROM settings WHERE name = $1", {name}));
  if (rows.empty())
    return base::refused(
        "The hub's database was not finished by mend-hub init; remove the data folder and run it again.");
  return rows[0].text(0);
}

}  // namespace

Status Hub::init(base::Files& files, const base::Path& data, const NewHub& wanted, const base::Clock& clock,
                 base::Random& random, const opening::PasswordCost& cost) {
  if (!is_establishment(wanted.establishment))
    return base::refused("The establishment \"" + wanted.establishment +
                         "\" must be 1 to 16 of A-Z, 0-9 and hyphen.");
  if (!is_name(wanted.name))
    return base::refused("The name of the prison must be 1 to 64 bytes of readable text.");
  if (wanted.custodian_passphrase.size() < kShortestPassphrase)
    return base::refused("The custodian's passphrase is shorter than 12 characters; choose a longer one.");
  std::string addresses;
  for (const std::string& address : wanted.addresses) {
    if (!is_address(address))
      return base::refused(
          "The address \"" + address +
          "\" is neither a host name nor an IP address; give it as hub.example or 192.0.2.7.");
    addresses += (addresses.empty() ? "" : " ") + address;
  }
  MEND_CHECK(files.make_folders(data));
  const FolderHold hold(data);
  if (!hold.taken()) {
    return base::fail(
        ErrorKind::unavailable,
        "The folder " + data.string() +
            " cannot be taken hold of; check its owner and mode, and that no other mend-hub init runs.");
  }
  const bool unfinished = files.exists(data / kUnfinished);
  if (files.exists(data / "hub.key") || (files.exists(data / "hub.db") && !unfinished)) {
    return base::refused("The folder " + data.string() + " holds a hub already; choose an empty folder.");
  }
  if (unfinished) MEND_CHECK(clear_unfinished(files, data));
  MEND_CHECK(files.write_atomic(data / kUnfinished, {}, base::FileMode::private_file));
  const HubKeys keys = make_hub_keys(random);
  MEND_TRY(const Identity authority, make_authority("Mend hub of " + wanted.name, clock, random));
  MEND_CHECK(save(files, data, "ca", authority));
  MEND_TRY(std::unique_ptr<SqliteStorage> storage, SqliteStorage::open(data / "hub.db"));
  const Audit audit(keys.audit.copy(), clock);
  const Context context{*storage, clock, random, audit, keys};
  MEND_CHECK(make_class_keys(context, wanted.custodian_passphrase, cost));
  const Status wrote = storage->write([&](Connection& connection) -> Status {
    MEND_CHECK(
        connection.run("INSERT INTO settings (name, value) VALUES ('establishment', $1), ('name', $2),"
                       " ('addresses', $3)",
                       {wanted.establishment, wanted.name, addresses}));
    return {};
  });
  MEND_CHECK(wrote);
  // Last: without hub.key the folder does not count as a hub.
  MEND_CHECK(save_hub_keys(files, data, keys));
  return files.remove(data / kUnfinished);
}

Result<std::unique_ptr<Hub>> Hub::open(base::Files& files, const base::Path& data, const base::Clock& clock,
                                       base::Random& random) {
  if (!files.exists(data / "hub.key") && files.exists(data / "hub.db") && !files.exists(data / kUnfinished)) {
    return base::fail(ErrorKind::not_found, "The hub's key file " + (data / "hub.key").string() +
                                                " is not there; restore it from the last backup.");
  }
  if (!files.exists(data / "hub.key")) {
    return base::fail(ErrorKind::not_found,
                      "The folder " + data.string() + " holds no hub; make one with mend-hub init.");
  }
  // From its first use on nothing may be cleared away here.
  if (files.exists(data / kUnfinished)) MEND_CHECK(files.remove(data / kUnfinished));
  std::unique_ptr<Hub> hub(new Hub(files, data, clock, random));
  MEND_TRY(hub->keys_, load_hub_keys(files, data));
  MEND_TRY(hub->storage_, SqliteStorage::open(data / "hub.db"));
  hub->audit_ = std::make_unique<Audit>(hub->keys_.audit.copy(), clock);
  const Status looked = hub->storage_->read([&](Connection& connection) -> Status {
    MEND_TRY(hub->establishment_, setting(connection, "establishment"));
    MEND_TRY(hub->name_, setting(connection, "name"));
    MEND_TRY(const Rows addresses, connection.run("SELECT value FROM settings WHERE name = 'addresses'", {}));
    if (!addresses.empty()) hub->addresses_ = words_in(addresses[0].text(0));
    return {};
  });
  MEND_CHECK(looked);
  return hub;
}

Result<Identity> Hub::authority() const {
  MEND_TRY(Identity identity, load(files_, data_, "ca"));
  // An empty certificate here would let every device in without one.
  MEND_CHECK(check_authority(identity));
  return identity;
}

Result<Identity> Hub::server_identity() const {
  if (files_.exists(data_ / "server.crt") && files_.exists(data_ / "server.key")) {
    MEND_TRY(Identity identity, load(files_, data_, "server"));
    MEND_TRY(const base::UnixMillis end, certificate_end(identity.certificate));
    if (end - clock_.now() > kRenewBefore) return identity;
  }
  MEND_TRY(const Identity issuer, authority());
  std::vector<std::string> names = {"localhost", "127.0.0.1"};
  for (const std::string& address : addresses_) {
    if (std::find(names.begin(), names.end(), address) == names.end()) names.push_back(address);
  }
  MEND_TRY(Identity identity, make_server_identity(issuer, names, clock_, random_));
  MEND_CHECK(save(files_, data_, "server", identity));
  return identity;
}

Result<std::string> Hub::public_keys_json() const {
  base::Json classes = base::Json::array();
  const Status looked = storage_->read([&](Connection& connection) -> Status {
    MEND_TRY(const std::vector<PublicClassKey> keys, public_class_keys(connection));
    for (const PublicClassKey& key : keys)
      classes.push_back({{"class", key.response_class}, {"id", key.id}, {"key", seal::encode_key(key.key)}});
    return {};
  });
  MEND_CHECK(looked);
  const base::Json json = {{"hub",
                            {{"sealing_key", seal::encode_key(keys_.sealing.public_key)},
                             {"signing_key", seal::encode_key(keys_.signing.public_key)}}},
                           {"class_keys", classes}};
  return json.dump(1);
}

}  // namespace mend::hub
