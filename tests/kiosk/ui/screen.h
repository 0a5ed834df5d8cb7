#pragma once

#include "kiosk/ui/ui.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::ui::test {

/// A page and somebody in front of it: draws until nothing is pending, and sends what a person would.
class Screen {
 public:
  using Draw = std::function<void(Ui&)>;
  explicit Screen(Draw draw, window::Size size = {1280, 800});

  void draw();
  [[nodiscard]] Ui& ui() { return ui_; }
  [[nodiscard]] const Tree& tree() const { return ui_.tree(); }
  /// Fails the test, showing the tree, unless exactly one node matches.
  [[nodiscard]] const Node& get(Role role, std::string_view name) const;
  [[nodiscard]] const Node& get(std::string_view id) const;
  [[nodiscard]] std::string focus() const;

  void press(Role role, std::string_view name);
  void press(std::string_view id);
  void touch(float x, float y);
  void key(window::Key key, window::Modifiers modifiers = {});
  void key_down(window::Key key, bool repeat = false);
  void key_up(window::Key key, std::uint64_t time_ms = 0);
  void type(std::string_view text);
  void send(const window::Event& event);
  void drag(float x, float from_y, float to_y);
  void wheel(float notches);

 private:
  void pointer(window::EventKind kind, float x, float y, window::Pointer pointer = window::Pointer::touch);
  Draw draw_;
  Ui ui_;
};

/// With the product's own fonts.
text::Engine& engine();

/// A page without anything on it, in a language.
Page page(std::string id = "page", std::string language = "en");
Words words(std::string_view text, std::string_view language = "en");

/// The pixels of the frame just drawn.
window::Canvas pixels(Screen& screen);

}  // namespace mend::ui::test
