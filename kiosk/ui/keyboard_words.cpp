#include "kiosk/ui/keyboard_words.h"

#include "i18n/keyboard/layout.h"
#include "i18n/messages/catalogue.h"

namespace mend::ui {

KeyboardWords keyboard_words(const messages::Catalogue& catalogue, KeyboardMode mode) {
  KeyboardWords words{
      .name = catalogue.get("keyboard.name"),
      .shift = catalogue.get("keyboard.shift"),
      .more = catalogue.get("keyboard.more"),
      .numbers = catalogue.get("keyboard.numbers"),
      .letters = catalogue.get("keyboard.letters"),
      .space = catalogue.get("keyboard.space"),
      .enter = catalogue.get("keyboard.enter"),
      .backspace = catalogue.get("keyboard.backspace"),
      .close = catalogue.get("keyboard.close"),
      .language = catalogue.get("keyboard.language"),
      .candidates = catalogue.get("keyboard.words"),
      .left = catalogue.get("keyboard.left"),
      .right = catalogue.get("keyboard.right"),
      .accent = catalogue.get("keyboard.accent"),
      .languages = {catalogue.language()},
      .mode = mode,
  };
  const keyboard::Layout& own = keyboard::layout_for(catalogue.language());
  if (own.language != "en") words.languages.push_back("en");
  return words;
}

}  // namespace mend::ui
