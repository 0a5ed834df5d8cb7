#include "content/author/signer.h"

#include "content/author/key_file.h"
#include "content/author/token.h"
#include "content/trust/canonical.h"
#include "content/trust/key.h"

#include <map>

namespace mend::author {

namespace {

/// What a public key file says of where its private half is.
base::Result<std::optional<std::string>> token_of(base::Files& files, const base::Path& path) {
  if (path.extension() != ".pub") return std::nullopt;
  MEND_TRY(PublicKeyFile file, read_public_key_file(files, path));
  if (file.token.empty()) {
    return base::refused("\"" + path.string() +
                         "\" is only the public half of a key; give the key file or the token to sign with.");
  }
  return std::move(file.token);
}

}  // namespace

bool is_token_uri(std::string_view place) {
  return place.starts_with("pkcs11:");
}

base::Result<std::unique_ptr<Signer>> open_signer(base::Files& files, const std::string& place,
                                                  const SecretSource& secret) {
  if (is_token_uri(place)) return open_token_key(files, place, secret);
  const base::Path path(place);
  MEND_TRY(const std::optional<std::string> token, token_of(files, path));
  if (token) return open_token_key(files, *token, secret);
  MEND_TRY(const bool sealed, is_sealed_key_file(files, path));
  std::optional<base::SecretBytes> passphrase;
  if (sealed && secret.file) {
    MEND_TRY(passphrase, read_passphrase(files, *secret.file));
  } else if (sealed && secret.prompt != nullptr) {
    MEND_TRY(passphrase, secret.prompt->ask_secret("Passphrase of \"" + place + "\""));
  }
  MEND_TRY(SigningKey key, read_key_file(files, path, passphrase ? &*passphrase : nullptr));
  return std::make_unique<SigningKey>(std::move(key));
}

base::Result<std::vector<std::unique_ptr<Signer>>> open_signers(base::Files& files,
                                                                const std::vector<std::string>& places,
                                                                const SecretSource& secret) {
  std::vector<std::unique_ptr<Signer>> signers;
  std::map<base::Bytes, std::string> seen;
  for (const std::string& place : places) {
    MEND_TRY(std::unique_ptr<Signer> signer, open_signer(files, place, secret));
    MEND_TRY(const trust::Key key, trust::read_key(signer->id(), signer->key_object()));
    const auto [at, is_new] = seen.emplace(key.public_bytes, place);
    if (!is_new) {
      return base::refused("\"" + at->second + "\" and \"" + place +
                           "\" are the same key; one person signs once.");
    }
    signers.push_back(std::move(signer));
  }
  return signers;
}

base::Result<base::Json> read_public_key(base::Files& files, const std::string& place,
                                         const SecretSource& secret) {
  if (is_token_uri(place)) {
    MEND_TRY(const std::unique_ptr<Signer> signer, open_token_key(files, place, secret));
    return signer->key_object();
  }
  MEND_TRY(PublicKeyFile file, read_public_key_file(files, place));
  return std::move(file.key);
}

base::Result<base::Bytes> sign_metadata(const base::Json& content, const std::vector<Signer*>& signers) {
  MEND_TRY(const std::string canonical, trust::canonical_json(content));
  base::Json signatures = base::Json::array();
  for (Signer* signer : signers) {
    MEND_TRY(const base::Bytes signature, signer->sign(base::as_bytes(canonical)));
    signatures.push_back({{"keyid", signer->id()}, {"sig", base::hex(signature)}});
  }
  const base::Json file = {{"signed", content}, {"signatures", std::move(signatures)}};
  return base::to_bytes(file.dump(1) + "\n");
}

}  // namespace mend::author
