#pragma once

#include "kiosk/ui/handling.h"
#include "kiosk/ui/scan_order.h"
#include "kiosk/ui/scene.h"
#include "kiosk/window/event.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::ui {

/// Pressing with one or two switches: a mark goes over what can be pressed, the switch takes what it stands
/// on. With one switch (F7) the mark moves by itself; with two, F7 moves it and F8 takes. Times are given,
/// never read.
class Scan {
 public:
  void set(const Handling& handling);
  /// A new page: the mark begins anew.
  void page_changed();
  /// Somebody uses fingers or keys: the mark is gone until a switch is pressed.
  void rest();
  /// Keeps the mark on what it stood on while the page is drawn anew; begins anew when a dialog, a list or
  /// the keyboard opened. At the end of a frame.
  void follow(const Scene& scene, float scroll_offset);

  /// Moves on if it is time. True if the mark moved.
  bool turn(std::uint64_t now_ms, const Scene& scene, float scroll_offset);
  [[nodiscard]] std::optional<std::int64_t> millis_to_change(std::uint64_t now_ms) const;
  [[nodiscard]] bool is_switch(window::Key key) const;
  /// A switch went down. The id to press, if something is to be pressed.
  std::optional<std::string> press(window::Key key, std::uint64_t time_ms, const Scene& scene,
                                   float scroll_offset);

  /// Everything that the mark stands on now; empty when it rests.
  [[nodiscard]] const ScanGroup& mark() const { return mark_; }
  [[nodiscard]] bool marks(std::string_view id) const;
  /// The mark moved since the last time this was asked: what it stands on wants to be seen.
  bool take_moved();

 private:
  void begin(const Scene& scene, float scroll_offset);
  void step(const Scene& scene, float scroll_offset);
  void settle_on(const std::vector<ScanGroup>& order, std::size_t at);
  void mark_item(const std::vector<ScanGroup>& order);
  [[nodiscard]] std::optional<std::size_t> find(const std::vector<ScanGroup>& order) const;
  void wait(std::uint64_t now_ms, int dwells);

  Handling handling_;
  bool running_ = false;
  bool held_ = false;  ///< at a place to read, until the next press
  bool moved_ = false;
  ScanGroup mark_;
  std::string group_;                  ///< id of the first of the group; empty: nowhere yet
  std::size_t place_ = 0;              ///< of the group in the order, when last seen
  std::optional<std::size_t> inside_;  ///< which of the group, when it was entered
  std::string front_;
  int rounds_ = 0;
  std::optional<std::uint64_t> due_ms_;
};

}  // namespace mend::ui
