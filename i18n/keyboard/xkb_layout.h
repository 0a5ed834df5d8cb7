#pragma once

#include <cstddef>
#include <string>
#include <tl/expected.hpp>
#include <vector>

// Runs when Mend is built.
namespace mend::keyboard {

/// What the keys of a keyboard for letters give at their four levels (alone, with Shift, with AltGr, with
/// both). A dead key gives its combining mark. Empty: nothing that can be written.
struct XkbKey {
  std::string levels[4];
};
struct XkbLayout {
  std::vector<XkbKey> rows[4];  ///< from the row of the digits down
};

tl::expected<XkbLayout, std::string> read_xkb(const std::string& layout, const std::string& variant);

}  // namespace mend::keyboard
