#pragma once

#include "kiosk/ui/handling.h"
#include "kiosk/ui/scroll.h"
#include "kiosk/ui/semantics.h"
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

/// How a node answers; one for each node of the tree.
struct Stop {
  enum class Takes {
    nothing,
    focus,   ///< only speech stops here (a page's heading)
    press,   ///< Enter, Space or a touch, on release
    choose,  ///< a radio: arrows move and choose
    line,    ///< text in one line
    area,    ///< text in many lines
    pin,     ///< digits from anywhere on the page
  };
  Takes takes = Takes::nothing;
  bool tab = true;           ///< Tab stops here
  bool keeps_focus = false;  ///< pressed by touch, the focus stays where it is
};

/// One step in a text or PIN field.
struct Edit {
  enum class Kind {
    text,
    left,
    right,
    up,
    down,
    word_left,
    word_right,
    line_start,
    line_end,
    text_start,
    text_end,
    backspace,
    erase,
    backspace_word,
    erase_word,
    new_line,
    select_all,
    point,
    word_at  ///< a second touch at once at the same place
  };
  Kind kind = Kind::text;
  std::string text;
  bool extend = false;  ///< the selection
  float x = 0;          ///< of point, in window pixels
  float y = 0;
};

class Input {
 public:
  void push(const window::Event& event) { waiting_.push_back(event); }
  [[nodiscard]] bool waiting() const { return !waiting_.empty(); }
  void set_handling(const Handling& handling) { handling_ = handling; }
  void turn(std::uint64_t now_ms) { now_ms_ = now_ms; }
  [[nodiscard]] std::optional<std::int64_t> millis_to_change() const { return std::nullopt; }

  /// Takes waiting events up to the first whose effect a frame must show, resolving each against what the
  /// person saw: the last frame's tree.
  void advance(const Tree& tree, const std::vector<Stop>& stops, bool right_to_left, Scroll& scroll);
  /// Nothing is pressed or held any more; the focus is for the new page to set. What is still waiting is
  /// for the page once it can be seen.
  void page_changed();
  void forget();

  // What advance found.
  [[nodiscard]] bool activated(std::string_view id) const { return !id.empty() && activated_ == id; }
  [[nodiscard]] bool any_effect() const { return effect_; }
  /// A step for a field that was made by other means than a key of a keyboard: by a key on the screen.
  void add_edit(std::string_view target, Edit edit);
  /// A key of a keyboard edited a field in this frame.
  [[nodiscard]] bool keys_edited() const { return keys_edited_; }
  /// For the field `edit_target`.
  [[nodiscard]] const std::vector<Edit>& edits() const { return edits_; }
  [[nodiscard]] const std::string& edit_target() const { return edit_target_; }
  /// The node that wants to be brought into sight.
  std::string take_reveal();

  [[nodiscard]] const std::string& focus() const { return focus_; }
  void set_focus(std::string_view id) { focus_ = id; }
  /// Focus from a person or a link: also brings it into sight, and finds the first stop inside a group.
  void move_focus(std::string_view id, const Tree& tree, const std::vector<Stop>& stops);
  /// The person uses keys, so the focus is shown on everything.
  [[nodiscard]] bool by_keys() const { return by_keys_; }
  /// Held down by a finger, button or key at this moment.
  [[nodiscard]] bool held(std::string_view id) const {
    return !id.empty() && (pressed_ == id || armed_ == id);
  }
  [[nodiscard]] bool hovered(std::string_view id) const { return !id.empty() && hovered_ == id; }

 private:
  struct Scene;
  bool take(const window::Event& event, Scene& scene);
  bool key_down(const window::Event& event, Scene& scene);
  bool key_up(const window::Event& event, Scene& scene);
  bool pointer(const window::Event& event, Scene& scene);
  bool arrow(const window::Event& event, Scene& scene);
  bool edit_key(const window::Event& event, Stop::Takes takes);
  bool text(const window::Event& event, Scene& scene);
  bool second_touch(const window::Event& event);
  bool global_key(const window::Event& event, Scene& scene);
  bool shift_released(std::uint64_t time_ms);
  void activate(std::string_view id);
  void tab(bool backwards, Scene& scene);

  Handling handling_;
  std::uint64_t now_ms_ = 0;
  std::deque<window::Event> waiting_;
  std::string activated_;
  std::vector<Edit> edits_;
  std::string edit_target_;
  std::string reveal_;
  bool effect_ = false;
  bool keys_edited_ = false;

  std::string focus_;
  std::string pressed_;
  std::string armed_;
  window::Key armed_key_ = window::Key::other;
  std::string hovered_;
  bool by_keys_ = false;

  float touched_x_ = 0;  ///< where a field was touched last, and when
  float touched_y_ = 0;
  std::uint64_t touched_ms_ = 0;
  float down_x_ = 0;
  float down_y_ = 0;
  float last_y_ = 0;
  bool dragging_page_ = false;
  bool dragging_thumb_ = false;
  bool touching_ = false;

  bool shift_alone_ = false;
  std::deque<std::uint64_t> shifts_;
};

}  // namespace mend::ui
