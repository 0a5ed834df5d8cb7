#include "kiosk/screens/items_screen.h"

namespace mend::screens {

void draw(ui::Ui& ui, const Frame& frame, const ItemsModel& model, ItemsActions& actions) {
  begin(ui, frame, model.page, model.title, Back::shown);
  ui.heading(model.title);
  if (model.trouble) ui.inset(*model.trouble);
  if (model.tiles.empty()) {
    ui.paragraph(model.empty);
  } else {
    std::vector<ui::NavTile> tiles;
    for (const ItemTile& item : model.tiles) {
      ui::NavTile tile{item.name, words(item.title), std::nullopt,
                       model.forms ? ui::Icon::check_in : ui::Icon::book, std::nullopt};
      if (!item.summary.text.empty()) tile.detail = words(item.summary);
      if (!item.minutes.empty()) tile.status = item.minutes.front();
      tiles.push_back(std::move(tile));
    }
    actions.item = ui.nav_tiles(model.page, tiles);
  }
  end(ui, actions.frame);
}

}  // namespace mend::screens
