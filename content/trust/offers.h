#pragma once

#include "content/trust/search.h"

#include <cstdint>
#include <map>
#include <set>
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

/// Where the manifests of a module or form lie, `name` being "org/id": "modules/org/id/". "local/id" is the
/// establishment's own: "local/<establishment>/id/".
std::string manifest_folder(std::string_view name, std::string_view establishment = {});

/// The versions whose manifests are below `folder`, highest first; `found` is what list_targets gives for it.
std::vector<std::int64_t> published_versions(const std::map<std::string, FoundTarget>& found,
                                             std::string_view folder);

/// The target of the highest of them; `not_found` if there is none.
base::Result<std::string> newest_manifest_target(const std::map<std::string, FoundTarget>& found,
                                                 std::string_view name, std::string_view establishment = {});

/// What a policy offers, as far as the courier has to know. The strict reader is content/library.
struct Offers {
  std::vector<std::string> names;   ///< "org/id"
  std::set<std::string> withdrawn;  ///< "org/id@version"
};
base::Result<Offers> read_offers(base::ByteView policy);

/// True for "org/id", both plain names.
bool is_item_name(std::string_view name);
/// "org/id@7"
std::string version_name(std::string_view name, std::int64_t version);

/// True if trouble of a search concerns only what one delegated role covers: it was refused, or the
/// repository does not have it. Not if the repository or the disk cannot be reached, or nobody lists the
/// target.
bool is_one_roles_trouble(const base::Error& error);

/// True if it concerns only one manifest or blob: it is not there, or is not what it should be.
bool is_one_items_trouble(const base::Error& error);
/// The trouble with a target whose own code, if it has one, is kept: "trust.missing" or "trust.malformed".
base::Error with_code(const base::Error& error, const std::string& path);
/// "trust.not-listed": a policy offers `name`, and the roles that are trusted with it list no version of it.
base::Error nothing_listed(const std::string& name, const std::string& folder);

/// The blobs that a manifest names. The strict reader of manifests is content/library.
base::Result<std::vector<Blob>> read_blobs(base::ByteView manifest);

/// "ab/abcd…": a blob's place below a blobs folder.
std::string blob_path(std::string_view sha256);

}  // namespace mend::trust
