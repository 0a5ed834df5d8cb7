#include "content/author/key_file.h"

#include "content/trust/key.h"

#include <sodium.h>

namespace mend::author {

namespace {

using base::Json;

constexpr std::size_t max_key_file_bytes = 16 * 1024;
/// What a key file may make us spend; more than moderate, less than a stall.
constexpr std::int64_t max_operations = 16;
constexpr std::int64_t max_memory = 1024ll * 1024 * 1024;

base::Result<base::SecretBytes> derive(const base::SecretBytes& passphrase, base::ByteView salt,
                                       std::int64_t operations, std::int64_t memory) {
  base::SecretBytes key(crypto_secretbox_KEYBYTES);
  if (crypto_pwhash(key.data(), key.size(), reinterpret_cast<const char*>(passphrase.data()),
                    passphrase.size(), salt.data(), static_cast<unsigned long long>(operations),
                    static_cast<std::size_t>(memory), crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return base::fail(base::ErrorKind::unavailable, "There is not enough memory to use the passphrase.");
  }
  return key;
}

base::Result<base::Bytes> read_base64(const Json& object, std::string_view member, std::size_t size,
                                      const std::string& what) {
  MEND_TRY(const std::string text, base::json_string(object, member, what));
  auto bytes = base::from_base64(text);
  if (!bytes || bytes->size() != size)
    return base::refused(what + " is damaged: its \"" + std::string(member) + "\" is wrong.");
  return std::move(*bytes);
}

base::Result<Json> read_document(base::Files& files, const base::Path& path, const std::string& what) {
  MEND_TRY(base::Bytes bytes, files.read(path, max_key_file_bytes));
  auto document = base::parse_json(bytes, what);
  base::wipe(bytes);
  MEND_CHECK(document);
  MEND_TRY(const std::int64_t format, base::json_integer(*document, "format", what));
  if (format != 1) return base::refused(what + " has a format that this program does not know.");
  return std::move(*document);
}

std::string name_of_file(const base::Path& path) {
  return "The key file \"" + path.string() + "\"";
}

base::Result<base::SecretBytes> open_seed(const Json& document, const base::SecretBytes* passphrase,
                                          const std::string& what) {
  if (document.contains("seed")) {
    MEND_TRY(base::Bytes seed, read_base64(document, "seed", crypto_sign_SEEDBYTES, what));
    base::SecretBytes kept{base::ByteView(seed)};
    base::wipe(seed);
    return kept;
  }
  MEND_TRY(const Json* sealed, base::json_object(document, "sealed", what));
  if (passphrase == nullptr)
    return base::refused(what + " is sealed; give its passphrase with --passphrase-file.");
  MEND_TRY(const std::int64_t operations, base::json_integer(*sealed, "operations", what));
  MEND_TRY(const std::int64_t memory, base::json_integer(*sealed, "memory", what));
  if (operations < 1 || operations > max_operations || memory < 8192 || memory > max_memory) {
    return base::refused(what + " asks for more work than a passphrase needs.");
  }
  MEND_TRY(const base::Bytes salt, read_base64(*sealed, "salt", crypto_pwhash_SALTBYTES, what));
  MEND_TRY(const base::Bytes nonce, read_base64(*sealed, "nonce", crypto_secretbox_NONCEBYTES, what));
  MEND_TRY(const base::Bytes box,
           read_base64(*sealed, "box", crypto_secretbox_MACBYTES + crypto_sign_SEEDBYTES, what));
  MEND_TRY(const base::SecretBytes key, derive(*passphrase, salt, operations, memory));
  base::SecretBytes seed(crypto_sign_SEEDBYTES);
  if (crypto_secretbox_open_easy(seed.data(), box.data(), box.size(), nonce.data(), key.data()) != 0) {
    return base::refused(what + " does not open: the passphrase is wrong, or the file is damaged.");
  }
  return seed;
}

}  // namespace

base::Result<base::SecretBytes> read_passphrase(base::Files& files, const base::Path& path) {
  return read_secret_file(files, path, "passphrase", 8);
}

base::Result<Sealing> make_sealing(const base::SecretBytes& passphrase, base::Random& random,
                                   PassphraseWork work) {
  if (sodium_init() < 0) return base::fail(base::ErrorKind::internal, "libsodium cannot start.");
  const bool quick = work == PassphraseWork::quick_for_tests;
  Sealing sealing;
  sealing.operations = quick ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_MODERATE;
  sealing.memory = quick ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_MODERATE;
  sealing.salt.resize(crypto_pwhash_SALTBYTES);
  random.fill(sealing.salt);
  MEND_TRY(sealing.key, derive(passphrase, sealing.salt, sealing.operations, sealing.memory));
  return sealing;
}

base::Status write_key_file_sealed(base::Files& files, const base::Path& path, const SigningKey& key,
                                   const Sealing* sealing, base::Random& random) {
  if (sodium_init() < 0) return base::fail(base::ErrorKind::internal, "libsodium cannot start.");
  if (files.exists(path)) {
    return base::refused(name_of_file(path) +
                         " exists already; keys are never replaced, choose another folder.");
  }
  Json document = {{"format", 1}, {"key", key.key_object()}};
  if (sealing == nullptr) {
    document["seed"] = base::base64(key.seed());
  } else {
    base::Bytes nonce(crypto_secretbox_NONCEBYTES);
    random.fill(nonce);
    base::Bytes box(crypto_secretbox_MACBYTES + key.seed().size());
    crypto_secretbox_easy(box.data(), key.seed().data(), key.seed().size(), nonce.data(),
                          sealing->key.data());
    document["sealed"] = {{"operations", sealing->operations},
                          {"memory", sealing->memory},
                          {"salt", base::base64(sealing->salt)},
                          {"nonce", base::base64(nonce)},
                          {"box", base::base64(box)}};
  }
  std::string text = document.dump(1) + "\n";
  const base::Status written = files.write_atomic(path, base::as_bytes(text), base::FileMode::private_file);
  base::wipe(text);
  return written;
}

base::Status write_key_file(base::Files& files, const base::Path& path, const SigningKey& key,
                            const base::SecretBytes* passphrase, base::Random& random, PassphraseWork work) {
  std::optional<Sealing> sealing;
  if (passphrase != nullptr) {
    MEND_TRY(sealing, make_sealing(*passphrase, random, work));
  }
  return write_key_file_sealed(files, path, key, sealing ? &*sealing : nullptr, random);
}

base::Result<SigningKey> read_key_file(base::Files& files, const base::Path& path,
                                       const base::SecretBytes* passphrase) {
  if (sodium_init() < 0) return base::fail(base::ErrorKind::internal, "libsodium cannot start.");
  const std::string what = name_of_file(path);
  MEND_TRY(const Json document, read_document(files, path, what));
  MEND_TRY(base::SecretBytes seed, open_seed(document, passphrase, what));
  MEND_TRY(SigningKey key, SigningKey::from_seed(std::move(seed)));
  MEND_TRY(const Json* object, base::json_object(document, "key", what));
  if (*object != key.key_object())
    return base::refused(what + " is damaged: its halves do not belong together.");
  return key;
}

base::Result<std::string> key_file_id(base::Files& files, const base::Path& path) {
  const std::string what = name_of_file(path);
  MEND_TRY(const Json document, read_document(files, path, what));
  MEND_TRY(const Json* object, base::json_object(document, "key", what));
  return trust::key_id(*object);
}

base::Result<bool> is_sealed_key_file(base::Files& files, const base::Path& path) {
  MEND_TRY(const Json document, read_document(files, path, name_of_file(path)));
  return !document.contains("seed");
}

base::Result<PublicKeyFile> read_public_key_file(base::Files& files, const base::Path& path) {
  const std::string what = name_of_file(path);
  MEND_TRY(const Json document, read_document(files, path, what));
  MEND_TRY(const Json* object, base::json_object(document, "key", what));
  MEND_TRY(const std::string id, trust::key_id(*object));
  MEND_TRY(const trust::Key key, trust::read_key(id, *object));
  if (!trust::allows(trust::KeyPolicy::product, key.scheme))
    return base::refused(what + " holds a key that is neither Ed25519 nor P-256; devices take no other.");
  PublicKeyFile file{*object};
  if (document.contains("token")) {
    MEND_TRY(file.token, base::json_string(document, "token", what));
    if (!file.token.starts_with("pkcs11:"))
      return base::refused(what + " names a token in a way that this program does not know.");
  }
  return file;
}

base::Status write_public_key_file(base::Files& files, const base::Path& path, const PublicKeyFile& key) {
  if (files.exists(path)) {
    MEND_TRY(const PublicKeyFile there, read_public_key_file(files, path));
    if (there.key == key.key) return {};
    return base::refused(name_of_file(path) + " exists already and holds another key; choose another name.");
  }
  Json document = {{"format", 1}, {"key", key.key}};
  if (!key.token.empty()) document["token"] = key.token;
  return files.write_atomic(path, base::as_bytes(document.dump(1) + "\n"), base::FileMode::shared_read);
}

base::Result<std::vector<base::Path>> key_files(base::Files& files, const base::Path& folder) {
  MEND_TRY(const std::vector<std::string> names, files.list_files(folder));
  std::vector<base::Path> paths;
  for (const std::string& name : names) {
    if (name.ends_with(".key")) paths.push_back(folder / name);
  }
  return paths;
}

}  // namespace mend::author
