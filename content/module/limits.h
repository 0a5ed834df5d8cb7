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
// The same as mend-speak holds to (kiosk/speech/wire.h), which plays them.
inline constexpr std::size_t recording_bytes = 8 * 1024 * 1024;
inline constexpr int recording_seconds = 15 * 60;

}  // namespace mend::module::limits
