#pragma once

#include "i18n/keyboard/board.h"
#include "i18n/keyboard/pinyin.h"
#include "kiosk/ui/semantics.h"

#include <cstddef>
#include <string>
#include <vector>

// Where the keys of the keyboard on the screen stand. Knows nothing of drawing.
namespace mend::ui {

enum class KeyKind {
  letter,  ///< types its own key
  shift,
  more,
  numbers,
  letters,
  space,
  enter,
  backspace,
  close,
  language,
  left,
  right,
  candidate,   ///< a Chinese character for what was spelt
  candidates,  ///< further ones
};

struct GridKey {
  KeyKind kind = KeyKind::letter;
  std::string id;  ///< without "keyboard/"
  keyboard::Key key;
  std::size_t letters = 0;  ///< of a candidate: how much of the spelling it stands for
  Rect rect;                ///< from the corner of the keyboard
};

struct GridAsk {
  const keyboard::Layout* layout = nullptr;
  keyboard::Sheet sheet = keyboard::Sheet::letters;
  std::size_t page = 0;
  bool digits = false;  ///< digits only, as on a telephone
  std::string also;     ///< and these signs
  bool many_lines = false;
  bool two_languages = false;
  bool mirrored = false;
  std::vector<keyboard::Candidate> candidates = {};
  std::size_t candidates_from = 0;
  std::size_t spelling = 0;  ///< room for it at the start of the row of candidates, in keys
  float width = 0;           ///< of the window
  float most_height = 0;
  float least = 48;   ///< of a key, both ways
  float wanted = 60;  ///< height of a key, if there is room
  float gap = 10;     ///< between two, at least
};

struct Grid {
  std::vector<GridKey> keys;  ///< row by row, from the reader's start of each
  float height = 0;
  std::size_t pages = 1;  ///< of the sheet
  std::size_t candidates_shown = 0;
  Rect spelling;  ///< where the spelling stands; empty without candidates
};

/// Every key is at least `least` both ways and `gap` from the next, as long as the window is ten keys wide.
Grid make_grid(const GridAsk& ask);

}  // namespace mend::ui
