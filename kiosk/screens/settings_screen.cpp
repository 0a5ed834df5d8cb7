#include "kiosk/screens/settings_screen.h"

#include "kiosk/screens/manner.h"

namespace mend::screens {
namespace {

/// The look that this choice would give.
ui::Look look_with(const ui::Look& now, std::string_view setting, std::string_view choice) {
  store::Preferences preferences;
  prefer(preferences, setting, choice);
  const ui::Look wanted = look_of(preferences, now.pixels_per_mm);
  ui::Look look = now;
  if (setting == "text-size") look.text_size = wanted.text_size;
  if (setting == "theme") look.theme = wanted.theme;
  if (setting == "spacing") look.spacing = wanted.spacing;
  return look;
}

std::optional<ui::Icon> icon_of(std::string_view setting, std::string_view choice) {
  if (setting == "read-aloud") return choice == "on" ? ui::Icon::listen : ui::Icon::sound_off;
  return std::nullopt;
}

/// The name of the language in itself: one word that its readers know at any size.
ui::Words sample_word(const Frame& frame) {
  return ui::content_words(locale::locale_for(frame.language).own_name, frame.language);
}

}  // namespace

std::optional<Chosen> draw_setting(ui::Ui& ui, const Frame& frame, const Setting& setting,
                                   const ShowSetting& how) {
  const bool sizes = setting.id == "text-size";
  const bool sampled = sizes || setting.id == "theme" || setting.id == "spacing";
  std::vector<ui::ChoiceTile> tiles;
  std::optional<std::size_t> chosen;
  for (const SettingChoice& choice : setting.choices) {
    if (choice.chosen) chosen = tiles.size();
    ui::ChoiceTile tile{choice.id, choice.label};
    if (choice.hint) tile.hint = *choice.hint;
    tile.icon = icon_of(setting.id, choice.id);
    if (sampled) {
      tile.sample = ui::Sample{sizes ? sample_word(frame) : how.sample,
                               look_with(frame.look, setting.id, choice.id), setting.id == "theme"};
    }
    tiles.push_back(std::move(tile));
  }
  ui::ChoiceRules rules;
  rules.columns = sizes ? 1 : setting.choices.size() % 2 == 0 ? 2 : 3;
  if (setting.id == "dwell") rules.columns = 4;
  rules.big = how.label_is_heading;
  rules.notes.label_is_heading = how.label_is_heading;
  const auto picked = ui.choice_tiles(setting.id, setting.label, tiles, chosen, rules);
  if (!picked) return std::nullopt;
  return Chosen{setting.id, setting.choices[*picked].id};
}

std::optional<std::string> draw_languages(ui::Ui& ui, const ui::Words& label,
                                          const std::vector<LanguageChoice>& languages,
                                          bool label_is_heading) {
  std::vector<ui::ChoiceTile> tiles;
  std::optional<std::size_t> chosen;
  for (const LanguageChoice& language : languages) {
    if (language.chosen) chosen = tiles.size();
    tiles.push_back({language.tag, words(language.own_name)});
  }
  ui::ChoiceRules rules;
  rules.columns = 4;
  rules.big = label_is_heading;
  rules.notes.label_is_heading = label_is_heading;
  const auto picked = ui.choice_tiles("language", label, tiles, chosen, rules);
  if (!picked) return std::nullopt;
  return languages[*picked].tag;
}

void draw(ui::Ui& ui, const Frame& frame, const SettingsModel& model, SettingsActions& actions) {
  begin(ui, frame, "settings", model.title, Back::shown);
  ui.heading(model.title);
  ui.paragraph(model.kept);
  std::vector<ui::Tab> tabs;
  for (std::size_t n = 0; n < model.tabs.size(); ++n)
    tabs.push_back({std::string(name_of(static_cast<SettingsTab>(n))), model.tabs[n]});
  const auto tab = ui.begin_tabs("settings", model.title, tabs, static_cast<std::size_t>(model.tab));
  if (tab) actions.tab = static_cast<SettingsTab>(*tab);
  if (model.draft) ui.inset(*model.draft);
  if (!model.languages.empty())
    actions.language = draw_languages(ui, model.tabs[static_cast<std::size_t>(SettingsTab::language)],
                                      model.languages, false);
  for (const Setting& setting : model.settings) {
    if (auto chosen = draw_setting(ui, frame, setting, {model.sample})) actions.chosen = std::move(chosen);
  }
  ui.end_tabs();
  end(ui, actions.frame);
}

}  // namespace mend::screens
