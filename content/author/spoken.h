#pragma once

#include <string>
#include <string_view>

namespace mend::author {

/// The identity of a proposal in a form that two people can compare by telephone: six groups of five digits
/// from the hex SHA-256, so that nobody can make another proposal with the same digits (2^99 tries for one).
[[nodiscard]] std::string spoken_id(std::string_view sha256);

}  // namespace mend::author
