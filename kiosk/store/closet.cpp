#include "kiosk/store/closet.h"

#include <sodium.h>

namespace mend::store {
namespace {

using base::Bytes;
using base::ByteView;

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t step = 64;
// Drafts of the first database version have their form in here, in base64; nothing else is near this.
constexpr base::JsonLimits json_limits{8 * 1024 * 1024, 16, 6 * 1024 * 1024};

tl::unexpected<base::Error> unreadable() {
  return base::refused("Something kept on this device cannot be read; tell staff.");
}

}  // namespace

Bytes lock_away(const base::SecretBytes& key, ByteView plain, std::string_view context,
                base::Random& random) {
  base::SecretBytes padded((plain.size() / step + 1) * step);
  std::copy(plain.begin(), plain.end(), padded.data());
  std::size_t padded_size = 0;
  sodium_pad(&padded_size, padded.data(), plain.size(), step, padded.size());

  Bytes sealed(nonce_size + padded_size + tag_size);
  random.fill(std::span(sealed).first(nonce_size));
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_size, nullptr, padded.data(), padded_size,
                                             base::as_bytes(context).data(), context.size(), nullptr,
                                             sealed.data(), key.data());
  return sealed;
}

base::Result<base::SecretBytes> take_out(const base::SecretBytes& key, ByteView sealed,
                                         std::string_view context) {
  if (key.size() != key_size || sealed.size() < nonce_size + step + tag_size) return unreadable();
  base::SecretBytes padded(sealed.size() - nonce_size - tag_size);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(padded.data(), nullptr, nullptr, sealed.data() + nonce_size,
                                                 sealed.size() - nonce_size, base::as_bytes(context).data(),
                                                 context.size(), sealed.data(), key.data()) != 0) {
    return unreadable();
  }
  std::size_t plain_size = 0;
  if (sodium_unpad(&plain_size, padded.data(), padded.size(), step) != 0) return unreadable();
  return base::SecretBytes(padded.view().first(plain_size));
}

Bytes lock_away_json(const base::SecretBytes& key, const base::Json& document, std::string_view context,
                     base::Random& random) {
  // What people type is checked to be UTF-8 before it gets here; "replace" only keeps dump from throwing.
  std::string text = document.dump(-1, ' ', false, base::Json::error_handler_t::replace);
  Bytes sealed = lock_away(key, base::as_bytes(text), context, random);
  base::wipe(text);
  return sealed;
}

base::Result<base::Json> take_out_json(const base::SecretBytes& key, ByteView sealed,
                                       std::string_view context) {
  MEND_TRY(const base::SecretBytes plain, take_out(key, sealed, context));
  return base::parse_json(plain.view(), "something kept on this device", json_limits);
}

}  // namespace mend::store
