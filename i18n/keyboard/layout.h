#pragma once

#include <string>
#include <string_view>
#include <vector>

// What a keyboard on the screen shows for a language. Pure data, compiled into the program from the layouts
// of xkb-data by make_layouts: no file is read when the program runs, so none can be missing or hostile.
namespace mend::keyboard {

/// One key of one page.
struct Key {
  std::string types;  ///< UTF-8; see compose() for marks
  std::string shows;  ///< what stands on it: a mark on a dotted circle, a name for what cannot be seen
  bool mark = false;  ///< joins the letter before it

  bool operator==(const Key&) const = default;
};
using Row = std::vector<Key>;

struct Layout {
  std::string language;  ///< as asked for; "en" where nobody made a keyboard for it
  bool right_to_left = false;
  bool has_capitals = false;  ///< `shifted` are the capitals of `letters`; else they are further letters
  bool pinyin = false;        ///< letters are spelt, and characters chosen: see candidates()
  std::vector<Row> letters;   ///< in the order of a keyboard that people may know
  std::vector<Row> shifted;   ///< as many rows; a key may be missing
  Row more;                   ///< what else the language needs, most needed first
  Row more_shifted;           ///< its capitals; empty where the script has none
  Row numbers;                ///< the ten digits, then signs, most needed first
  Row handy;                  ///< a few signs that stand beside the space
};

/// Never fails. The reference holds for ever. `language` is BCP 47; only the language itself counts.
[[nodiscard]] const Layout& layout_for(std::string_view language);
/// The languages that have a keyboard of their own.
[[nodiscard]] std::vector<std::string> languages();

/// What stands before the caret after a key was pressed there: a mark becomes one with its letter where
/// Unicode has them as one ("e" and the acute give "é", in whichever order their marks were typed).
/// `before` is the letter before the caret, as one grapheme; may be empty.
[[nodiscard]] std::string compose(std::string_view before, std::string_view typed);

}  // namespace mend::keyboard
