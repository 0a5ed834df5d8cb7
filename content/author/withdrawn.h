#pragma once

#include "content/author/repository.h"

#include <map>
#include <set>
#include <string>

namespace mend::author {

/// The signed member of a role that remembers what it listed and lists no more, whether or not any policy
/// offered it: {"modules/<org>/<id>/": {"version": highest, "forms": {sha256: length}}}. Its numbers are never
/// used again, and the forms travel with the repository, so that a hub can open old answers to them.
inline constexpr std::string_view withdrawn_member = "x-mend-withdrawn";

/// The member of a role's content; an empty object if it has none.
base::Json withdrawn_of(const base::Json& content);

/// The highest number that was withdrawn below a folder of manifests; 0 if none was.
std::int64_t highest_withdrawn(const base::Json& content, const std::string& folder);

/// The forms of all that was withdrawn: length by SHA-256.
std::map<std::string, std::uint64_t> withdrawn_forms(const base::Json& content);

/// The member as it has to be once `content`, as the repository has it, no longer lists `paths`.
base::Result<base::Json> with_withdrawn(const Repository& repository, const base::Json& content,
                                        const std::set<std::string>& paths);

/// "modules/mend/guide/3.json" → ("modules/mend/guide/", 3); the number is 0 where the name is none.
std::pair<std::string, std::int64_t> folder_and_version(const std::string& path);

}  // namespace mend::author
