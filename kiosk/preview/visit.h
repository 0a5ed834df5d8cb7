#pragma once

#include "kiosk/preview/show.h"
#include "kiosk/ui/ui.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mend::preview {

/// A language that the pages can be looked at in.
struct LanguageChoice {
  std::string tag;
  std::string label;
};

/// The kiosk's area: the pages of a source with all that stands around them, as a resident who is signed in
/// would have them. There is no resident, no device and no store: what is picked and typed ends with it.
class Visit {
 public:
  /// What it stands on; all outlive it.
  struct Parts {
    const app::Tongues& tongues;
    const base::Clock& clock;
    base::Random& random;
    const library::Policy* policy = nullptr;  ///< help lines and help stops of a prison, where one is named
    app::Ears ears = {};
    float pixels_per_mm = 0;
  };
  explicit Visit(Parts parts);

  /// The first, or the next after a save: place, picks and typed words stay.
  void renew(std::shared_ptr<const Edition> edition);
  [[nodiscard]] const std::shared_ptr<const Edition>& edition() const { return edition_; }

  /// Any tag; which make sense, `languages` says.
  void choose_language(const std::string& tag);
  [[nodiscard]] const std::string& language() const { return language_; }
  /// Those of the source first, then the pseudo-locale, then the others of the kiosk.
  [[nodiscard]] std::vector<LanguageChoice> languages() const;
  /// What is worth knowing of the language of now, in sentences.
  [[nodiscard]] std::vector<std::string> language_notes() const;
  /// As on the page of settings ("text-size", "huge"). False: there is no such choice.
  bool prefer(std::string_view setting, std::string_view choice);
  [[nodiscard]] const store::Preferences& preferences() const { return preferences_; }
  [[nodiscard]] bool has_voice() const { return aloud_.there(); }

  [[nodiscard]] std::vector<Place> places() const { return show_->places(); }
  [[nodiscard]] Place place() const { return show_->place(); }
  void go_to(const std::string& place);
  [[nodiscard]] Show& show() { return *show_; }

  /// Before the same event goes to the Ui.
  void input(const window::Event& event) { aloud_.input(event); }
  /// Needs an edition.
  void draw(ui::Ui& ui);
  /// Once the page stands still. True if it must be drawn once more.
  bool listen(ui::Ui& ui);
  [[nodiscard]] std::optional<std::int64_t> millis_to_change() const { return aloud_.millis_to_change(); }

 private:
  [[nodiscard]] bool pseudo() const { return language_ == messages::pseudo_tag; }
  [[nodiscard]] const messages::Catalogue& catalogue() const;
  screens::FrameActions draw_help(ui::Ui& ui, const screens::Frame& frame);
  screens::FrameActions draw_hidden(ui::Ui& ui, const screens::Frame& frame);
  void press(const screens::FrameActions& actions);

  Parts parts_;
  messages::Catalogue pseudo_;
  app::ReadAloud aloud_;
  store::Preferences preferences_;
  std::string language_ = "en";
  std::shared_ptr<const Edition> edition_;
  std::unique_ptr<Show> show_;
  bool help_open_ = false;
  bool hidden_ = false;
  bool fresh_ = false;  ///< forget focus and text before the next page
};

}  // namespace mend::preview
