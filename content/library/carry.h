#pragma once

#include "content/base/clock.h"
#include "content/library/generation.h"

#include <functional>
#include <vector>

namespace mend::library {

/// Gives `wanted` what `installed` has of what cannot be had now, as far as it is permitted still: not
/// withdrawn, and not taken back by its role. One organisation's trouble must not cost what this device has of
/// it. `can_be_whole`: all files of the item are there.
void carry(const Generation& installed, Generation& wanted,
           const std::function<bool(const Item&)>& can_be_whole);

/// What the policy offers and this device does not show, or not in its newest version: one sentence each, and
/// the code of the refusal where there was one. A role that is held back and has run out by `now` is told as
/// such.
std::vector<base::Error> notices(const Generation& wanted, base::UnixMillis now);

}  // namespace mend::library
