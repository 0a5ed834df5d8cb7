#pragma once

#include <cstddef>

namespace mend::module::limits {

inline constexpr std::size_t page_bytes = 32 * 1024;
inline constexpr std::size_t blocks = 60;
inline constexpr std::size_t list_items = 30;
inline constexpr std::size_t styles_deep = 4;
inline constexpr std::size_t least_options = 2;
inline constexpr std::size_t most_options = 6;
inline constexpr std::size_t title_bytes = 300;
inline constexpr std::size_t alt_bytes = 1000;

}  // namespace mend::module::limits
