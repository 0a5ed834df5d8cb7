#pragma once

#include "content/author/text_diff.h"
#include "content/base/json.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mend::author {

/// One side of a comparison: the roles' contents (the `signed` part), and where the bytes of what they list
/// are.
struct Side {
  std::map<std::string, base::Json> roles;
  /// A target's bytes as the role lists them; the reader has verified length and hash.
  std::function<base::Result<base::Bytes>(const std::string& role, const std::string& path)> target;
  std::function<base::Result<base::Bytes>(const std::string& sha256, std::uint64_t length)> blob;
};

/// A picture or a recording to look at or listen to.
struct Exhibit {
  std::string caption;
  std::string type;  ///< "image/png" or "audio/ogg"
  base::Bytes bytes;
};

/// One part of a thing that changed: a page in one language, a form's questions, a policy's members.
struct ChangedPart {
  std::string heading;
  std::string language = {};  ///< of its words; empty for ours
  std::vector<ChangeLine> lines;
  std::vector<Exhibit> exhibits = {};
};

/// A module, a form, a policy or a role.
struct ChangedThing {
  std::string heading;
  std::vector<ChangedPart> parts;
};

struct Changes {
  std::vector<ChangedThing> things;
  std::vector<std::string> added;    ///< target paths
  std::vector<std::string> removed;  ///< target paths
};

/// The difference between what stands and what is proposed, from bytes alone. Whatever changes in a role, a
/// target or a content file is in it: as words where it can be read, and by its hash in any case. Refuses
/// what cannot be read the way that a kiosk reads it, for it could not be shown.
base::Result<Changes> find_changes(const Side& before, const Side& after);

}  // namespace mend::author
