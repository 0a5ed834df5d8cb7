#include "kiosk/ui/input.h"

#include "kiosk/ui/focus_walk.h"

#include <utility>

namespace mend::ui {

using window::Event;
using window::EventKind;
using window::Key;
using Takes = Stop::Takes;

namespace {

constexpr float kWheelStep = 90;
/// Letters of one name follow each other as fast as this.
constexpr std::uint64_t kNameWithin = 1000;

bool repeats_in(Takes takes) {
  return takes == Takes::line || takes == Takes::area;
}

/// What moves the page where nothing else wants the key.
bool scroll_key(Key key, Scroll& scroll) {
  switch (key) {
    case Key::up:
      scroll.by(-kWheelStep);
      return true;
    case Key::down:
      scroll.by(kWheelStep);
      return true;
    case Key::page_up:
      scroll.pages(-1);
      return true;
    case Key::page_down:
      scroll.pages(1);
      return true;
    case Key::home:
      scroll.to(0);
      return true;
    case Key::end:
      scroll.to(1e9F);
      return true;
    default:
      return false;
  }
}

}  // namespace

void Input::set_handling(const Handling& handling) {
  handling_ = handling;
  strikes_.set(handling);
  scan_.set(handling);
}

void Input::page_changed() {
  pointing_.cancel();
  scan_.page_changed();
  armed_.clear();
  focus_.clear();
  activated_.clear();
  edits_.clear();
  edit_target_.clear();
  reveal_.clear();
  dialog_.clear();
  before_dialog_.clear();
  typed_.clear();
  effect_ = keys_edited_ = false;
}

void Input::forget() {
  page_changed();
  waiting_.clear();
  shift_.forget();
  strikes_.forget();
  by_keys_ = false;
}

std::string Input::take_reveal() {
  return std::exchange(reveal_, {});
}

void Input::add_edit(std::string_view target, Edit edit) {
  edit_target_ = target;
  edits_.push_back(std::move(edit));
}

void Input::turn(std::uint64_t now_ms, const Scene& scene, Scroll& scroll) {
  now_ms_ = now_ms;
  scan_.turn(now_ms, scene, scroll.offset());
}

std::optional<std::int64_t> Input::millis_to_change() const {
  return scan_.millis_to_change(now_ms_);
}

void Input::advance(const Scene& scene, Scroll& scroll) {
  activated_.clear();
  edits_.clear();
  edit_target_.clear();
  effect_ = keys_edited_ = false;
  while (!waiting_.empty() && activated_.empty()) {
    const EventKind kind = waiting_.front().kind;
    const bool may_edit = kind == EventKind::text || kind == EventKind::key_down || kind == EventKind::key_up;
    if (!edits_.empty() && !may_edit) break;
    const std::string focus_before = focus_;
    const std::size_t edits_before = edits_.size();
    const Event event = std::move(waiting_.front());
    waiting_.pop_front();
    if (take(event, scene, scroll)) effect_ = true;
    // Text goes to the field that had the focus when it was typed.
    if (edits_before > 0 && focus_ != focus_before) break;
  }
}

bool Input::take(const Event& event, const Scene& scene, Scroll& scroll) {
  switch (event.kind) {
    case EventKind::key_down:
      return key_down(event, scene, scroll);
    case EventKind::key_up:
      return key_up(event, scene);
    case EventKind::text:
      scan_.rest();
      return strikes_.takes_text(event) && (text(event, scene) || find_by_name(event, scene));
    case EventKind::pointer_down:
    case EventKind::pointer_up:
    case EventKind::pointer_move:
      return pointer(event, scene, scroll);
    case EventKind::pointer_cancel:
      pointing_.cancel();
      return true;
    case EventKind::wheel:
      scan_.rest();
      scroll.by(-event.wheel * kWheelStep);
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

bool Input::key_down(const Event& event, const Scene& scene, Scroll& scroll) {
  if (event.key == Key::shift) {
    shift_.down(event);
    return false;
  }
  const Takes takes = scene.takes(focus_);
  if (!strikes_.takes_key(event, repeats_in(takes))) return false;
  if (scan_.is_switch(event.key)) return switch_down(event, scene, scroll);
  scan_.rest();
  const bool shift = shift_.holds(event);
  if (event.modifiers.alt) return false;
  if (!event.repeat && global_key(event, scene)) return true;
  if (event.key == Key::tab && !event.modifiers.control) {
    by_keys_ = true;
    armed_.clear();
    if (const auto to = next_stop(scene, scene.index(focus_), shift)) focus_on(*to, scene);
    return true;
  }
  if (is_text_field(takes) && edit_key(event, takes, shift)) return true;
  if (event.key == Key::enter || (event.key == Key::space && !is_text_field(takes))) return arm(event, scene);
  return set_key(event, scene) || scroll_key(event.key, scroll);
}

bool Input::key_up(const Event& event, const Scene& scene) {
  strikes_.key_up();
  if (event.key == Key::shift) {
    if (!shift_.up(event.time_ms) || !scene.index("hide")) return false;
    activate("hide");
    return true;
  }
  if (armed_.empty() || event.key != armed_key_) return false;
  const std::string armed = std::exchange(armed_, {});
  if (armed == focus_ && scene.index(armed)) activate(armed);
  return true;
}

bool Input::switch_down(const Event& event, const Scene& scene, Scroll& scroll) {
  by_keys_ = false;
  if (const auto id = scan_.press(event.key, event.time_ms, scene, scroll.offset())) press(*id, scene);
  return true;
}

bool Input::global_key(const Event& event, const Scene& scene) {
  std::string wanted;
  if (event.key == Key::f1) wanted = "help";
  if (event.key == Key::f2) wanted = "hide";
  if (event.key == Key::escape) wanted = scene.tree().escape;
  const auto at = scene.index(wanted);
  if (!at || !scene.pressable(*at)) return false;
  activate(wanted);
  return true;
}

bool Input::edit_key(const Event& event, Takes takes, bool extend) {
  const auto kind = edit_of(event, takes == Takes::area);
  if (!kind) return false;
  edits_.push_back({*kind, {}, extend});
  edit_target_ = focus_;
  keys_edited_ = true;
  return true;
}

bool Input::arm(const Event& event, const Scene& scene) {
  by_keys_ = true;
  const auto at = scene.index(focus_);
  if (at && scene.pressable(*at)) {
    armed_ = focus_;
    armed_key_ = event.key;
  }
  return true;
}

bool Input::set_key(const Event& event, const Scene& scene) {
  const auto from = scene.index(focus_);
  if (!from) return false;
  std::optional<std::size_t> to;
  if (is_arrow(event.key)) to = arrow_stop(scene, *from, event.key);
  if (event.key == Key::home || event.key == Key::end) to = end_stop(scene, *from, event.key == Key::end);
  if (!to) return false;
  by_keys_ = true;
  focus_on(*to, scene);
  if (scene.stop(*to).takes == Takes::choose) activate(focus_);
  return true;
}

bool Input::text(const Event& event, const Scene& scene) {
  if (is_text_field(scene.takes(focus_))) {
    edit_target_ = focus_;
  } else {
    // A PIN can be typed at once, wherever the focus is.
    for (std::size_t i = 0; i < scene.size(); ++i) {
      if (scene.stop(i).takes == Takes::pin && scene.tree().in_use(i)) edit_target_ = scene.node(i).id;
    }
    if (edit_target_.empty()) return false;
  }
  edits_.push_back({Edit::Kind::text, event.text});
  keys_edited_ = true;
  return true;
}

bool Input::find_by_name(const Event& event, const Scene& scene) {
  const auto from = scene.index(focus_);
  if (!from || scene.node(*from).role != Role::option || event.text == " ") return false;
  if (event.time_ms - typed_ms_ > kNameWithin) typed_.clear();
  typed_ms_ = event.time_ms;
  typed_ += event.text;
  const auto to = named_stop(scene, *from, typed_);
  if (!to) return false;
  by_keys_ = true;
  focus_on(*to, scene);
  return true;
}

bool Input::pointer(const Event& event, const Scene& scene, Scroll& scroll) {
  if (!pointing_.counts(event)) return false;
  if (event.kind == EventKind::pointer_down) {
    by_keys_ = false;
    armed_.clear();
    scan_.rest();
  }
  const Pointing::Outcome outcome = pointing_.take(event, scene, scroll);
  if (event.kind == EventKind::pointer_down && !strikes_.takes_pointer(event, scene.hit(event.x, event.y)))
    pointing_.spoil();
  if (!outcome.press) return outcome.changed;
  const Pointing::Press& made = *outcome.press;
  press(made.id, scene);
  if (is_text_field(scene.takes(made.id))) {
    const auto kind = made.second ? Edit::Kind::word_at : Edit::Kind::point;
    edits_.push_back({kind, {}, event.modifiers.shift, made.x, made.y});
    edit_target_ = made.id;
  }
  return true;
}

void Input::press(std::string_view id, const Scene& scene) {
  const auto at = scene.index(id);
  if (!at || !scene.pressable(*at)) return;
  if (!scene.stop(*at).keeps_focus) focus_ = id;
  if (!is_text_field(scene.stop(*at).takes)) activate(id);
}

void Input::focus_on(std::size_t i, const Scene& scene) {
  focus_ = scene.node(i).id;
  reveal_ = focus_;
}

void Input::move_focus(std::string_view id, const Scene& scene) {
  if (const auto first = first_stop_in(scene, id)) focus_on(*first, scene);
}

void Input::settle(const Scene& scene, const Scroll& scroll) {
  const auto modal = scene.tree().modal;
  const std::string open = modal ? scene.node(*modal).id : std::string();
  if (open != dialog_) {
    if (dialog_.empty()) before_dialog_ = focus_;
    if (!open.empty()) {
      move_focus(open, scene);
    } else if (const auto before = scene.index(before_dialog_)) {
      focus_on(*before, scene);
    }
    dialog_ = open;
  }
  scan_.follow(scene, scroll.offset());
}

}  // namespace mend::ui
