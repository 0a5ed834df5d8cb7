#pragma once

#include "content/author/key_file.h"
#include "content/base/clock.h"

#include <string>
#include <vector>

namespace mend::author {

struct PublishRequest {
  base::Path built;       ///< what `build` made
  base::Path policy;      ///< the policy of one establishment
  base::Path repository;  ///< has at least metadata/1.root.json
  base::Path keys;        ///< key files: a threshold of the targets keys, the snapshot and the timestamp key
  const base::SecretBytes* passphrase = nullptr;
};

struct PublishReport {
  std::int64_t targets = 0;
  std::int64_t snapshot = 0;
  std::int64_t timestamp = 0;
  std::vector<std::string> manifests;  ///< target paths that are new
};

/// Brings what was built, and one policy, into a repository. Nobody types a version or an expiry: a manifest
/// that says something new gets the next version, and each role is signed anew when what it lists changed or
/// half of its life is over; the timestamp always. Earlier versions stay listed: a hub still opens answers to
/// them. The new metadata has been verified as a device will before the first of it is written, and the
/// timestamp is written last, so that a reader sees the old repository or the new one.
base::Result<PublishReport> publish(base::Files& files, const PublishRequest& request, base::UnixMillis now);

}  // namespace mend::author
