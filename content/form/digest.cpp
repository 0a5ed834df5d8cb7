#include "content/form/digest.h"

#include "content/form/text.h"

#include <memory>
#include <openssl/evp.h>

namespace mend::form {

std::optional<base::Bytes> digest_of(std::string_view text, std::string_view algorithm) {
  const EVP_MD* kind = algorithm == "MD5"       ? EVP_md5()
                       : algorithm == "SHA-1"   ? EVP_sha1()
                       : algorithm == "SHA-256" ? EVP_sha256()
                       : algorithm == "SHA-384" ? EVP_sha384()
                       : algorithm == "SHA-512" ? EVP_sha512()
                                                : nullptr;
  if (kind == nullptr) return std::nullopt;
  base::Bytes hash(EVP_MAX_MD_SIZE);
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), hash.data(), &size, kind, nullptr) != 1) return std::nullopt;
  hash.resize(size);
  return hash;
}

std::string signed_text(std::string_view signed_base64, std::string_view key_base64) {
  constexpr std::size_t signature_bytes = 64;
  const auto whole = base::from_base64(signed_base64);
  const auto key = base::from_base64(key_base64);
  if (!whole || !key || key->size() != 32 || whole->size() < signature_bytes) return {};
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> public_key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key->data(), key->size()), EVP_PKEY_free);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  const base::ByteView message = base::ByteView(*whole).subspan(signature_bytes);
  const bool good =
      public_key && context &&
      EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, public_key.get()) == 1 &&
      EVP_DigestVerify(context.get(), whole->data(), signature_bytes, message.data(), message.size()) == 1;
  if (!good || !is_plain_text(base::as_text(message))) return {};
  return std::string(base::as_text(message));
}

std::string uuid_from(std::string digits, std::uint32_t variant) {
  digits[12] = '4';
  digits[16] = "89ab"[variant & 3U];
  for (const std::size_t at : {20U, 16U, 12U, 8U}) digits.insert(at, 1, '-');
  return digits;
}

}  // namespace mend::form
