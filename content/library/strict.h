#pragma once

#include "content/base/json.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace mend::library {

/// Refuses members that the format does not have: a slip of the pen in a safety rule must not pass silently.
base::Status check_members(const base::Json& object, std::initializer_list<std::string_view> known,
                           std::string_view what);

/// A list of texts, each 1 to `max_bytes` long, at most `max_entries` of them, none twice.
base::Result<std::vector<std::string>> read_texts(const base::Json& object, std::string_view member,
                                                  std::string_view what, std::size_t max_entries,
                                                  std::size_t max_bytes);

/// An integer from `low` to `high`.
base::Result<int> read_number(const base::Json& object, std::string_view member, std::string_view what,
                              int low, int high);

/// A BCP 47 tag of the plain kind: letters, digits and "-", 2 to 35 of them.
[[nodiscard]] bool is_language(std::string_view tag);

}  // namespace mend::library
