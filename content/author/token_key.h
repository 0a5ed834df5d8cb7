#pragma once

#include "content/author/token.h"
#include "content/author/token_session.h"

namespace mend::author {

/// The key object of a private key's public half, which the token must hold beside it.
base::Result<base::Json> public_half(const TokenSession& session, CK_OBJECT_HANDLE key);
base::Status generate_pair(const TokenSession& session, const std::string& label, TokenKeyKind kind,
                           base::Random& random);
/// The 64 bytes that tokens give for an ECDSA signature, in DER.
base::Bytes der_signature(const base::Bytes& raw);

}  // namespace mend::author
