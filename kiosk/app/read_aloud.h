#pragma once

#include "content/base/bytes.h"
#include "i18n/messages/catalogue.h"
#include "kiosk/platform/headphones.h"
#include "kiosk/speech/narrator.h"
#include "kiosk/speech/speaker.h"
#include "kiosk/store/preferences.h"
#include "kiosk/ui/ui.h"
#include "kiosk/window/event.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::app {

/// Where what is said comes out, and who else hears it; all may be empty.
struct Ears {
  speech::Speaker* speaker = nullptr;  ///< null: this device says nothing
  std::function<platform::Headphones()> headphones = {};
  std::function<void(const speech::Utterance&)> heard = {};  ///< for tests: what is said, as it is said
};

/// How somebody wants to be read to.
struct ReadAloudChoice {
  enum class Voicing { unset, off, on } voicing = Voicing::unset;
  int words_a_minute = speech::normal_words;
  bool operator==(const ReadAloudChoice&) const = default;
};

[[nodiscard]] ReadAloudChoice choice_of(const store::Preferences& preferences);

/// Reads the screen aloud. Off, it reads a page when it is asked to; on, it also says what the focus comes to
/// and what becomes of what is pressed. What is private is said on headphones only. Any key or touch stops
/// it.
///
/// Keys: F4 read from here or stop (and be on from now), F5 say it again, F6 where am I, volume keys or F9
/// and F10 quieter and louder.
class ReadAloud {
 public:
  static constexpr int most_volume = 8, usual_volume = 4;

  explicit ReadAloud(Ears ears) : ears_(std::move(ears)) {}

  /// Can it be offered at all?
  [[nodiscard]] bool there() const { return ears_.speaker != nullptr; }
  /// Of who is at the screen now; a change counts at once.
  void choose(const ReadAloudChoice& choice);
  /// Somebody else is coming: what was said is forgotten, volume and voice are as on the first day.
  void forget();

  void input(const window::Event& event);
  /// A button of the foot, if it is one of ours.
  void pressed(std::string_view button);
  /// After the page was drawn: says what is to be said, and marks the word. True if the page must be drawn
  /// again to show what it has to say.
  bool follow(ui::Ui& ui, const messages::Catalogue& catalogue);

  [[nodiscard]] bool busy() const { return there() && ears_.speaker->busy(); }
  /// For the foot: one button, and those of who listens while somebody does.
  [[nodiscard]] std::vector<ui::FootItem> buttons(const messages::Catalogue& catalogue) const;
  /// What must be seen because it cannot be heard.
  [[nodiscard]] std::optional<messages::Text> notice(const messages::Catalogue& catalogue) const;
  [[nodiscard]] std::optional<std::int64_t> millis_to_change() const;

  // A recording that stands on the page, said by `offer` in each frame that draws it.
  struct Recording {
    std::string name;  ///< of this recording among all
    std::shared_ptr<const base::Bytes> bytes;
  };
  void offer(const Recording& recording);
  void play();
  void pause();
  void from_the_start();
  [[nodiscard]] bool playing() const { return playing_ && busy(); }
  /// Of the one on offer.
  [[nodiscard]] speech::Progress progress() const;

 private:
  enum class Wanted { nothing, read_or_stop, again, where, quieter, louder };
  void do_wanted(const ui::Tree& tree, const messages::Catalogue& catalogue);
  void say(speech::Speech speech, const messages::Catalogue& catalogue);
  void read_or_stop(const ui::Tree& tree, const messages::Catalogue& catalogue);
  void turn_volume(int by, const messages::Catalogue& catalogue);
  void look_at_jack(const messages::Catalogue& catalogue);
  void look_at_page(const ui::Tree& tree);
  void stop();
  [[nodiscard]] bool private_may_be_said() const;
  [[nodiscard]] speech::Speech allowed(const speech::Speech& speech, const messages::Catalogue& catalogue);

  Ears ears_;
  ReadAloudChoice choice_;
  bool on_ = false;
  speech::Narrator narrator_;
  Wanted wanted_ = Wanted::nothing;
  bool was_busy_ = false;  ///< when the last press began
  int volume_ = usual_volume;
  speech::Speech last_;  ///< for "say it again"; before anything was held back
  bool saying_private_ = false;
  std::string page_;      ///< the last one that was followed
  std::string language_;  ///< of that page
  platform::Headphones jack_ = platform::Headphones::unknown;
  bool jack_known_ = false;

  enum class Told { nothing, headphones, broken } told_ = Told::nothing;  ///< on this page
  bool broken_was_told_ = false;
  bool used_ = false;  ///< on this page somebody wanted to hear something

  std::optional<Recording> recording_;
  bool offered_ = false;  ///< in this frame
  bool playing_ = false;
  std::int64_t paused_at_ = 0;
};

}  // namespace mend::app
