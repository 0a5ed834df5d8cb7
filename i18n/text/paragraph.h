#pragma once

#include "i18n/locale/locale.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mend::text {

using locale::Direction;

enum class Weight { regular, bold };
/// Start and end follow the paragraph's base direction.
enum class Align { start, centre, end };

/// Bytes `start` up to `end` of a text.
struct Stretch {
  std::size_t start = 0, end = 0;
  bool operator==(const Stretch&) const = default;
};

/// What to lay out. Lengths are in pixels.
struct Paragraph {
  std::string utf8;                           ///< may hold line breaks; cleaned first, see clean()
  std::string language = "en";                ///< BCP 47; picks the fonts, and how letters are shaped
  Direction base = Direction::left_to_right;  ///< of the paragraph as a whole
  bool base_from_content = false;             ///< the first strong letter decides; `base` if there is none
  float size_px = 20;                         ///< of the font; kept within 6…200
  Weight weight = Weight::regular;
  float max_width = 0;         ///< wrap here; 0 = one line per line break
  Align align = Align::start;  ///< within max_width, or within the widest line
  bool with_carets = false;    ///< for edit fields: fills what caret() and hit() need
  std::vector<Stretch> bold;   ///< parts of utf8; left out where clean() had to change the text
  /// Of each line, × size_px; 0 = the font's own. A line that needs more (Nastaliq, heaped marks of a tall
  /// script) gets what its fonts ask for, so that lines never run into each other.
  float line_height = 0;
  /// Between letters, in em (0.12 = WCAG 1.4.12). Letters of joined and Indic scripts are never moved apart.
  float letter_spacing = 0;
  float word_spacing = 0;  ///< at each space, in em, on top of the space and of letter_spacing

  bool operator==(const Paragraph&) const = default;
};

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  bool operator==(const Rect&) const = default;
};

/// One quad: where, from the paragraph's top left corner (whole pixels, may stick out of the box by a
/// few), and what, as a part of the atlas (0…1).
struct Glyph {
  float x = 0, y = 0, w = 0, h = 0;
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
  bool is_colour = false;      ///< draw in its own colours: multiply by white, not by the text's colour
  float pen_x = 0, pen_y = 0;  ///< for Engine::refresh, as is the key
  std::uint64_t key = 0;
  std::size_t line = 0;  ///< of Layout::lines
};

struct Line {
  Rect box;               ///< logical: full line height, width of the words
  float baseline = 0;     ///< y
  std::size_t start = 0;  ///< byte in Layout::utf8
  std::size_t end = 0;    ///< one past the last byte, without the line break
};

/// A laid-out paragraph: plain data, kept by the caller for as long as the Paragraph stays the same.
/// Draw it at whole pixels, after Engine::refresh() in each frame.
struct Layout {
  float width = 0;  ///< of the box: max_width if given, else the widest line
  float height = 0;
  std::string utf8;  ///< the text, cleaned and perhaps cut; every byte index below is into this
  std::vector<Glyph> glyphs;
  std::vector<Line> lines;                    ///< at least one
  Direction base = Direction::left_to_right;  ///< as resolved
  int unknown_glyphs = 0;                     ///< characters that no font has: shown as a box
  std::uint64_t generation = 0;               ///< of the atlas that the quads are good for; 0 = none yet

  /// Where a caret before the byte `index` stands (zero width; draw it as wide as you like). An index
  /// between two stops counts as the stop before it. Needs with_carets, as do all below.
  [[nodiscard]] Rect caret(std::size_t index) const;
  /// One place, or two where both directions meet: first caret(index), then where a letter of the other
  /// direction will appear.
  [[nodiscard]] std::vector<Rect> carets(std::size_t index) const;
  /// The caret stop nearest to a point; points outside count as the nearest inside.
  [[nodiscard]] std::size_t hit(float x, float y) const;
  /// The stop after or before, in reading order. The arrow keys: Right = next where `base` is left to
  /// right, previous where it is right to left.
  [[nodiscard]] std::size_t next(std::size_t index) const;
  [[nodiscard]] std::size_t previous(std::size_t index) const;
  /// One line up or down, keeping near `x` (of the caret when the person began to move).
  [[nodiscard]] std::size_t up(std::size_t index, float x) const;
  [[nodiscard]] std::size_t down(std::size_t index, float x) const;
  [[nodiscard]] std::size_t line_start(std::size_t index) const;
  [[nodiscard]] std::size_t line_end(std::size_t index) const;
  /// Where the text that Backspace removes begins: the cluster before, or only its last mark where
  /// the script wants it so.
  [[nodiscard]] std::size_t backspace(std::size_t index) const;
  /// Boxes behind the bytes `start`…`end`, to show a selection.
  [[nodiscard]] std::vector<Rect> selection(std::size_t start, std::size_t end) const;

  /// What a caret steps over, in reading order.
  struct Cell {
    std::size_t start = 0, end = 0;  ///< bytes
    std::size_t line = 0;
    float left = 0, right = 0;
    bool rtl = false;
    bool backspace_splits = false;  ///< Backspace takes only the last code point
  };
  std::vector<Cell> cells;

 private:
  [[nodiscard]] std::size_t line_of(std::size_t index) const;
  [[nodiscard]] std::size_t hit_on_line(float x, std::size_t line) const;
};

/// Longest text that is laid out, in bytes; the rest is left out.
inline constexpr std::size_t max_text_bytes = 20'000;
/// And in letters (code points). Not for edit fields (with_carets), which have limits of their own: what is
/// in a field has to be there for its caret.
inline constexpr std::size_t max_text_letters = 6'000;

/// What had to be done to a text.
struct Mending {
  bool replaced = false;  ///< something was no letter
  bool cut = false;       ///< there was too much: letters, marks or lines
};

/// Text that is safe to lay out: valid UTF-8 (U+FFFD for what was not), no control characters but line
/// break and tab, at most 30 marks on one letter, at most 500 line breaks (then spaces), at most
/// `max_text_bytes`. Clean text comes back unchanged.
[[nodiscard]] std::string clean(std::string_view text, Mending* mending = nullptr);

}  // namespace mend::text
