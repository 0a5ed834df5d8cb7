#include "content/author/token_key.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace mend::author {

namespace {

using base::Bytes;
using base::Json;

/// What stands before the uncompressed point in the DER of every P-256 key (RFC 5480).
constexpr std::array<std::uint8_t, 26> p256_head = {0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48,
                                                    0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48,
                                                    0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00};
constexpr std::array<std::uint8_t, 10> p256_oid = {0x06, 0x08, 0x2a, 0x86, 0x48,
                                                   0xce, 0x3d, 0x03, 0x01, 0x07};
constexpr std::array<std::uint8_t, 5> ed25519_oid = {0x06, 0x03, 0x2b, 0x65, 0x70};

std::string pem_of(const Bytes& point) {
  Bytes der(p256_head.begin(), p256_head.end());
  der.insert(der.end(), point.begin(), point.end());
  const std::string text = base::base64(der);
  std::string pem = "-----BEGIN PUBLIC KEY-----\n";
  for (std::size_t at = 0; at < text.size(); at += 64) pem += text.substr(at, 64) + "\n";
  return pem + "-----END PUBLIC KEY-----\n";
}

/// Tokens give the point within an OCTET STRING, some as it is.
Bytes unwrapped(const Bytes& point, std::size_t size) {
  if (point.size() == size + 2 && point[0] == 0x04 && point[1] == size)
    return {point.begin() + 2, point.end()};
  return point;
}

}  // namespace

base::Result<Json> public_half(const TokenSession& session, CK_OBJECT_HANDLE key) {
  MEND_TRY(Bytes id, session.attribute(key, CKA_ID));
  MEND_TRY(const std::vector<CK_OBJECT_HANDLE> found,
           session.find(CKO_PUBLIC_KEY, {CK_ATTRIBUTE{CKA_ID, id.data(), id.size()}}));
  if (found.size() != 1) {
    return base::refused("The token " + session.label() +
                         " does not hold the public half of that key exactly once; put it there.");
  }
  MEND_TRY(const Bytes type_bytes, session.attribute(found[0], CKA_KEY_TYPE));
  CK_KEY_TYPE type = 0;
  std::memcpy(&type, type_bytes.data(), std::min(sizeof type, type_bytes.size()));
  MEND_TRY(const Bytes raw, session.attribute(found[0], CKA_EC_POINT));
  if (type == CKK_EC_EDWARDS) {
    const Bytes point = unwrapped(raw, 32);
    if (point.size() == 32)
      return Json{{"keytype", "ed25519"}, {"scheme", "ed25519"}, {"keyval", {{"public", base::hex(point)}}}};
  }
  if (type == CKK_EC) {
    const Bytes point = unwrapped(raw, 65);
    MEND_TRY(const Bytes curve, session.attribute(found[0], CKA_EC_PARAMS));
    if (point.size() == 65 && point[0] == 4 && std::ranges::equal(curve, p256_oid)) {
      return Json{
          {"keytype", "ecdsa"}, {"scheme", "ecdsa-sha2-nistp256"}, {"keyval", {{"public", pem_of(point)}}}};
    }
  }
  return base::refused("The key on the token " + session.label() + " is neither Ed25519 nor P-256.");
}

base::Status generate_pair(const TokenSession& session, const std::string& label, TokenKeyKind kind,
                           base::Random& random) {
  Bytes id(16);
  random.fill(id);
  std::string name = label;
  const bool edwards = kind == TokenKeyKind::ed25519;
  Bytes curve(p256_oid.begin(), p256_oid.end());
  if (edwards) curve.assign(ed25519_oid.begin(), ed25519_oid.end());
  CK_KEY_TYPE type = edwards ? CKK_EC_EDWARDS : CKK_EC;
  CK_BBOOL yes = CK_TRUE;
  CK_BBOOL no = CK_FALSE;
  std::vector<CK_ATTRIBUTE> shown = {{CKA_TOKEN, &yes, sizeof yes},
                                     {CKA_PRIVATE, &no, sizeof no},
                                     {CKA_KEY_TYPE, &type, sizeof type},
                                     {CKA_VERIFY, &yes, sizeof yes},
                                     {CKA_LABEL, name.data(), name.size()},
                                     {CKA_ID, id.data(), id.size()},
                                     {CKA_EC_PARAMS, curve.data(), curve.size()}};
  std::vector<CK_ATTRIBUTE> hidden = {
      {CKA_TOKEN, &yes, sizeof yes},         {CKA_PRIVATE, &yes, sizeof yes},
      {CKA_SENSITIVE, &yes, sizeof yes},     {CKA_EXTRACTABLE, &no, sizeof no},
      {CKA_KEY_TYPE, &type, sizeof type},    {CKA_SIGN, &yes, sizeof yes},
      {CKA_LABEL, name.data(), name.size()}, {CKA_ID, id.data(), id.size()}};
  CK_MECHANISM mechanism{edwards ? static_cast<CK_MECHANISM_TYPE>(CKM_EC_EDWARDS_KEY_PAIR_GEN)
                                 : static_cast<CK_MECHANISM_TYPE>(CKM_EC_KEY_PAIR_GEN),
                         nullptr, 0};
  CK_OBJECT_HANDLE public_key = 0;
  CK_OBJECT_HANDLE private_key = 0;
  const CK_RV rv = session.call().C_GenerateKeyPair(session.handle(), &mechanism, shown.data(), shown.size(),
                                                    hidden.data(), hidden.size(), &public_key, &private_key);
  if (rv != CKR_OK) return session.failure("make a key", rv);
  return {};
}

Bytes der_signature(const Bytes& raw) {
  Bytes body;
  for (const std::size_t begin : {std::size_t{0}, raw.size() / 2}) {
    std::size_t at = begin;
    const std::size_t end = begin + raw.size() / 2;
    while (at + 1 < end && raw[at] == 0) ++at;
    const bool negative = (raw[at] & 0x80) != 0;
    body.push_back(0x02);
    body.push_back(static_cast<std::uint8_t>(end - at + (negative ? 1 : 0)));
    if (negative) body.push_back(0);
    body.insert(body.end(), raw.begin() + static_cast<std::ptrdiff_t>(at),
                raw.begin() + static_cast<std::ptrdiff_t>(end));
  }
  Bytes out = {0x30, static_cast<std::uint8_t>(body.size())};
  out.insert(out.end(), body.begin(), body.end());
  return out;
}

}  // namespace mend::author
