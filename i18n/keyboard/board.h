#pragma once

#include "i18n/keyboard/layout.h"

#include <cstddef>
#include <vector>

namespace mend::keyboard {

enum class Sheet { letters, shifted, more, more_shifted, numbers };

/// How many keys of the least size have room.
struct Room {
  std::size_t columns = 12;
  std::size_t rows = 3;
  std::size_t taken = 0;  ///< columns of a page's last row that hold other keys
};

/// The keys of a sheet as they fit into the room, as one page or several: rows keep their order, a row that
/// is too long goes on in the next. At least one page; nothing is left out.
[[nodiscard]] std::vector<std::vector<Row>> pages(const Layout& layout, Sheet sheet, Room room);

}  // namespace mend::keyboard
