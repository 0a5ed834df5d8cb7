#pragma once

#include "content/author/secret.h"
#include "content/base/json.h"

#include <memory>
#include <string>
#include <vector>

namespace mend::author {

/// A key that signs: a key file, or a key on a PKCS#11 token that never leaves it.
class Signer {
 public:
  virtual ~Signer() = default;
  /// The key object as metadata lists it.
  [[nodiscard]] virtual const base::Json& key_object() const = 0;
  /// Its id: hex SHA-256 of the key object's canonical form.
  [[nodiscard]] virtual const std::string& id() const = 0;
  /// The signature in the form that TUF wants: Ed25519 64 bytes, P-256 in DER.
  virtual base::Result<base::Bytes> sign(base::ByteView message) = 0;
};

/// Opens a key file (a path) or a key on a token (a `pkcs11:` URI, as p11tool and mend-trust key print it).
/// The secret is the passphrase of the file or the PIN of the token; an unsealed file needs none. Refuses a
/// wrong secret, a damaged file, a token that is not there, and a URI that fits no key or several.
base::Result<std::unique_ptr<Signer>> open_signer(base::Files& files, const std::string& place,
                                                  const SecretSource& secret);

/// Several; all with the same source of secrets. Refuses one key that is given twice, in whatever form.
base::Result<std::vector<std::unique_ptr<Signer>>> open_signers(base::Files& files,
                                                                const std::vector<std::string>& places,
                                                                const SecretSource& secret);

/// Only the public half: of a key file, of a public key file (*.pub), or of a token, without any secret where
/// the token shows public keys to all.
base::Result<base::Json> read_public_key(base::Files& files, const std::string& place,
                                         const SecretSource& secret);

/// True for what open_signer takes for a token.
bool is_token_uri(std::string_view place);

/// A metadata file: the content and one signature by each key, over its canonical form.
base::Result<base::Bytes> sign_metadata(const base::Json& content, const std::vector<Signer*>& signers);

}  // namespace mend::author
