#pragma once

#include "kiosk/ui/keyboard_grid.h"
#include "kiosk/ui/keyboard_words.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace mend::ui {

class Stage;

/// The keyboard on the screen: which field it writes into, and what its keys say now. Nothing of it shows
/// what was typed, and pressed keys are not shown larger: a cell-mate may look on.
class ScreenKeyboard {
 public:
  /// What a field takes; said by the field itself while it is edited.
  struct Field {
    std::string id;
    bool many_lines = false;
    bool digits_only = false;
    std::string also;
    friend bool operator==(const Field&, const Field&) = default;
  };

  void forget();
  /// The same, but for the language that somebody writes in.
  void leave_page();
  /// After the input of a frame, before anything is drawn: opens or closes, and turns a pressed key into an
  /// edit of its field.
  void take(Stage& stage);
  void meet(Stage& stage, const Field& field);
  [[nodiscard]] bool writes_to(std::string_view id) const { return open_ && field_.id == id; }
  /// It opened or changed its height: the caret wants to be brought into sight again.
  [[nodiscard]] bool moved() const { return moved_; }

  [[nodiscard]] bool is_open() const { return open_; }
  /// Reckons where the keys stand; returns the height at the foot of the window.
  float place(Stage& stage, float bar_height);
  void draw(Stage& stage) const;

 private:
  enum class Shift { off, once, locked };
  void open_for(Stage& stage, std::string_view id);
  void close(Stage& stage);
  void press(Stage& stage, const GridKey& key);
  void type(Stage& stage, const GridKey& key);
  bool spell(Stage& stage, const GridKey& key);
  void show(keyboard::Sheet sheet);
  [[nodiscard]] const keyboard::Layout& layout(const Stage& stage) const;
  [[nodiscard]] std::string language(const Stage& stage) const;

  void draw_key(Stage& stage, const GridKey& key, const Rect& rect) const;
  void draw_label(Stage& stage, const GridKey& key, const Rect& rect) const;
  [[nodiscard]] std::string label(const Stage& stage, const GridKey& key) const;
  [[nodiscard]] static std::string_view outline(KeyKind kind);
  [[nodiscard]] static const Words* name(const KeyboardWords& words, KeyKind kind);

  Field field_;
  bool open_ = false;
  bool moved_ = false;
  std::string focus_before_;
  Shift shift_ = Shift::off;
  keyboard::Sheet sheet_ = keyboard::Sheet::letters;
  std::size_t page_ = 0;
  std::size_t language_ = 0;
  std::string spelling_;  ///< of a Chinese character that is not chosen yet
  std::size_t candidates_from_ = 0;
  Grid grid_;
};

}  // namespace mend::ui
