#pragma once

#include "kiosk/ui/handling.h"
#include "kiosk/window/event.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mend::ui {

/// Tells a meant press from a tremor and from a key that is held. Off by default for presses, as a PIN has
/// the same digit twice and a word the same letter; who needs it turns it on, and then it holds for keys,
/// letters and targets alike, also over a change of page.
class Strikes {
 public:
  void set(const Handling& handling) { handling_ = handling; }
  void forget();

  /// False: the key is held, or was struck twice by a tremor. `repeats`: where held keys may repeat.
  bool takes_key(const window::Event& event, bool repeats);
  void key_up() { text_held_ = false; }
  bool takes_text(const window::Event& event);
  /// `target`: what is under the finger.
  bool takes_pointer(const window::Event& event, std::string_view target);

 private:
  bool takes_repeat(const window::Event& event, bool repeats);
  [[nodiscard]] bool too_soon(std::uint64_t last, std::uint64_t now) const;

  Handling handling_;
  window::Key key_ = window::Key::other;
  std::uint64_t key_ms_ = 0;
  bool key_seen_ = false;
  std::uint64_t down_ms_ = 0;    ///< of the key that is held
  std::uint64_t repeat_ms_ = 0;  ///< its last repeat that was taken
  bool text_held_ = false;       ///< the next text is a repeat that is not taken
  std::string text_;
  std::uint64_t text_ms_ = 0;
  std::string target_;
  float x_ = 0;
  float y_ = 0;
  std::uint64_t pointer_ms_ = 0;
  bool pointer_seen_ = false;
};

}  // namespace mend::ui
