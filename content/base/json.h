#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "content/base/bytes.h"

namespace mend::base {

using Json = nlohmann::json;

struct JsonLimits {
  std::size_t bytes = 8 * 1024 * 1024;
  std::size_t depth = 32;
  std::size_t string_bytes = 64 * 1024;
};

/// Reads JSON from outside. Refuses what parsers disagree about: duplicate members, numbers that are no
/// integers, integers over 64 bits, bad UTF-8, and anything over the limits. `what` names the document
/// in the message. Nothing throws.
Result<Json> parse_json(ByteView bytes, std::string_view what, const JsonLimits& limits = {});

/// The member's value if it is there and has the type; else a refusal that names `what` and the member.
Result<std::string> json_string(const Json& object, std::string_view member, std::string_view what);
Result<std::int64_t> json_integer(const Json& object, std::string_view member, std::string_view what);
/// The reference stays good as long as `object` does.
Result<const Json*> json_object(const Json& object, std::string_view member, std::string_view what);
Result<const Json*> json_array(const Json& object, std::string_view member, std::string_view what);

}  // namespace mend::base
