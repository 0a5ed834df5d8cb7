#pragma once

#include <cstddef>
#include <string_view>

namespace mend::gallery {

/// Words that only the gallery uses. `language` is the place in languages(). An unknown key is shown itself.
std::string_view sample(std::string_view key, std::size_t language);

}  // namespace mend::gallery
