#pragma once

#include "content/base/json.h"

#include <string>

namespace mend::trust {

/// OLPC canonical JSON, what TUF signs: members sorted by code point, no spaces, integers only, and in
/// texts only `"` and `\` escaped. The outcome need not be valid JSON (a line break stays raw): never
/// write a file with it. Refuses floats and more than max_json_depth levels.
base::Result<std::string> canonical_json(const base::Json& value);

}  // namespace mend::trust
