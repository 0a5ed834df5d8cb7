#pragma once

#include "kiosk/ui/look.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/ui/words.h"
#include "kiosk/window/png.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// What the components of `Ui` are told. All of it is read during the call and not kept.
namespace mend::ui {

enum class HeadingLevel { one, two, three };
enum class ButtonStyle { primary, secondary, warning };
enum class ListStyle { bullet, number };
enum class BannerStyle { important, success };

/// A run of words inside a paragraph.
struct Span {
  Words words;
  bool bold = false;
};

/// What stands at a question besides its label.
struct Notes {
  std::optional<Words> hint = std::nullopt;
  std::optional<Words> error = std::nullopt;  ///< also makes the field `invalid`
  bool label_is_heading = false;              ///< one thing per page: the question is the page's heading
  /// What is chosen says something of the person: it may be spoken on headphones only.
  bool is_private = false;
  const window::Image* picture = nullptr;  ///< below the label, which says what it shows
  /// The caller has drawn the label; here it only names the question.
  bool label_is_above = false;
};

/// One answer of a question. `id` names it inside the question ("yes"); the node's id is "question/yes".
struct Option {
  std::string id;
  Words label;
  std::optional<Words> hint = std::nullopt;
};

struct NavTile {
  std::string id;
  Words title;
  std::optional<Words> detail = std::nullopt;
  Icon icon = Icon::book;
  std::optional<Words> status = std::nullopt;  ///< "New", "Completed"
};

/// One of several ways on: a row as wide as the column, all of which can be pressed.
struct LinkRow {
  std::string id;
  Words title;
  std::optional<Words> detail = std::nullopt;
  std::optional<Words> status = std::nullopt;  ///< "New", "Completed"; beside the title where there is room
  std::optional<Icon> icon = std::nullopt;
};

enum class TaskState {
  to_do,    ///< can be pressed
  done,     ///< can be pressed again
  not_yet,  ///< something else comes first: quiet, and not pressed
};

/// A row of a task list. `status` says the state in a word: it is never told by colour alone.
struct Task {
  std::string id;
  Words title;
  Words status;
  TaskState state = TaskState::to_do;
  std::optional<Words> hint = std::nullopt;
};

struct Tab {
  std::string id;
  Words label;
};

struct ResidentTile {
  std::string id;
  Words name;
  Picture picture = Picture::boat;
  std::optional<Words> picture_name = std::nullopt;  ///< for those who cannot see it
};

/// Words as they would look to somebody with another look.
struct Sample {
  Words words;
  Look look;
  bool on_its_page = false;  ///< with the ground of that look's page behind them
};

/// One of a few, told apart without reading.
struct ChoiceTile {
  std::string id;
  Words label;
  std::optional<Words> hint = std::nullopt;
  std::optional<Icon> icon = std::nullopt;
  std::optional<Sample> sample = std::nullopt;
  const window::Image* picture = nullptr;  ///< above the label, which says what it shows
};

struct ChoiceRules {
  std::size_t columns = 2;  ///< at most; one: each tile is a row, with its sample beside its label
  bool big = false;         ///< for the one question of a page
  Notes notes = {};
};

struct SummaryRow {
  std::string id;
  Words key;
  Words value;
  std::optional<Words> change = std::nullopt;  ///< the link's visible word ("Change"); none: no link
  std::optional<Words> change_name =
      std::nullopt;                              ///< its whole name for speech ("Change how your week was")
  std::optional<Words> take_out = std::nullopt;  ///< a second link, in a changeable_list only
  std::optional<Words> take_out_name = std::nullopt;
  /// What is wrong with the answer; the error summary leads to the row's "change" link ("list/row/change").
  std::optional<Words> error = std::nullopt;
};

/// What was pressed in a changeable_list.
struct RowPress {
  std::size_t row = 0;
  bool take_out = false;  ///< else its change link
};

/// A problem and the field that it belongs to.
struct ErrorLink {
  std::string field;  ///< id of the component
  Words message;
};

struct FieldOptions {
  Notes notes = {};
  std::size_t max_characters = 2000;          ///< code points; typing stops there
  std::optional<Words> count = std::nullopt;  ///< "You have 120 characters left", made by the caller
  bool digits_only = false;                   ///< one-time codes
  bool masked = false;  ///< a dot stands for each letter; neither the screen nor the voice says them
};

/// One of several short fields for digits.
struct DigitField {
  std::string id;
  Words label;
  std::string value;
  std::size_t digits = 2;
  bool wrong = true;  ///< where the question has an error, it is about this one too
  bool new_row = false;
};

/// What stands in the three fields of a date, as it was typed: a day that is no day is kept to be mended.
struct DateTexts {
  std::string day;
  std::string month;
  std::string year;
  friend bool operator==(const DateTexts&, const DateTexts&) = default;
};

struct DateWords {
  Words day;
  Words month;
  Words year;
};

/// `notes.error` marks the whole date unless single fields are named.
struct DateOptions {
  Notes notes = {};
  bool day_wrong = false;
  bool month_wrong = false;
  bool year_wrong = false;
};

struct NumberOptions {
  Notes notes = {};
  std::size_t max_characters = 9;
  bool negative = false;                     ///< a minus may be typed in front
  bool decimals = false;                     ///< one point or comma may be typed
  bool masked = false;                       ///< as FieldOptions::masked
  std::optional<Words> unit = std::nullopt;  ///< "days", after the field
};

struct StepperWords {
  Words smaller;
  Words larger;
};

struct StepperRules {
  NumberOptions number = {};
  bool smaller = true;  ///< it can become so
  bool larger = true;
};

/// What was done to a stepper now.
struct StepperDone {
  std::optional<std::string> typed = std::nullopt;  ///< the whole new text
  int by = 0;                                       ///< −1 smaller, 1 larger
};

/// One of the things to put in order. `earlier` and `later` name its buttons: "Earlier: Music".
struct RankItem {
  std::string id;
  Words label;
  Words earlier;
  Words later;
};

/// One place to the front (−1) or back (1); 0: all stay where they are, and that is the answer.
struct RankMove {
  std::size_t item = 0;
  int by = 0;
};

struct SelectWords {
  Words choose;  ///< stands in the box as long as nothing is chosen ("Choose one")
  Words close;   ///< ends the open list without a choice
};

/// One way to answer a dialog.
struct Answer {
  std::string id;
  Words words;
  ButtonStyle style = ButtonStyle::primary;
};

/// A question that must be answered before the page goes on. Help and hiding stay within reach.
struct Dialog {
  std::string id;
  Words title;
  std::vector<Words> body = {};
  std::vector<Answer> answers;
  std::string safe;  ///< the answer that changes nothing; Escape gives it
};

/// What a recording does at this moment; the player only shows it.
struct AudioState {
  bool playing = false;
  double position_s = 0;
  double length_s = 0;    ///< 0: nobody knows
  bool available = true;  ///< else its buttons are not pressed, and `note` says why
};

struct AudioWords {
  Words title;  ///< "Recording: What is restorative justice?"
  Words play;
  Words pause;
  Words again;                               ///< "From the start"
  Words time;                                ///< "0:12 of 1:40"
  std::optional<Words> note = std::nullopt;  ///< "Plug in headphones to hear this."
};

enum class AudioPress { play, pause, again };

struct PinWords {
  Words label;
  Words erase;   ///< removes the last digit
  Words submit;  ///< "Continue"
  /// What the field's value says, for the number of digits entered and the greatest number ("2 of 4
  /// entered").
  std::function<Words(std::size_t entered, std::size_t most)> entered;
};

/// How many digits are asked for. Too few can be submitted all the same: what to say then is the caller's.
struct PinRules {
  std::size_t least = 4;
  std::size_t most = 8;  ///< further digits are not taken; 16 at most
  Notes notes = {};
};

/// One of the pictures of a PIN of pictures; its place in the row is what is taken.
struct PadPicture {
  Picture picture = Picture::boat;
  Words name;  ///< for those who cannot see it
};

/// A control of the bar at the foot of the page.
struct FootItem {
  std::string id;
  Words words;
  Icon icon = Icon::settings;
};

}  // namespace mend::ui
