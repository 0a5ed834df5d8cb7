#pragma once

#include "content/base/random.h"
#include "content/form/value.h"

#include <cstdint>

namespace mend::form {

/// The seed that ODK makes of a value: its whole part; 0 of an empty text; of any other text the first 64
/// bits of its SHA-256.
std::int64_t seed_of(double number, const std::string& text);

/// The order that every ODK engine gives for this seed: the inside-out variant of Fisher and Yates with Park
/// and Miller's generator.
void shuffle(NodeSet& nodes, std::int64_t seed);
void shuffle(NodeSet& nodes, base::Random& random);

}  // namespace mend::form
