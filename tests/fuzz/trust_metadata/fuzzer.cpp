// Metadata JSON as it comes off the wire: envelope, each role's reader, keys and delegations. What is read is
// within its limits, its canonical form is stable, and a search through it ends.
#include "content/trust/canonical.h"
#include "content/trust/limits.h"
#include "content/trust/search.h"

#include <cstdlib>

using namespace mend;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void search(const trust::Targets& targets, const std::string& path) {
  for (const trust::Grant& grant : trust::grants_for(targets, path)) {
    demand(grant.threshold >= 1);
    demand(!grant.id().empty());
  }
  if (!targets.delegations || targets.delegations->succinct) return;
  for (const trust::Delegation& delegation : targets.delegations->roles) {
    demand(trust::is_delegated_name(delegation.name));
    demand(delegation.paths.empty() || delegation.path_hash_prefixes.empty());
    for (const std::string& pattern : delegation.paths) {
      // Whatever matches a path may match below its folder.
      if (trust::matches(pattern, path))
        demand(trust::may_match_below(pattern, path.substr(0, path.rfind('/') + 1)));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = trust::read_envelope({data, size}, "The input", 100'000);
  if (!file) {
    demand(!file.error().message.empty());
    return 0;
  }
  demand(file->signatures.size() <= trust::max_signatures);
  demand(*trust::canonical_json(file->content) == file->signed_bytes);
  const base::Bytes message = base::to_bytes(file->signed_bytes);
  if (const auto root = trust::read_root(file->content)) {
    demand(root->version >= 1);
    for (const auto& [id, key] : root->delegator.keys) {
      for (const trust::Signature& signature : file->signatures)
        static_cast<void>(trust::verifies(key, message, signature.bytes));
    }
  }
  static_cast<void>(trust::read_timestamp(file->content));
  static_cast<void>(trust::read_snapshot(file->content));
  if (const auto targets = trust::read_targets(file->content)) {
    search(*targets, "modules/mend/rj/1.json");
    search(*targets, "x");
    for (const auto& [path, target] : targets->targets) {
      demand(!target.hashes.empty());
      search(*targets, path);
    }
  }
  return 0;
}
