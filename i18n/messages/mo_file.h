#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace mend::messages {

/// One translation in a .mo file. The views point into the file's bytes.
struct MoEntry {
  std::string_view context;
  std::string_view original;
  std::string_view translation;
};

/// Reads gettext's compiled catalogue (the format in gettext's manual, "The Format of GNU MO Files"):
/// little-endian, UTF-8, no plural forms of gettext's own. Every number is checked against the size of the
/// file. The error says what is wrong with the file.
tl::expected<std::vector<MoEntry>, std::string> read_mo_file(std::string_view bytes);

}  // namespace mend::messages
