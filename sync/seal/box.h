#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"
#include "sync/seal/keys.h"

namespace mend::seal {

/// libsodium's sealed box: anyone can make one, only the holder of the secret half can open it.
base::Result<base::Bytes> seal_box(base::ByteView plain, const PublicKey& to);
/// `refused` for another key's box and for changed or cut bytes.
base::Result<base::SecretBytes> open_box(base::ByteView sealed, const BoxPair& pair);

/// Padded to a whole number of blocks of `padding_block` bytes (ISO/IEC 7816-4; always at least one byte).
base::SecretBytes pad(base::ByteView plain);
/// The bytes before the padding; they live in `padded`.
base::Result<base::ByteView> unpad(base::ByteView padded);

}  // namespace mend::seal
