#pragma once

#include <string_view>

namespace mend::seal {

inline constexpr std::string_view receipt_domain = "mend-receipt";
inline constexpr std::string_view item_domain = "mend-item";
inline constexpr std::string_view time_domain = "mend-time";
inline constexpr std::string_view item_magic{"MENDITM\x01", 8};

}  // namespace mend::seal
