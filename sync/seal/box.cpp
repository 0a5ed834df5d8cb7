#include "sync/seal/box.h"

#include "sync/seal/envelope.h"

#include <algorithm>
#include <sodium.h>

namespace mend::seal {

base::Result<base::Bytes> seal_box(base::ByteView plain, const PublicKey& to) {
  if (sodium_init() < 0) {
    return base::fail(base::ErrorKind::internal, "The cryptography library does not start.");
  }
  base::Bytes sealed(plain.size() + crypto_box_SEALBYTES);
  if (crypto_box_seal(sealed.data(), plain.data(), plain.size(), to.data()) != 0) {
    return base::refused("Nothing can be sealed to the key \"" + key_id(to) + "\"; it is not a proper key.");
  }
  return sealed;
}

base::Result<base::SecretBytes> open_box(base::ByteView sealed, const BoxPair& pair) {
  if (sealed.size() < crypto_box_SEALBYTES || pair.secret_key.size() != crypto_box_SECRETKEYBYTES) {
    return base::refused("A sealed box is cut short or its key is missing.");
  }
  base::SecretBytes plain(sealed.size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(), pair.public_key.data(),
                           pair.secret_key.data()) != 0) {
    return base::refused("A sealed box does not open with this key; it was changed or is for another key.");
  }
  return plain;
}

base::SecretBytes pad(base::ByteView plain) {
  base::SecretBytes padded((plain.size() / padding_block + 1) * padding_block);
  std::copy(plain.begin(), plain.end(), padded.data());
  std::size_t length = 0;
  // Cannot fail: the buffer has room for the padding.
  sodium_pad(&length, padded.data(), plain.size(), padding_block, padded.size());
  return padded;
}

base::Result<base::ByteView> unpad(base::ByteView padded) {
  std::size_t length = 0;
  if (padded.empty() || padded.size() % padding_block != 0 ||
      sodium_unpad(&length, padded.data(), padded.size(), padding_block) != 0) {
    return base::refused("A sealed box is not padded as it should be.");
  }
  return padded.first(length);
}

}  // namespace mend::seal
