#pragma once

#include "content/author/signing_key.h"
#include "content/base/files.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::author {

/// How much work it is to try a passphrase (libsodium's crypto_pwhash).
enum class PassphraseWork { moderate, quick_for_tests };

/// A passphrase from the first line of a file; refuses fewer than 8 characters.
base::Result<base::SecretBytes> read_passphrase(base::Files& files, const base::Path& path);

/// A key from a passphrase that seals key files; made once for all files of one ceremony, since that takes
/// long.
struct Sealing {
  std::int64_t operations = 0;
  std::int64_t memory = 0;
  base::Bytes salt;
  base::SecretBytes key;
};
base::Result<Sealing> make_sealing(const base::SecretBytes& passphrase, base::Random& random,
                                   PassphraseWork work = PassphraseWork::moderate);

/// Writes a new key file, mode 0600; sealed, if there is something to seal it with. Refuses to replace a
/// file.
base::Status write_key_file_sealed(base::Files& files, const base::Path& path, const SigningKey& key,
                                   const Sealing* sealing, base::Random& random);
/// Writes a new key file, mode 0600; sealed by the passphrase, if there is one. Refuses to replace a file.
base::Status write_key_file(base::Files& files, const base::Path& path, const SigningKey& key,
                            const base::SecretBytes* passphrase, base::Random& random,
                            PassphraseWork work = PassphraseWork::moderate);

/// Refuses a damaged file, a wrong passphrase, and a missing passphrase where one is needed.
base::Result<SigningKey> read_key_file(base::Files& files, const base::Path& path,
                                       const base::SecretBytes* passphrase);

/// The key id that a key file says it holds; without opening it.
base::Result<std::string> key_file_id(base::Files& files, const base::Path& path);

/// True if it takes a passphrase to open the key file.
base::Result<bool> is_sealed_key_file(base::Files& files, const base::Path& path);

/// The public half of a key, to be handed to key officers: `{"format": 1, "key": …}`.
struct PublicKeyFile {
  base::Json key;          ///< key object
  std::string token = {};  ///< the URI of the token that holds the private half, if it says so
};
/// Reads a public key file (*.pub), or the public half of a key file.
base::Result<PublicKeyFile> read_public_key_file(base::Files& files, const base::Path& path);
/// Refuses to replace a file with another key; the same key again is success.
base::Status write_public_key_file(base::Files& files, const base::Path& path, const PublicKeyFile& key);

/// The files *.key of a folder.
base::Result<std::vector<base::Path>> key_files(base::Files& files, const base::Path& folder);

}  // namespace mend::author
