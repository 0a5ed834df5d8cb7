#pragma once

#include "content/author/signer.h"
#include "content/base/random.h"

namespace mend::author {

/// A key on a PKCS#11 token, found through p11-kit: Ed25519 or P-256. `uri` is a `pkcs11:` URI that fits
/// exactly one private key; `module-path` in it names a module that p11-kit does not know. A PIN in the URI
/// is refused, for command lines can be read by everybody.
base::Result<std::unique_ptr<Signer>> open_token_key(base::Files& files, const std::string& uri,
                                                     const SecretSource& pin);

enum class TokenKeyKind { ed25519, p256 };

/// Makes a key on the token that the URI names, under the URI's object label. It can never leave the token.
/// Refuses if there is one of that label already.
base::Result<std::unique_ptr<Signer>> make_token_key(base::Files& files, const std::string& uri,
                                                     TokenKeyKind kind, const SecretSource& pin,
                                                     base::Random& random);

}  // namespace mend::author
