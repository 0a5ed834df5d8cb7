#pragma once

#include "i18n/messages/catalogue.h"

#include <array>
#include <optional>
#include <string_view>

namespace mend::screens {

/// The pictures of a PIN of pictures, in an order that never changes: a PIN is made of places in it.
inline constexpr std::array<std::string_view, 12> pin_pictures{
    "boat", "tree", "star", "fish", "sun", "leaf", "bird", "key", "moon", "house", "cup", "flower"};

/// What a picture is called, for those who cannot see it; nothing for a picture that there is not.
[[nodiscard]] std::optional<messages::Text> picture_name(const messages::Catalogue& catalogue,
                                                         std::string_view picture);

}  // namespace mend::screens
