#pragma once

#include "sync/hub/context.h"
#include "sync/seal/open/wrapped_key.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace mend::hub {

/// The public half of a class key, for the site policy.
struct PublicClassKey {
  std::string response_class;
  std::string id;
  seal::PublicKey key{};
};

using ClassPairs = std::map<std::string, seal::BoxPair>;

/// Makes one pair per class; the private halves are kept only under the custodian's passphrase.
Status make_class_keys(const Context& context, std::string_view passphrase,
                       const opening::PasswordCost& cost);
Result<std::vector<PublicClassKey>> public_class_keys(Connection& connection);
/// The private halves of the named classes; refused for a wrong passphrase.
Result<ClassPairs> unlock_as_custodian(const Context& context, std::string_view passphrase,
                                       const std::set<std::string>& classes);

}  // namespace mend::hub
