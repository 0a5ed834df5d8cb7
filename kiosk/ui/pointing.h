#pragma once

#include "kiosk/ui/scene.h"
#include "kiosk/ui/scroll.h"
#include "kiosk/window/event.h"

#include <cstdint>
#include <optional>
#include <string>

namespace mend::ui {

/// Fingers and mouse. The first finger that comes down is the one that counts until it is lifted: a palm or
/// a second finger neither presses anything nor takes the first one's press away.
class Pointing {
 public:
  /// What was under the finger both when it came down and when it was lifted.
  struct Press {
    std::string id;
    float x = 0;
    float y = 0;
    bool second = false;  ///< at once at the same place again
  };
  struct Outcome {
    bool changed = false;  ///< something looks different now
    std::optional<Press> press = std::nullopt;
  };

  Outcome take(const window::Event& event, const Scene& scene, Scroll& scroll);
  /// All fingers are gone, and pressed nothing.
  void cancel();
  /// This finger's press does not count; it may still scroll.
  void spoil() { pressed_.clear(); }
  /// A finger is down on something, and has not moved away to scroll.
  [[nodiscard]] bool pressing() const { return finger_ && !pressed_.empty(); }
  [[nodiscard]] bool held(std::string_view id) const { return pressed_ == id; }
  [[nodiscard]] bool hovered(std::string_view id) const { return hovered_ == id; }
  /// False for every finger but the one that counts.
  [[nodiscard]] bool counts(const window::Event& event) const;

 private:
  struct Finger {
    window::Pointer pointer = window::Pointer::mouse;
    std::int64_t number = 0;
    float down_x = 0;
    float down_y = 0;
    float last_y = 0;
    bool drags_page = false;
    bool drags_thumb = false;
    std::uint64_t seen_ms = 0;
  };
  bool down(const window::Event& event, const Scene& scene, Scroll& scroll);
  bool move(const window::Event& event, const Scene& scene, Scroll& scroll);
  Outcome up(const window::Event& event, const Scene& scene);

  bool second_press(const window::Event& event);

  std::optional<Finger> finger_;
  float pressed_x_ = 0;
  float pressed_y_ = 0;
  std::uint64_t pressed_ms_ = 0;
  std::string pressed_;
  std::string hovered_;
};

}  // namespace mend::ui
