#pragma once

#include "kiosk/preview/visit.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mend::preview {

/// The author's side of the window: what is wrong, what is looked at, and how.
struct PanelModel {
  std::string title;
  std::string state;                  ///< one sentence: up to date, translating, not shown
  std::vector<std::string> problems;  ///< each with its file and line
  std::vector<std::string> notes;
  std::vector<LanguageChoice> languages;
  std::string language;
  std::vector<Place> places;
  Place place;
  store::Preferences preferences;
  bool has_voice = false;
};

struct PanelActions {
  std::optional<std::string> language = std::nullopt;
  std::optional<std::string> place = std::nullopt;
  /// A setting and its choice.
  std::optional<std::pair<std::string, std::string>> setting = std::nullopt;
  bool reload = false;
};

/// Drawn with the kiosk's components, in English. `keys_open`: its help is shown instead.
void draw_panel(ui::Ui& ui, const PanelModel& model, bool& keys_open, PanelActions& actions);

}  // namespace mend::preview
