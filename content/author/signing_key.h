#pragma once

#include "content/base/json.h"
#include "content/base/random.h"

#include <string>
#include <vector>

namespace mend::author {

/// An Ed25519 key that signs metadata. Its secret half never leaves this class but into a key file.
class SigningKey {
 public:
  static SigningKey generate(base::Random& random);
  /// From the 32 bytes of the seed.
  static base::Result<SigningKey> from_seed(base::SecretBytes seed);

  /// The key object as root metadata lists it.
  [[nodiscard]] base::Json key_object() const;
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] base::ByteView seed() const { return seed_.view(); }
  [[nodiscard]] base::Bytes sign(base::ByteView message) const;

 private:
  explicit SigningKey(base::SecretBytes seed);
  base::SecretBytes seed_;
  base::SecretBytes secret_;
  base::Bytes public_;
  std::string id_;
};

/// A metadata file: the content and one signature by each key, over its canonical form.
base::Result<base::Bytes> sign_metadata(const base::Json& content,
                                        const std::vector<const SigningKey*>& keys);

}  // namespace mend::author
