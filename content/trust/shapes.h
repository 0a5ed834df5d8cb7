#pragma once

#include "content/trust/metadata.h"

#include <initializer_list>
#include <string>
#include <string_view>

/// Readers of the parts that several roles have in common; only for the readers of roles.
namespace mend::trust::shapes {

base::Result<std::int64_t> read_positive(const base::Json& object, std::string_view member,
                                         const std::string& what);
/// `_type`, `spec_version`, `version`, `expires`; and `other`: what is neither these nor in `known`.
base::Status read_common(const base::Json& content, RoleType role,
                         std::initializer_list<std::string_view> known, Common& common);
base::Result<Hashes> read_hashes(const base::Json& object, const std::string& what);
base::Result<std::uint64_t> read_length(const base::Json& object, const std::string& what);
base::Result<Role> read_role(const base::Json& object, const std::string& what);
base::Result<std::map<std::string, Key>> read_keys(const base::Json& object, std::size_t most,
                                                   const std::string& what);
/// Section 4.5.
base::Result<Delegations> read_delegations(const base::Json& object);

}  // namespace mend::trust::shapes
