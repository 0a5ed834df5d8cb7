#pragma once

#include "content/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mend::base {

inline constexpr std::size_t code_limit = 1024;  ///< bytes of a code that is kept or sent

/// base::Error::code taken apart: "trust.expired role=est-DEMO version=3".
struct Code {
  std::string name;                                         ///< "trust.expired": lower case, digits, "." and "-"
  std::vector<std::pair<std::string, std::string>> facts;  ///< values as they were before percent-encoding

  /// "" if there is no such fact.
  [[nodiscard]] std::string_view fact(std::string_view fact_name) const;
};

/// Nothing if the text is no code, or longer than code_limit.
std::optional<Code> read_code(std::string_view text);

/// The error's code; where it has none, one that names its kind ("device.no-space"). Always one that read_code takes:
/// facts that do not fit are left out.
std::string code_of(const Error& error);

}  // namespace mend::base
