#pragma once

#include "content/trust/search.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mend::trust {

/// A content file that a manifest names.
struct Blob {
  std::string sha256;  ///< 64 lower-case hexadecimal digits
  std::uint64_t length = 0;
};

/// "policy/<establishment>.json"
std::string policy_target(std::string_view establishment);

/// The target of the highest published version of a module or form, `name` being "org/id";
/// `not_found` if there is none.
base::Result<std::string> newest_manifest_target(const Targets& targets, std::string_view name);

/// The same among targets of delegated roles too: `found` is what list_targets gives for
/// manifest_folder(name).
base::Result<std::string> newest_manifest_target(const std::map<std::string, FoundTarget>& found,
                                                 std::string_view name);
/// "modules/org/id/"
std::string manifest_folder(std::string_view name);

/// The names "org/id" that a policy offers. The strict reader of policies is content/library.
base::Result<std::vector<std::string>> read_offered(base::ByteView policy);

/// The blobs that a manifest names. The strict reader of manifests is content/library.
base::Result<std::vector<Blob>> read_blobs(base::ByteView manifest);

/// "ab/abcd…": a blob's place below a blobs folder.
std::string blob_path(std::string_view sha256);

}  // namespace mend::trust
