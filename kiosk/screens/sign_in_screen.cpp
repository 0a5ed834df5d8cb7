#include "kiosk/screens/sign_in_screen.h"

namespace mend::screens {

std::optional<std::string> draw_languages(ui::Ui& ui, const std::vector<LanguageChoice>& languages) {
  std::optional<std::string> pressed;
  ui.begin_row();
  for (const LanguageChoice& language : languages) {
    const auto style = language.chosen ? ui::ButtonStyle::primary : ui::ButtonStyle::secondary;
    if (ui.button("language/" + language.tag, words(language.own_name), style)) pressed = language.tag;
  }
  ui.end_row();
  return pressed;
}

void draw(ui::Ui& ui, const Frame& frame, const SignInModel& model, SignInActions& actions) {
  begin(ui, frame, "sign-in", model.title, Back::none);
  if (model.languages.size() > 1) actions.language = draw_languages(ui, model.languages);
  ui.heading(model.title);
  if (model.tiles.empty()) {
    ui.paragraph(model.none);
  } else {
    ui.paragraph(model.hint);
    std::vector<ui::ResidentTile> tiles;
    for (const SignInTile& tile : model.tiles) {
      tiles.push_back(
          {tile.subject, words(tile.name), ui::picture_named(tile.picture).value_or(ui::Picture::boat)});
    }
    actions.tile = ui.resident_tiles("residents", tiles);
  }
  end(ui, actions.frame);
}

}  // namespace mend::screens
