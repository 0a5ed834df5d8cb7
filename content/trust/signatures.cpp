#include "content/trust/refusal.h"
#include "content/trust/trusted_set.h"

#include <algorithm>
#include <set>

namespace mend::trust {

Grant root_grant(const Root& root, RoleType role) {
  Grant grant;
  grant.role = name_of(role);
  const auto at = root.delegator.roles.find(name_of(role));
  if (at == root.delegator.roles.end()) return grant;
  grant.threshold = at->second.threshold;
  for (const std::string& id : at->second.key_ids) {
    if (const auto key = root.delegator.keys.find(id); key != root.delegator.keys.end()) {
      grant.keys.push_back(key->second);
    }
  }
  return grant;
}

base::Status check_signatures(const Unverified& file, const Grant& grant, KeyPolicy policy,
                              const std::string& what) {
  // Different public keys are counted, not ids and not signatures: one key must never count twice.
  std::set<base::Bytes> signers;
  for (const Signature& signature : file.signatures) {
    const auto key = std::ranges::find(grant.keys, signature.key_id, &Key::id);
    if (key == grant.keys.end() || !allows(policy, key->scheme)) continue;
    if (verifies(*key, base::as_bytes(file.signed_bytes), signature.bytes)) signers.insert(key->public_bytes);
  }
  if (grant.threshold >= 1 && signers.size() >= static_cast<std::uint64_t>(grant.threshold)) return {};
  return refuse({.reason = Reason::too_few_signatures,
                 .role = grant.role,
                 .expected = std::to_string(grant.threshold),
                 .seen = std::to_string(signers.size())},
                what + " is refused: " + std::to_string(signers.size()) + " of its keys signed it, and " +
                    std::to_string(grant.threshold) + " are needed.");
}

}  // namespace mend::trust
