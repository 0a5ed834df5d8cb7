#pragma once

#include "content/base/clock.h"
#include "content/trust/key.h"
#include "content/trust/limits.h"
#include "content/trust/metadata.h"
#include "content/trust/store.h"

#include <optional>

namespace mend::trust {

/// When the role was signed, by its member `x-mend-signed-at`. Nothing if there is none, if it is no time, or
/// if it is not before the expiry, which makes no sense.
std::optional<base::UnixMillis> signed_at(const Common& common);

/// When the newest root and the timestamp that were accepted into a store were signed; nothing for what is
/// not there, does not verify or does not say. A function of those files and of nothing else.
struct SignedTimes {
  std::optional<base::UnixMillis> root;
  std::optional<base::UnixMillis> timestamp;
};
SignedTimes signed_times(base::ByteView pinned_root, Store& store, const Limits& limits = {},
                         KeyPolicy policy = KeyPolicy::product);

/// What it must be at least by now: the latest of `built` (the time of the program), and of the signing of
/// the newest root and of the timestamp that were accepted. There is no state of its own that could go wrong:
/// with the timestamp that a new root drops (section 5.3.11) its share goes too, and nothing that is not
/// signed moves it.
base::UnixMillis floor_time(base::UnixMillis built, const SignedTimes& times);

}  // namespace mend::trust
