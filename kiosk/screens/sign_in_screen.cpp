#include "kiosk/screens/sign_in_screen.h"

namespace mend::screens {

namespace {

/// More than these would push the names from the screen.
constexpr std::size_t kMostButtons = 6;

/// A row of buttons, each language in its own words and script; or one that leads to all of them.
void draw_languages(ui::Ui& ui, const SignInModel& model, SignInActions& actions) {
  if (model.languages.size() < 2) return;
  if (model.languages.size() > kMostButtons) {
    ui::LinkRow row{"all", model.language_label};
    for (const LanguageChoice& language : model.languages) {
      if (language.chosen) row.detail = words(language.own_name);
    }
    row.icon = ui::Icon::language;
    actions.all_languages = ui.link_rows("language", {&row, 1}).has_value();
    return;
  }
  ui.begin_row();
  for (const LanguageChoice& language : model.languages) {
    const auto style = language.chosen ? ui::ButtonStyle::primary : ui::ButtonStyle::secondary;
    if (ui.button("language/" + language.tag, words(language.own_name), style))
      actions.language = language.tag;
  }
  ui.end_row();
}

}  // namespace

void draw(ui::Ui& ui, const Frame& frame, const SignInModel& model, SignInActions& actions) {
  begin(ui, frame, "sign-in", model.title, Back::none);
  draw_languages(ui, model, actions);
  ui.heading(model.title);
  if (model.tiles.empty()) {
    ui.paragraph(model.none);
  } else {
    ui.paragraph(model.hint);
    std::vector<ui::ResidentTile> tiles;
    for (const SignInTile& tile : model.tiles) {
      tiles.push_back(
          {tile.subject, words(tile.name), ui::picture_named(tile.picture).value_or(ui::Picture::boat)});
      if (tile.picture_name) tiles.back().picture_name = *tile.picture_name;
    }
    actions.tile = ui.resident_tiles("residents", tiles);
  }
  end(ui, actions.frame);
}

}  // namespace mend::screens
