#pragma once

#include "kiosk/ui/edit.h"
#include "kiosk/ui/handling.h"
#include "kiosk/ui/pointing.h"
#include "kiosk/ui/scan.h"
#include "kiosk/ui/scene.h"
#include "kiosk/ui/scroll.h"
#include "kiosk/ui/semantics.h"
#include "kiosk/ui/shift.h"
#include "kiosk/ui/stop.h"
#include "kiosk/ui/strikes.h"
#include "kiosk/window/event.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// From events to what the person meant. Knows the tree, not the drawing.
namespace mend::ui {

class Input {
 public:
  void push(const window::Event& event) { waiting_.push_back(event); }
  [[nodiscard]] bool waiting() const { return !waiting_.empty(); }
  void set_handling(const Handling& handling);

  /// What time alone changes, on the clock of the events.
  void turn(std::uint64_t now_ms, const Scene& scene, Scroll& scroll);
  [[nodiscard]] std::optional<std::int64_t> millis_to_change() const;

  /// Takes waiting events up to the first whose effect a frame must show, resolving each against what the
  /// person saw: the last frame's tree.
  void advance(const Scene& scene, Scroll& scroll);
  /// Nothing is pressed or held any more; the focus is for the new page to set. What is still waiting is
  /// for the page once it can be seen.
  void page_changed();
  void forget();
  /// At the end of a frame: a dialog that opened takes the focus, and gives it back when it is gone; the
  /// mark of the switches stays on what it stood on.
  void settle(const Scene& scene, const Scroll& scroll);

  // What advance found.
  [[nodiscard]] bool activated(std::string_view id) const { return !id.empty() && activated_ == id; }
  [[nodiscard]] bool any_effect() const { return effect_; }
  /// For the field `edit_target`.
  [[nodiscard]] const std::vector<Edit>& edits() const { return edits_; }
  [[nodiscard]] const std::string& edit_target() const { return edit_target_; }
  /// A step for a field that was made by other means than a key of a keyboard: by a key on the screen.
  void add_edit(std::string_view target, Edit edit);
  /// A key of a keyboard edited a field in this frame.
  [[nodiscard]] bool keys_edited() const { return keys_edited_; }
  /// The node that wants to be brought into sight.
  std::string take_reveal();

  [[nodiscard]] const std::string& focus() const { return focus_; }
  void set_focus(std::string_view id) { focus_ = id; }
  /// Focus from a person or a link: also brings it into sight, and finds the first stop inside a group.
  void move_focus(std::string_view id, const Scene& scene);
  /// The person uses keys, so the focus is shown on everything.
  [[nodiscard]] bool by_keys() const { return by_keys_; }
  /// Held down by a finger, button or key at this moment.
  [[nodiscard]] bool held(std::string_view id) const {
    return !id.empty() && (pointing_.held(id) || armed_ == id);
  }
  /// A finger or button is down on something.
  [[nodiscard]] bool pressing() const { return pointing_.pressing(); }
  [[nodiscard]] bool hovered(std::string_view id) const { return !id.empty() && pointing_.hovered(id); }
  /// The mark of the switches.
  [[nodiscard]] const Scan& scan() const { return scan_; }
  [[nodiscard]] bool take_scan_moved() { return scan_.take_moved(); }

 private:
  bool take(const window::Event& event, const Scene& scene, Scroll& scroll);
  bool key_down(const window::Event& event, const Scene& scene, Scroll& scroll);
  bool key_up(const window::Event& event, const Scene& scene);
  bool pointer(const window::Event& event, const Scene& scene, Scroll& scroll);
  bool switch_down(const window::Event& event, const Scene& scene, Scroll& scroll);
  bool global_key(const window::Event& event, const Scene& scene);
  bool edit_key(const window::Event& event, Stop::Takes takes, bool extend);
  bool set_key(const window::Event& event, const Scene& scene);
  bool arm(const window::Event& event, const Scene& scene);
  bool text(const window::Event& event, const Scene& scene);
  bool find_by_name(const window::Event& event, const Scene& scene);
  void press(std::string_view id, const Scene& scene);
  void activate(std::string_view id) { activated_ = id; }
  void focus_on(std::size_t i, const Scene& scene);

  Handling handling_;
  Strikes strikes_;
  Shift shift_;
  Pointing pointing_;
  Scan scan_;
  std::uint64_t now_ms_ = 0;

  std::deque<window::Event> waiting_;
  std::string activated_;
  std::vector<Edit> edits_;
  std::string edit_target_;
  std::string reveal_;
  bool effect_ = false;
  bool keys_edited_ = false;

  std::string focus_;
  std::string armed_;  ///< pressed by a key that is still down
  window::Key armed_key_ = window::Key::other;
  bool by_keys_ = false;
  std::string dialog_;         ///< the one that is open
  std::string before_dialog_;  ///< where the focus goes back to

  std::string typed_;  ///< the beginning of a name that is looked for
  std::uint64_t typed_ms_ = 0;
};

}  // namespace mend::ui
