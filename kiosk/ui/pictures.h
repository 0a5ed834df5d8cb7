#pragma once

#include <optional>
#include <string_view>

namespace mend::ui {

/// The closed set of pictures that residents choose from, for their tile and for a PIN of pictures; drawn, so
/// that they are sharp at any size.
enum class Picture { boat, tree, star, fish, sun, leaf, bird, key, moon, house, cup, flower };
std::optional<Picture> picture_named(std::string_view name);
std::string_view picture_name(Picture picture);

/// Drawn signs that stand beside words, never instead of them.
enum class Icon {
  help,
  hide,
  back,
  forward,
  book,
  check_in,
  talk,
  things,
  letter,
  settings,
  language,
  text_size,
  lock,
  sign_out,
  phone,
  bell,
  person,
  listen,
  clock,
  tick,
  cross,
  warning,
  information,
  erase,
  up,
  down,
  play,
  pause,
  again,
  sound_off,
  colours,
  star,
  star_empty,
};

}  // namespace mend::ui
