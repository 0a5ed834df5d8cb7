#pragma once

#include "kiosk/ui/pictures.h"
#include "kiosk/ui/words.h"

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

struct ResidentTile {
  std::string id;
  Words name;
  Picture picture = Picture::boat;
  std::optional<Words> picture_name = std::nullopt;  ///< for those who cannot see it
};

struct SummaryRow {
  std::string id;
  Words key;
  Words value;
  std::optional<Words> change = std::nullopt;  ///< the link's visible word ("Change"); none: no link
  std::optional<Words> change_name =
      std::nullopt;  ///< its whole name for speech ("Change how your week was")
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
};

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

/// A control of the bar at the foot of the page.
struct FootItem {
  std::string id;
  Words words;
  Icon icon = Icon::settings;
};

}  // namespace mend::ui
