#pragma once

#include "content/library/item.h"
#include "kiosk/screens/line.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::screens {

struct ItemTile {
  std::string name;  ///< "org/id"
  form::Words title;
  form::Words summary;
  std::vector<messages::Text> minutes;  ///< none or one
};

/// A list of what can be read, or of what can be filled in. No progress, no ticks, no scores.
struct ItemsModel {
  std::string page;
  messages::Text title, empty;
  bool forms = false;
  std::vector<ItemTile> tiles;
  std::optional<messages::Text> trouble = std::nullopt;  ///< it could not be opened
};

ItemsModel make_learn(const messages::Catalogue& catalogue, const std::vector<library::Item>& items,
                      std::string_view language);
ItemsModel make_forms(const messages::Catalogue& catalogue, const std::vector<library::Item>& items,
                      std::string_view language);

}  // namespace mend::screens
