#pragma once

#include "content/author/key_file.h"
#include "content/author/role_edit.h"
#include "content/base/clock.h"

namespace mend::author {

/// How long metadata is good for, in days (docs/content-trust.md).
struct Lifetimes {
  int root = 730;
  int targets = 365;
  int snapshot = 60;
  int timestamp = 14;
};

/// The members that every role's metadata begins with. `x-mend-signed-at` lets devices learn the time from
/// signed data only.
void set_common(base::Json& content, std::string_view type, std::int64_t version, base::UnixMillis now,
                int days);

struct CeremonyReport {
  base::Path root;  ///< 1.root.json, to be built into devices
  std::vector<base::Path> keys;
};

/// Makes the keys of a new repository and its first root: root and targets 2 of 3, snapshot and timestamp one
/// each. Refuses if the repository has a root already. `passphrase` may be nullptr.
base::Result<CeremonyReport> hold_ceremony(base::Files& files, const base::Path& keys,
                                           const base::Path& repository, const base::SecretBytes* passphrase,
                                           base::Random& random, base::UnixMillis now,
                                           PassphraseWork work = PassphraseWork::moderate);

}  // namespace mend::author
