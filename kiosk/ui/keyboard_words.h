#pragma once

#include "kiosk/ui/words.h"

#include <string>
#include <vector>

namespace mend::messages {
class Catalogue;
}

namespace mend::ui {

/// When the keyboard stands on the screen while a text field is edited. Never is a page without
/// KeyboardWords.
enum class KeyboardMode {
  touch,  ///< from a touch or a switch on a field until a key of a keyboard is pressed
  always,
};

/// The keyboard of a page: what it is called for those who do not see it, and whose letters it has.
struct KeyboardWords {
  Words name;
  Words shift;    ///< "Capitals"
  Words more;     ///< "More letters"
  Words numbers;  ///< "Numbers and signs"
  Words letters;  ///< back from either
  Words space;
  Words enter;  ///< "New line"; only where the field has lines
  Words backspace;
  Words close;
  Words language;    ///< "Next language"
  Words candidates;  ///< "Words to choose from", for Chinese
  Words left;
  Words right;
  Words accent;  ///< says of a mark what it is
  std::vector<std::string>
      languages;  ///< tags, the first is shown first; a second one gets a key to change to
  KeyboardMode mode = KeyboardMode::touch;
};

/// The product's own words (`keyboard.*`). Besides its own language a script that is not Latin gets "en", so
/// that a name or an address can be written.
KeyboardWords keyboard_words(const messages::Catalogue& catalogue, KeyboardMode mode);

}  // namespace mend::ui
