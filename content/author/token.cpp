#include "content/author/token.h"

#include "content/author/token_key.h"
#include "content/author/token_session.h"
#include "content/base/hash.h"
#include "content/trust/key.h"

namespace mend::author {

namespace {

using base::Bytes;
using base::Json;

class TokenSigner final : public Signer {
 public:
  TokenSigner(TokenSession session, CK_OBJECT_HANDLE key, bool asks_each_time, Json object, trust::Key known)
      : session_(std::move(session)),
        key_(key),
        asks_each_time_(asks_each_time),
        object_(std::move(object)),
        known_(std::move(known)) {}

  [[nodiscard]] const Json& key_object() const override { return object_; }
  [[nodiscard]] const std::string& id() const override { return known_.id; }

  base::Result<Bytes> sign(base::ByteView message) override {
    const bool edwards = known_.scheme == trust::Scheme::ed25519;
    Bytes input(message.begin(), message.end());
    input.reserve(1);  // tokens refuse a null pointer
    if (!edwards) {
      const base::Sha256 digest = base::sha256(message);
      input.assign(digest.begin(), digest.end());
    }
    CK_MECHANISM mechanism{
        edwards ? static_cast<CK_MECHANISM_TYPE>(CKM_EDDSA) : static_cast<CK_MECHANISM_TYPE>(CKM_ECDSA),
        nullptr, 0};
    CK_FUNCTION_LIST& call = session_.call();
    if (const CK_RV rv = call.C_SignInit(session_.handle(), &mechanism, key_); rv != CKR_OK)
      return session_.failure("sign", rv);
    if (asks_each_time_) MEND_CHECK(session_.log_in(CKU_CONTEXT_SPECIFIC));
    Bytes signature(256);
    CK_ULONG size = signature.size();
    if (const CK_RV rv = call.C_Sign(session_.handle(), input.data(), input.size(), signature.data(), &size);
        rv != CKR_OK) {
      return session_.failure("sign", rv);
    }
    signature.resize(size);
    if (!edwards) {
      if (signature.size() != 64) return session_.failure("sign", CKR_GENERAL_ERROR);
      signature = der_signature(signature);
    }
    if (!trust::verifies(known_, message, signature))
      return base::refused("The token " + session_.label() + " gave a signature that is not its key's.");
    return signature;
  }

 private:
  TokenSession session_;
  CK_OBJECT_HANDLE key_;
  bool asks_each_time_;
  Json object_;
  trust::Key known_;
};

base::Result<std::unique_ptr<Signer>> open_in(TokenSession session, const TokenUri& uri) {
  MEND_TRY(const std::vector<CK_OBJECT_HANDLE> found, session.find(CKO_PRIVATE_KEY, uri.attributes()));
  if (found.size() != 1) {
    return base::refused("The token " + session.label() + " has " +
                         (found.empty() ? "no private key" : std::to_string(found.size()) + " private keys") +
                         " of that name; name one with object=… or id=… in the URI.");
  }
  MEND_TRY(Json object, public_half(session, found[0]));
  MEND_TRY(const std::string id, trust::key_id(object));
  MEND_TRY(trust::Key known, trust::read_key(id, object));
  const Bytes always = session.attribute(found[0], CKA_ALWAYS_AUTHENTICATE).value_or(Bytes{});
  const bool asks = !always.empty() && always[0] != 0;
  return std::make_unique<TokenSigner>(std::move(session), found[0], asks, std::move(object),
                                       std::move(known));
}

}  // namespace

base::Result<std::unique_ptr<Signer>> open_token_key(base::Files& files, const std::string& uri,
                                                     const SecretSource& pin) {
  MEND_TRY(TokenUri parsed, TokenUri::parse(uri));
  MEND_TRY(TokenSession session, TokenSession::open(files, parsed, pin, TokenSession::Use::reads));
  return open_in(std::move(session), parsed);
}

base::Result<std::unique_ptr<Signer>> make_token_key(base::Files& files, const std::string& uri,
                                                     TokenKeyKind kind, const SecretSource& pin,
                                                     base::Random& random) {
  MEND_TRY(TokenUri parsed, TokenUri::parse(uri));
  if (parsed.label().empty())
    return base::refused("\"" + uri + "\" gives the new key no name; add object=NAME to it.");
  MEND_TRY(TokenSession session, TokenSession::open(files, parsed, pin, TokenSession::Use::makes_keys));
  MEND_TRY(const std::vector<CK_OBJECT_HANDLE> there, session.find(CKO_PRIVATE_KEY, parsed.attributes()));
  if (!there.empty()) {
    return base::refused("The token " + session.label() +
                         " has a key of that name already; keys are never replaced, choose another name.");
  }
  MEND_CHECK(generate_pair(session, parsed.label(), kind, random));
  return open_in(std::move(session), parsed);
}

}  // namespace mend::author
