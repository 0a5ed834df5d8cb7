#pragma once

#include "i18n/messages/catalogue.h"
#include "screen.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace mend::ui::test {

/// A page with two fields, a keyboard on the screen and somebody who writes in a language.
struct Writing {
  explicit Writing(std::string tag = "en", window::Size size = {1280, 800}, TextSize text = TextSize::normal)
      : language(std::move(tag)),
        look{text},
        catalogue(words_of(language)),
        screen([this](Ui& ui) { draw(ui); }, size) {}

  std::string language;
  Look look;
  messages::Catalogue catalogue;
  bool many = true;
  bool has_keyboard = true;
  KeyboardMode mode = KeyboardMode::touch;
  FieldOptions options;
  std::string value;
  std::string other;
  bool pressed = false;
  std::string page_id = "write";
  Screen screen;

  static messages::Catalogue words_of(const std::string& tag) {
    auto loaded = messages::Catalogue::load(std::string(MEND_BINARY_DIR) + "/share/mend/locale", tag);
    return loaded ? std::move(*loaded) : messages::Catalogue();
  }

  void draw(Ui& ui) {
    Page shown = page(page_id, language);
    shown.look = look;
    if (has_keyboard) {
      shown.keyboard = keyboard_words(catalogue, mode);
      if (shown.keyboard->languages.front() != language) shown.keyboard->languages = {language, "en"};
    }
    ui.begin_page(shown);
    ui.heading(words("Write", "en"));
    const Words label = words("Note", "en");
    const auto now =
        many ? ui.text_area("note", label, value, options) : ui.text_line("note", label, value, options);
    if (now) value = *now;
    if (const auto typed = ui.text_line("other", words("Other"), other, {})) other = *typed;
    pressed = ui.button("done", words("Done")) || pressed;
    ui.end_page();
  }

  [[nodiscard]] bool open() const { return screen.tree().find("keyboard") != nullptr; }
  void enter() {
    screen.ui().reveal("note");
    screen.draw();
    const Rect rect = screen.get("note").rect;
    screen.touch(rect.x + 30, std::max(rect.y, screen.tree().viewport.y) + 30);
  }
  /// By what stands on it, or is said of it.
  void key(std::string_view name) { screen.press(Role::key, name); }
  void function(std::string_view id) { screen.press(std::string("keyboard/").append(id)); }
  void keys(std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) key(name);
  }
};

}  // namespace mend::ui::test
