#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"
#include "sync/seal/keys.h"

#include <string>
#include <string_view>

namespace mend::seal {

/// Ed25519 over `domain`, a zero byte and `message`, so that no signature fits another kind of document.
base::Result<Signature> sign(std::string_view domain, base::ByteView message, const SigningPair& pair);
[[nodiscard]] bool verify(std::string_view domain, base::ByteView message, base::ByteView signature,
                          const PublicKey& key);

/// {"payload":base64,"signature":base64} — the form of receipts and, inside their box, of items.
base::Result<std::string> encode_signed(std::string_view domain, std::string_view payload,
                                        const SigningPair& pair);
/// The payload, if `key` signed it for `domain`. `what` begins the message ("The receipt"); `limit` bounds
/// its bytes.
base::Result<base::Bytes> open_signed(base::ByteView document, std::string_view domain, const PublicKey& key,
                                      std::string_view what, std::size_t limit);

}  // namespace mend::seal
