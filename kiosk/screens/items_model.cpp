#include "kiosk/screens/items_model.h"

namespace mend::screens {
namespace {

void add_tiles(ItemsModel& model, const messages::Catalogue& catalogue,
               const std::vector<library::Item>& items, library::ItemKind kind, std::string_view language) {
  for (const library::Item& item : items) {
    if (item.kind != kind) continue;
    ItemTile tile{item.name(),
                  in_language(item.title, language, item.source_language),
                  in_language(item.summary, language, item.source_language),
                  {}};
    if (item.minutes > 0)
      tile.minutes.push_back(catalogue.format("learn.minutes", {{"count", item.minutes}}));
    model.tiles.push_back(std::move(tile));
  }
}

}  // namespace

ItemsModel make_learn(const messages::Catalogue& catalogue, const std::vector<library::Item>& items,
                      std::string_view language) {
  ItemsModel model{"learn",     catalogue.get("learn.title"), catalogue.get("learn.empty"), false, {},
                   std::nullopt};
  add_tiles(model, catalogue, items, library::ItemKind::module, language);
  return model;
}

ItemsModel make_forms(const messages::Catalogue& catalogue, const std::vector<library::Item>& items,
                      std::string_view language) {
  ItemsModel model{"forms",     catalogue.get("forms.title"), catalogue.get("forms.empty"), true, {},
                   std::nullopt};
  add_tiles(model, catalogue, items, library::ItemKind::form, language);
  return model;
}

}  // namespace mend::screens
