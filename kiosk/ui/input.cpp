#include "kiosk/ui/input.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mend::ui {
namespace {

using window::Event;
using window::EventKind;
using window::Key;
using Takes = Stop::Takes;

/// A finger trembles; only a longer way is a drag.
constexpr float kDragSlack = 14;
constexpr float kWheelStep = 90;
constexpr std::uint64_t kHideWithin = 5000;
constexpr std::size_t kHidePresses = 3;
constexpr std::uint64_t kSecondTouchWithin = 500;
constexpr float kSecondTouchNear = 30;

bool is_text_field(Takes takes) {
  return takes == Takes::line || takes == Takes::area || takes == Takes::pin;
}
bool is_arrow(Key key) {
  return key == Key::left || key == Key::right || key == Key::up || key == Key::down;
}

}  // namespace

/// The last frame, as the events of now see it.
struct Input::Scene {
  const Tree& tree;
  const std::vector<Stop>& stops;
  bool right_to_left;
  Scroll& scroll;

  [[nodiscard]] std::optional<std::size_t> index(std::string_view id) const {
    if (id.empty()) return std::nullopt;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
      if (tree.nodes[i].id == id) return i;
    }
    return std::nullopt;
  }
  [[nodiscard]] Takes takes(std::string_view id) const {
    const auto at = index(id);
    return at ? stops[*at].takes : Takes::nothing;
  }
  [[nodiscard]] bool pressable(std::size_t i) const {
    return stops[i].takes != Takes::nothing && stops[i].takes != Takes::focus &&
           !tree.nodes[i].states.disabled && tree.in_use(i);
  }
  [[nodiscard]] std::string hit(float x, float y) const {
    for (std::size_t i = tree.nodes.size(); i-- > 0;) {
      const Node& node = tree.nodes[i];
      if (pressable(i) && node.rect.contains(x, y) && (!node.scrolls || tree.viewport.contains(x, y)))
        return node.id;
    }
    return {};
  }
};

void Input::page_changed() {
  pressed_.clear();
  armed_.clear();
  hovered_.clear();
  focus_.clear();
  activated_.clear();
  edits_.clear();
  edit_target_.clear();
  reveal_.clear();
  effect_ = keys_edited_ = false;
  touched_ms_ = 0;
  dragging_page_ = dragging_thumb_ = touching_ = false;
}

void Input::forget() {
  page_changed();
  waiting_.clear();
  shifts_.clear();
  by_keys_ = false;
}

std::string Input::take_reveal() {
  return std::exchange(reveal_, {});
}

void Input::advance(const Tree& tree, const std::vector<Stop>& stops, bool right_to_left, Scroll& scroll) {
  activated_.clear();
  edits_.clear();
  edit_target_.clear();
  effect_ = keys_edited_ = false;
  Scene scene{tree, stops, right_to_left, scroll};
  while (!waiting_.empty() && activated_.empty()) {
    const EventKind kind = waiting_.front().kind;
    const bool may_edit = kind == EventKind::text || kind == EventKind::key_down || kind == EventKind::key_up;
    if (!edits_.empty() && !may_edit) break;
    const std::string focus_before = focus_;
    const std::size_t edits_before = edits_.size();
    const Event event = std::move(waiting_.front());
    waiting_.pop_front();
    if (take(event, scene)) effect_ = true;
    // Text goes to the field that had the focus when it was typed.
    if (edits_before > 0 && focus_ != focus_before) break;
  }
}

bool Input::take(const Event& event, Scene& scene) {
  switch (event.kind) {
    case EventKind::key_down:
      return key_down(event, scene);
    case EventKind::key_up:
      return key_up(event, scene);
    case EventKind::text:
      return text(event, scene);
    case EventKind::pointer_down:
    case EventKind::pointer_up:
    case EventKind::pointer_move:
      return pointer(event, scene);
    case EventKind::pointer_cancel:
      pressed_.clear();
      hovered_.clear();
      dragging_page_ = dragging_thumb_ = touching_ = false;
      return true;
    case EventKind::wheel:
      scene.scroll.by(-event.wheel * kWheelStep);
      return true;
    case EventKind::resized:
    case EventKind::exposed:
      return true;
    case EventKind::woken:
    case EventKind::quit:
      return false;
  }
  return false;
}

void Input::activate(std::string_view id) {
  activated_ = id;
}

void Input::add_edit(std::string_view target, Edit edit) {
  edit_target_ = target;
  edits_.push_back(std::move(edit));
}

bool Input::shift_released(std::uint64_t time_ms) {
  if (!std::exchange(shift_alone_, false)) return false;
  shifts_.push_back(time_ms);
  while (time_ms - shifts_.front() > kHideWithin) shifts_.pop_front();
  if (shifts_.size() < kHidePresses) return false;
  shifts_.clear();
  return true;
}

bool Input::global_key(const Event& event, Scene& scene) {
  std::string_view wanted;
  if (event.key == Key::f1) wanted = "help";
  if (event.key == Key::f2) wanted = "hide";
  if (event.key == Key::escape) wanted = scene.tree.escape;
  if (wanted.empty() || event.repeat || !scene.index(wanted)) return false;
  activate(wanted);
  return true;
}

bool Input::key_down(const Event& event, Scene& scene) {
  if (event.key == Key::shift) {
    shift_alone_ = !event.repeat || shift_alone_;
    return false;
  }
  shift_alone_ = false;
  shifts_.clear();
  if (event.modifiers.alt) return false;
  const Takes takes = scene.takes(focus_);
  if (global_key(event, scene)) return true;
  if (event.key == Key::tab && !event.modifiers.control) {
    by_keys_ = true;
    tab(event.modifiers.shift, scene);
    return true;
  }
  if (is_text_field(takes) && edit_key(event, takes)) return true;
  if (event.key == Key::enter || (event.key == Key::space && !is_text_field(takes))) {
    by_keys_ = true;
    const auto at = scene.index(focus_);
    if (!event.repeat && at && scene.pressable(*at)) {
      armed_ = focus_;
      armed_key_ = event.key;
    }
    return true;
  }
  if (is_arrow(event.key) && arrow(event, scene)) return true;
  switch (event.key) {
    case Key::up:
      scene.scroll.by(-kWheelStep);
      return true;
    case Key::down:
      scene.scroll.by(kWheelStep);
      return true;
    case Key::page_up:
      scene.scroll.pages(-1);
      return true;
    case Key::page_down:
      scene.scroll.pages(1);
      return true;
    case Key::home:
      scene.scroll.to(0);
      return true;
    case Key::end:
      scene.scroll.to(1e9F);
      return true;
    default:
      return false;
  }
}

bool Input::key_up(const Event& event, Scene& scene) {
  if (event.key == Key::shift) {
    if (!shift_released(event.time_ms) || !scene.index("hide")) return false;
    activate("hide");
    return true;
  }
  if (armed_.empty() || event.key != armed_key_) return false;
  const std::string armed = std::exchange(armed_, {});
  if (armed == focus_ && scene.index(armed)) activate(armed);
  return true;
}

bool Input::edit_key(const Event& event, Takes takes) {
  using Kind = Edit::Kind;
  const bool far = event.modifiers.control;
  std::optional<Kind> kind;
  switch (event.key) {
    case Key::left:
      kind = far ? Kind::word_left : Kind::left;
      break;
    case Key::right:
      kind = far ? Kind::word_right : Kind::right;
      break;
    case Key::up:
      kind = Kind::up;
      break;
    case Key::down:
      kind = Kind::down;
      break;
    case Key::home:
      kind = far ? Kind::text_start : Kind::line_start;
      break;
    case Key::end:
      kind = far ? Kind::text_end : Kind::line_end;
      break;
    case Key::backspace:
      kind = far ? Kind::backspace_word : Kind::backspace;
      break;
    case Key::del:
      kind = far ? Kind::erase_word : Kind::erase;
      break;
    case Key::enter:
      if (takes == Takes::area) kind = Kind::new_line;
      break;
    case Key::a:
      if (event.modifiers.control) kind = Kind::select_all;
      break;
    default:
      break;
  }
  if (!kind) return false;
  edits_.push_back({*kind, {}, event.modifiers.shift, 0, 0});
  edit_target_ = focus_;
  keys_edited_ = true;
  return true;
}

bool Input::text(const Event& event, Scene& scene) {
  if (is_text_field(scene.takes(focus_))) {
    edit_target_ = focus_;
  } else {
    // A PIN can be typed at once, wherever the focus is.
    for (std::size_t i = 0; i < scene.stops.size(); ++i) {
      if (scene.stops[i].takes == Takes::pin) edit_target_ = scene.tree.nodes[i].id;
    }
    if (edit_target_.empty()) return false;
  }
  edits_.push_back({Edit::Kind::text, event.text, false, 0, 0});
  keys_edited_ = true;
  return true;
}

void Input::tab(bool backwards, Scene& scene) {
  const std::size_t count = scene.tree.nodes.size();
  const auto from = scene.index(focus_);
  for (std::size_t step = 1; step <= count; ++step) {
    const std::size_t start = from ? *from : backwards ? 0 : count - 1;
    const std::size_t i = backwards ? (start + count - step) % count : (start + step) % count;
    if (!scene.pressable(i) || !scene.stops[i].tab) continue;
    focus_ = scene.tree.nodes[i].id;
    reveal_ = focus_;
    armed_.clear();
    return;
  }
}

bool Input::arrow(const Event& event, Scene& scene) {
  const auto from = scene.index(focus_);
  if (!from || !scene.tree.nodes[*from].parent || !scene.pressable(*from)) return false;
  const Node& here = scene.tree.nodes[*from];
  const bool radio = scene.stops[*from].takes == Takes::choose;
  const bool forward = event.key == Key::down || event.key == (scene.right_to_left ? Key::left : Key::right);
  std::vector<std::size_t> siblings;
  for (std::size_t i = 0; i < scene.tree.nodes.size(); ++i) {
    if (scene.tree.nodes[i].parent == here.parent && scene.pressable(i)) siblings.push_back(i);
  }
  std::optional<std::size_t> to;
  if (radio) {
    const auto place =
        static_cast<std::size_t>(std::find(siblings.begin(), siblings.end(), *from) - siblings.begin());
    to = siblings[(place + (forward ? 1 : siblings.size() - 1)) % siblings.size()];
  } else {
    // The nearest one that way, as in a grid.
    float best = 1e9F;
    for (const std::size_t i : siblings) {
      const Rect& rect = scene.tree.nodes[i].rect;
      const float dx = rect.x + rect.width / 2 - here.rect.x - here.rect.width / 2;
      const float dy = rect.y + rect.height / 2 - here.rect.y - here.rect.height / 2;
      const bool vertical = event.key == Key::up || event.key == Key::down;
      const float along =
          vertical ? (event.key == Key::down ? dy : -dy) : (event.key == Key::right ? dx : -dx);
      const float across = std::abs(vertical ? dx : dy);
      if (along < 1 || across > along * 2) continue;
      if (along + across * 3 < best) {
        best = along + across * 3;
        to = i;
      }
    }
  }
  if (!to) return false;
  by_keys_ = true;
  focus_ = scene.tree.nodes[*to].id;
  reveal_ = focus_;
  if (radio) activate(focus_);
  return true;
}

bool Input::pointer(const Event& event, Scene& scene) {
  if (event.kind == EventKind::pointer_down) {
    by_keys_ = false;
    armed_.clear();
    down_x_ = event.x;
    down_y_ = last_y_ = event.y;
    touching_ = true;
    dragging_page_ = false;
    const Rect track = scene.scroll.track();
    dragging_thumb_ = scene.scroll.needed() && track.contains(event.x, event.y);
    if (dragging_thumb_) {
      scene.scroll.drag_thumb(event.y);
    } else {
      pressed_ = scene.hit(event.x, event.y);
    }
    return true;
  }
  if (event.kind == EventKind::pointer_move) {
    const std::string over =
        event.pointer == window::Pointer::mouse ? scene.hit(event.x, event.y) : std::string();
    const bool changed = over != hovered_;
    hovered_ = over;
    if (dragging_thumb_) {
      scene.scroll.drag_thumb(event.y);
      return true;
    }
    if (!touching_ || event.pointer != window::Pointer::touch) return changed;
    if (!dragging_page_ && std::abs(event.y - down_y_) > kDragSlack && scene.scroll.needed() &&
        scene.tree.viewport.contains(down_x_, down_y_)) {
      dragging_page_ = true;
      pressed_.clear();
    }
    if (dragging_page_) scene.scroll.by(last_y_ - event.y);
    last_y_ = event.y;
    return dragging_page_ || changed;
  }
  touching_ = dragging_thumb_ = false;
  const std::string pressed = std::exchange(pressed_, {});
  if (std::exchange(dragging_page_, false) || pressed.empty()) return true;
  if (scene.hit(event.x, event.y) != pressed) return true;
  const auto at = scene.index(pressed);
  const Stop& stop = scene.stops[*at];
  if (!stop.keeps_focus) focus_ = pressed;
  if (is_text_field(stop.takes)) {
    edits_.push_back({second_touch(event) ? Edit::Kind::word_at : Edit::Kind::point,
                      {},
                      event.modifiers.shift,
                      event.x,
                      event.y});
    edit_target_ = pressed;
  } else {
    activate(pressed);
  }
  return true;
}

bool Input::second_touch(const Event& event) {
  const bool near = std::abs(event.x - touched_x_) + std::abs(event.y - touched_y_) < kSecondTouchNear;
  const bool second = touched_ms_ > 0 && near && event.time_ms - touched_ms_ < kSecondTouchWithin;
  touched_x_ = event.x;
  touched_y_ = event.y;
  touched_ms_ = second ? 0 : event.time_ms;
  return second;
}

void Input::move_focus(std::string_view id, const Tree& tree, const std::vector<Stop>& stops) {
  const auto inside = [&](std::size_t i) {
    for (auto at = std::optional<std::size_t>(i); at; at = tree.nodes[*at].parent) {
      if (tree.nodes[*at].id == id) return true;
    }
    return false;
  };
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    if (!inside(i) || stops[i].takes == Takes::nothing) continue;
    if (!first || (stops[i].tab && !stops[*first].tab)) first = i;
  }
  if (!first) return;
  focus_ = tree.nodes[*first].id;
  reveal_ = focus_;
}

}  // namespace mend::ui
