#include "kiosk/preview/panel.h"

#include "kiosk/screens/settings_model.h"

namespace mend::preview {
namespace {

ui::Words say(std::string_view text) {
  return ui::content_words(text, "en");
}

const ui::SelectWords& select_words() {
  static const ui::SelectWords words{say("Choose one"), say("Close")};
  return words;
}

/// A list to choose from that opens in its place.
std::optional<std::size_t> choose(ui::Ui& ui, std::string_view id, std::string_view label,
                                  const std::vector<std::pair<std::string, ui::Words>>& choices,
                                  std::string_view chosen) {
  std::vector<ui::Option> options;
  std::optional<std::size_t> selected;
  for (const auto& [choice, words] : choices) {
    if (choice == chosen) selected = options.size();
    options.push_back({std::to_string(options.size()), words});
  }
  return ui.select(id, say(label), options, selected, select_words());
}

void draw_language(ui::Ui& ui, const PanelModel& model, PanelActions& actions) {
  std::vector<std::pair<std::string, ui::Words>> choices;
  for (const LanguageChoice& one : model.languages)
    choices.emplace_back(one.tag, ui::content_words(one.label, one.tag));
  if (const auto now = choose(ui, "language", "Language", choices, model.language))
    actions.language = model.languages[*now].tag;
}

void draw_places(ui::Ui& ui, const PanelModel& model, PanelActions& actions) {
  std::vector<std::pair<std::string, ui::Words>> choices;
  for (const Place& one : model.places)
    choices.emplace_back(one.id, ui::content_words(one.label, one.language));
  if (const auto now = choose(ui, "place", "Page", choices, model.place.id))
    actions.place = model.places[*now].id;
}

void draw_settings(ui::Ui& ui, const PanelModel& model, PanelActions& actions) {
  static const messages::Catalogue english;
  std::vector<const char*> ids = {"text-size", "theme", "spacing", "hand", "keyboard"};
  if (model.has_voice) ids.push_back("read-aloud");
  for (const char* id : ids) {
    const screens::Setting setting = screens::make_setting(english, id, model.preferences);
    std::vector<std::pair<std::string, ui::Words>> choices;
    std::string chosen;
    for (const screens::SettingChoice& choice : setting.choices) {
      choices.emplace_back(choice.id, choice.label);
      if (choice.chosen) chosen = choice.id;
    }
    if (const auto now = choose(ui, id, setting.label.value(), choices, chosen))
      actions.setting = {id, setting.choices[*now].id};
  }
}

void draw_keys(ui::Ui& ui, bool& open) {
  ui.heading(say("How to use the preview"));
  ui.paragraph(say("On the right is what a resident sees. Press and type there as they would."));
  ui.paragraph(say("Save a file, and the page is drawn anew. You stay where you are."));
  ui.paragraph(say("Nothing is stored or sent. What you type is gone when you close the window."));
  const std::vector<ui::Words> keys = {say("F11: hide this side, or show it"),
                                       say("F12: keys go to the page, or to this side"),
                                       say("F1: the kiosk's own help")};
  ui.list(keys);
  if (ui.button("keys-done", say("Back to the preview"))) open = false;
}

}  // namespace

void draw_panel(ui::Ui& ui, const PanelModel& model, bool& keys_open, PanelActions& actions) {
  ui::Page page{.id = keys_open ? "keys" : "panel",
                .language = "en",
                .title = say("Preview"),
                .service = say("Author"),
                .help = say("How to")};
  page.more_below = say("More below");
  ui.begin_page(page);
  if (ui.help_pressed()) keys_open = !keys_open;
  if (page.id == "keys") {
    draw_keys(ui, keys_open);
    return ui.end_page();
  }
  ui.heading(say(model.title), ui::HeadingLevel::two);
  ui.caption(say(model.state));
  if (!model.problems.empty()) {
    ui.heading(say(model.problems.size() == 1 ? "1 problem to mend"
                                              : std::to_string(model.problems.size()) + " problems to mend"),
               ui::HeadingLevel::three);
    for (const std::string& problem : model.problems) ui.warning(say("Problem"), say(problem));
  }
  draw_places(ui, model, actions);
  draw_language(ui, model, actions);
  for (const std::string& note : model.notes) ui.inset(say(note));
  draw_settings(ui, model, actions);
  if (ui.button("reload", say("Read the folder again"), ui::ButtonStyle::secondary)) actions.reload = true;
  ui.end_page();
}

}  // namespace mend::preview
