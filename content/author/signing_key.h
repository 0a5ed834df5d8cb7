#pragma once

#include "content/author/signer.h"
#include "content/base/random.h"

#include <string>
#include <vector>

namespace mend::author {

/// An Ed25519 key that signs metadata. Its secret half never leaves this class but into a key file.
class SigningKey final : public Signer {
 public:
  static SigningKey generate(base::Random& random);
  /// From the 32 bytes of the seed.
  static base::Result<SigningKey> from_seed(base::SecretBytes seed);

  [[nodiscard]] const base::Json& key_object() const override { return object_; }
  [[nodiscard]] const std::string& id() const override { return id_; }
  [[nodiscard]] base::ByteView seed() const { return seed_.view(); }
  base::Result<base::Bytes> sign(base::ByteView message) override;

 private:
  explicit SigningKey(base::SecretBytes seed);
  base::SecretBytes seed_;
  base::SecretBytes secret_;
  base::Json object_;
  std::string id_;
};

}  // namespace mend::author
