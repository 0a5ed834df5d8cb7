#pragma once

#include "content/base/bytes.h"
#include "kiosk/ui/handling.h"
#include "kiosk/ui/keyboard_words.h"
#include "kiosk/ui/parts.h"
#include "kiosk/ui/semantics.h"
#include "kiosk/ui/theme.h"
#include "kiosk/window/canvas.h"
#include "kiosk/window/event.h"
#include "kiosk/window/png.h"
#include "kiosk/window/texture.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct ImDrawData;
namespace mend::text {
class Engine;
}

namespace mend::ui {

/// What frames every page. There is no page without the way to help.
struct Page {
  std::string
      id;  ///< another id is another page: focus goes to its heading or error summary, scroll to its top
  std::string language;
  Direction direction = Direction::left_to_right;
  Look look = {};
  Words title;                               ///< names the page for speech; not drawn
  Words service;                             ///< at the start of the bar
  Words help;                                ///< "Get help now"; also F1
  std::optional<Words> hide = std::nullopt;  ///< quick hide; also F2 and Shift three times in five seconds
  std::optional<Words> back = std::nullopt;  ///< above the content; also Escape
  std::vector<FootItem> foot = {};
  /// The keyboard on the screen, at the foot while a text field is edited; none: never.
  std::optional<KeyboardWords> keyboard = std::nullopt;
  /// All that it says is about the person (answers, requests): to be spoken on headphones only.
  bool is_private = false;
  /// Small words above the foot: what reading aloud has to say to who cannot hear it.
  std::optional<Words> notice = std::nullopt;
  /// "More below": stands at the foot of the view while more of the page waits under it; a press shows it.
  std::optional<Words> more_below = std::nullopt;
};

/// The components. A page is drawn anew in each frame, from begin_page to end_page, in reading order;
/// each component draws itself, adds its nodes to the semantic tree and returns what the person did to
/// it since the last frame. Ids are unique on the page and stable between frames.
///
/// The loop of its owner:
///   for (const auto& event : window.wait(ui.millis_to_change())) ui.input(event);
///   ui.turn(window.now_ms());
///   do { draw the page } while (ui.pending());
///   window.present(ui.draw_data(), ui.textures());
///
/// One thread.
class Ui {
 public:
  /// `engine` must outlive the Ui. Without fonts there is no engine and no Ui: then show i18n/help_picture
  /// with Window::show.
  Ui(text::Engine& engine, window::Size size);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // Input and output.
  void input(const window::Event& event);
  void resize(window::Size size);
  void set_handling(const Handling& handling);
  /// What time alone changes (a scanning mark moves on), on the clock of Event::time_ms. Before drawing.
  void turn(std::uint64_t now_ms);
  /// How long after the last turn time alone changes something; nothing: not until something happens.
  [[nodiscard]] std::optional<std::int64_t> millis_to_change() const;
  /// True while input waits for a further frame, or the frame just drawn asks for another.
  [[nodiscard]] bool pending() const;
  [[nodiscard]] const Tree& tree() const;
  [[nodiscard]] const ImDrawData& draw_data() const;
  [[nodiscard]] window::Textures textures() const;
  /// Forgets focus, edit state, typed digits, scroll and all cached text: the next person starts afresh.
  void reset();
  /// Brings a node into the viewport and to the focus, as a link of an error summary does.
  void focus(std::string_view id);
  /// Brings a node into the viewport.
  void reveal(std::string_view id);
  /// Marks the word that is being read aloud: bytes of the node's name. `node` is its id, or "#n" for the
  /// n-th node of the last frame's tree, because plain text has no id; empty: no mark. Brings it into the
  /// viewport.
  void mark(std::string_view node, std::size_t start, std::size_t end);

  // The page.
  void begin_page(const Page& page);
  void end_page();
  /// What was pressed on the frame of the page; valid between begin_page and end_page.
  [[nodiscard]] bool help_pressed() const;
  [[nodiscard]] bool hide_pressed() const;
  [[nodiscard]] bool back_pressed() const;
  /// The id of the FootItem.
  [[nodiscard]] std::optional<std::string> foot_pressed() const;

  // Words.
  void heading(const Words& words, HeadingLevel level = HeadingLevel::one);
  /// Small quiet words above a heading or below a thing.
  void caption(const Words& words);
  void paragraph(const Words& words);
  void paragraph(std::span<const Span> spans);
  void list(std::span<const Words> items, ListStyle style = ListStyle::bullet);
  void list(std::span<const std::vector<Span>> items, ListStyle style = ListStyle::bullet);
  void inset(const Words& words);
  /// What has changed on a page that somebody is on: spoken when it appears, in its turn. It takes the focus
  /// only when the caller gives it.
  void status(std::string_view id, const Words& words);
  /// `label` says "Warning" to those who do not see the sign.
  void warning(const Words& label, const Words& words);
  void banner(BannerStyle style, const Words& title, const Words& words);
  /// The large green panel of a confirmation page; its title is the page's heading.
  void panel(const Words& title, const std::optional<Words>& words = std::nullopt);
  /// `words` says it ("Page 2 of 8"); the bar is beside it.
  void progress(const Words& words, std::size_t done, std::size_t all);
  /// `alternative` is for those who cannot see it; `caption` stands below it for everybody.
  void picture(std::string_view id, const window::Image& image, const Words& alternative,
               const std::optional<Words>& caption = std::nullopt);
  void divider();
  /// A big telephone or bell row of the help screen: sign, bold title, words.
  void help_line(Icon icon, const Words& title, const std::optional<Words>& words = std::nullopt);

  // Things to press.
  /// One that is not enabled is there to be read, and does nothing: prefer to leave it out.
  bool button(std::string_view id, const Words& words, ButtonStyle style = ButtonStyle::primary,
              bool enabled = true);
  bool link(std::string_view id, const Words& words);
  /// What is drawn until end_row stands side by side as long as there is room. Buttons only.
  void begin_row();
  void end_row();
  std::optional<std::size_t> nav_tiles(std::string_view id, std::span<const NavTile> tiles);
  std::optional<std::size_t> resident_tiles(std::string_view id, std::span<const ResidentTile> tiles);
  /// Rows that lead somewhere; returns the one that was pressed.
  std::optional<std::size_t> link_rows(std::string_view id, std::span<const LinkRow> rows);
  /// Returns the task that was pressed.
  std::optional<std::size_t> task_list(std::string_view id, std::span<const Task> tasks);
  /// Words that are shown when asked for. True when it was pressed: the caller keeps whether it is open.
  bool details(std::string_view id, const Words& summary, std::span<const Words> body, bool open);
  /// What is drawn until end_tabs stands on the chosen tab's sheet. Returns the tab that was chosen now.
  std::optional<std::size_t> begin_tabs(std::string_view id, const Words& name, std::span<const Tab> tabs,
                                        std::size_t selected);
  void end_tabs();
  /// Asks before anything else goes on; at any place of the page, as long as it is to be asked. The focus
  /// stays inside it and goes back where it was when the caller stops asking. Returns the answer's id.
  std::optional<std::string> dialog(const Dialog& dialog);
  /// A recording: shows `state`, and returns what was pressed.
  std::optional<AudioPress> audio_player(std::string_view id, const AudioWords& words,
                                         const AudioState& state);
  /// Returns the row whose change link was pressed.
  std::optional<std::size_t> summary_list(std::string_view id, std::span<const SummaryRow> rows);
  /// Rows that can be changed and taken out, each by a link of its own.
  std::optional<RowPress> changeable_list(std::string_view id, std::span<const SummaryRow> rows);
  /// Takes the focus when it appears; each link leads to its field by itself.
  void error_summary(const Words& title, std::span<const ErrorLink> errors);

  // Questions. Nothing is chosen beforehand unless the caller says so.
  std::optional<std::size_t> radios(std::string_view id, const Words& legend, std::span<const Option> options,
                                    std::optional<std::size_t> selected, const Notes& notes = {});
  /// As radios; each is a big tile with a sign, or with words that look as they would.
  std::optional<std::size_t> choice_tiles(std::string_view id, const Words& legend,
                                          std::span<const ChoiceTile> tiles,
                                          std::optional<std::size_t> selected, const ChoiceRules& rules = {});
  /// As choice_tiles, for several of them. Returns the tile that was switched now.
  std::optional<std::size_t> check_tiles(std::string_view id, const Words& legend,
                                         std::span<const ChoiceTile> tiles, const std::vector<bool>& checked,
                                         const ChoiceRules& rules = {});
  /// Things to put in order with buttons, as they stand now. Before it is `answered` they have no numbers,
  /// and `keep` says that they are in order.
  std::optional<RankMove> rank(std::string_view id, const Words& legend, std::span<const RankItem> items,
                               bool answered, const Words& keep, const Notes& notes = {});
  /// Returns the option that was switched now.
  std::optional<std::size_t> checkboxes(std::string_view id, const Words& legend,
                                        std::span<const Option> options, const std::vector<bool>& checked,
                                        const Notes& notes = {});
  /// Five faces from worst to best in the order given.
  std::optional<std::size_t> faces(std::string_view id, const Words& legend, std::span<const Option> options,
                                   std::optional<std::size_t> selected, const Notes& notes = {});
  /// A number out of a few, from the least on: each a big star with its number, in one row while there is
  /// room.
  std::optional<std::size_t> rating(std::string_view id, const Words& legend, std::span<const Option> options,
                                    std::optional<std::size_t> selected, const Notes& notes = {});
  /// One of many. Opens to a list in its place; arrows move in it, letters find, Enter chooses, Escape
  /// closes. Returns what was chosen now.
  std::optional<std::size_t> select(std::string_view id, const Words& label, std::span<const Option> options,
                                    std::optional<std::size_t> selected, const SelectWords& words,
                                    const Notes& notes = {});
  /// Fields of a date, a time, …; the focus never jumps by itself. Returns the one that changed now, and its
  /// text.
  std::optional<std::pair<std::size_t, std::string>> digit_fields(std::string_view id, const Words& legend,
                                                                  std::span<const DigitField> fields,
                                                                  const Notes& notes = {});
  /// Three fields for digits; the focus never jumps by itself. Returns all three texts when one changed.
  std::optional<DateTexts> date(std::string_view id, const Words& legend, const DateTexts& value,
                                const DateWords& words, const DateOptions& options = {});
  /// Returns the whole new text when it changed: whether it is a number, the caller says.
  std::optional<std::string> number(std::string_view id, const Words& label, const std::string& value,
                                    const NumberOptions& options = {});
  /// As number, with buttons that make it larger or smaller: how much, and where it ends, the caller says.
  StepperDone stepper(std::string_view id, const Words& label, const std::string& value,
                      const StepperWords& words, const StepperRules& rules = {});
  /// Returns the whole new text when it changed.
  std::optional<std::string> text_line(std::string_view id, const Words& label, const std::string& value,
                                       const FieldOptions& options = {});
  std::optional<std::string> text_area(std::string_view id, const Words& label, const std::string& value,
                                       const FieldOptions& options = {});
  /// Returns the digits when they are submitted, and forgets them. They are never in the tree.
  /// As pin_pad, for pictures: returns a letter ('a' for the first picture) for each one that was pressed.
  std::optional<base::SecretBytes> picture_pad(std::string_view id, const PinWords& words,
                                               std::span<const PadPicture> pictures,
                                               const PinRules& rules = {});
  std::optional<base::SecretBytes> pin_pad(std::string_view id, const PinWords& words,
                                           const PinRules& rules = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mend::ui
