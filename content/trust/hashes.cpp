#include "content/trust/metadata.h"
#include "content/trust/refusal.h"

#include <array>
#include <openssl/evp.h>

namespace mend::trust {

namespace {

std::string digest(const EVP_MD* algorithm, base::ByteView bytes) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, algorithm, nullptr) != 1) return {};
  return base::hex(base::ByteView(out.data(), size));
}

}  // namespace

base::Status check_hashes(base::ByteView bytes, const Hashes& hashes, std::string_view what,
                          std::string_view role) {
  bool any_known = false;
  for (const auto& [algorithm, wanted] : hashes) {
    const EVP_MD* known = nullptr;
    if (algorithm == "sha256") known = EVP_sha256();
    if (algorithm == "sha512") known = EVP_sha512();
    if (known == nullptr) continue;
    any_known = true;
    const std::string found = digest(known, bytes);
    if (found.empty() || found != wanted) {
      return refuse(
          {.reason = Reason::wrong_hash, .role = std::string(role), .expected = wanted, .seen = found},
          std::string(what) + " is not what was signed: its " + algorithm + " is " + found + ", and " +
              wanted + " is expected.");
    }
  }
  if (!any_known) {
    return base::refused(std::string(what) +
                         " cannot be checked: it is listed without a sha256 or sha512 hash.");
  }
  return {};
}

}  // namespace mend::trust
