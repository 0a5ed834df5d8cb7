#include "kiosk/ui/scan.h"

#include <algorithm>
#include <utility>

namespace mend::ui {

using window::Key;

namespace {

/// Nobody is there: the device may sleep.
constexpr int kRounds = 3;

}  // namespace

void Scan::set(const Handling& handling) {
  if (handling == handling_) return;
  const bool other_switches = handling.switches != handling_.switches;
  handling_ = handling;
  if (!other_switches) return;
  page_changed();
  running_ = handling.switches == Handling::Switches::one;
}

void Scan::page_changed() {
  group_.clear();
  mark_.clear();
  inside_.reset();
  front_.clear();
  held_ = false;
  rounds_ = 0;
  due_ms_.reset();
}

void Scan::rest() {
  page_changed();
  running_ = false;
}

bool Scan::is_switch(Key key) const {
  return handling_.switches != Handling::Switches::off && (key == Key::f7 || key == Key::f8);
}

bool Scan::marks(std::string_view id) const {
  return !id.empty() &&
         std::any_of(mark_.begin(), mark_.end(), [&](const ScanItem& item) { return item.id == id; });
}

bool Scan::take_moved() {
  return std::exchange(moved_, false);
}

void Scan::wait(std::uint64_t now_ms, int dwells) {
  due_ms_ = now_ms + static_cast<std::uint64_t>(std::max(handling_.dwell_ms, 100)) *
                         static_cast<std::uint64_t>(dwells);
}

std::optional<std::size_t> Scan::find(const std::vector<ScanGroup>& order) const {
  // Help comes several times; the one that was meant is where it was.
  if (place_ < order.size() && order[place_].front().id == group_) return place_;
  const auto found = std::find_if(order.begin(), order.end(),
                                  [&](const ScanGroup& group) { return group.front().id == group_; });
  if (found == order.end()) return std::nullopt;
  return static_cast<std::size_t>(found - order.begin());
}

void Scan::settle_on(const std::vector<ScanGroup>& order, std::size_t at) {
  place_ = at;
  group_ = order[at].front().id;
  inside_.reset();
  held_ = false;
  mark_ = order[at];
  moved_ = true;
}

void Scan::mark_item(const std::vector<ScanGroup>& order) {
  mark_ = {order[place_][*inside_]};
  moved_ = true;
}

void Scan::begin(const Scene& scene, float scroll_offset) {
  const auto order = scan_order(scene, scroll_offset);
  front_ = scan_front(scene);
  if (!order.empty()) settle_on(order, 0);
}

void Scan::step(const Scene& scene, float scroll_offset) {
  const auto order = scan_order(scene, scroll_offset);
  const auto at = find(order);
  if (!at) return begin(scene, scroll_offset);
  place_ = *at;
  if (inside_ && *inside_ + 1 < order[place_].size()) {
    ++*inside_;
    return mark_item(order);
  }
  const std::size_t next = (place_ + 1) % order.size();
  if (next == 0) ++rounds_;
  settle_on(order, next);
}

void Scan::follow(const Scene& scene, float scroll_offset) {
  if (!running_ || group_.empty()) return;
  const auto order = scan_order(scene, scroll_offset);
  const auto at = find(order);
  if (!at || scan_front(scene) != front_) {
    due_ms_.reset();
    return begin(scene, scroll_offset);
  }
  place_ = *at;
  if (inside_ && *inside_ >= order[place_].size()) inside_.reset();
  mark_ = inside_ ? ScanGroup{order[place_][*inside_]} : order[place_];
}

bool Scan::turn(std::uint64_t now_ms, const Scene& scene, float scroll_offset) {
  if (!running_ || scene.size() == 0) return false;
  const bool alone = handling_.switches == Handling::Switches::one;
  if (group_.empty()) {
    begin(scene, scroll_offset);
    due_ms_.reset();
  } else if (!alone || held_ || (due_ms_ && now_ms < *due_ms_)) {
    return false;
  } else if (due_ms_) {
    step(scene, scroll_offset);
    if (rounds_ >= kRounds) rest();
    wait(now_ms, 1);
    return true;
  }
  // Twice as long at the first, to look at the page.
  wait(now_ms, 2);
  return true;
}

std::optional<std::int64_t> Scan::millis_to_change(std::uint64_t now_ms) const {
  if (!running_ || handling_.switches != Handling::Switches::one || held_) return std::nullopt;
  if (!due_ms_ || *due_ms_ <= now_ms) return 0;
  return static_cast<std::int64_t>(*due_ms_ - now_ms);
}

std::optional<std::string> Scan::press(Key key, std::uint64_t time_ms, const Scene& scene,
                                       float scroll_offset) {
  rounds_ = 0;
  const bool moves = handling_.switches == Handling::Switches::two && key == Key::f7;
  if (!std::exchange(running_, true) || group_.empty()) {
    begin(scene, scroll_offset);
    wait(time_ms, 2);
    return std::nullopt;
  }
  wait(time_ms, 1);
  if (moves) {
    step(scene, scroll_offset);
    return std::nullopt;
  }
  if (mark_.size() > 1) {
    inside_ = 0;
    mark_item(scan_order(scene, scroll_offset));
    return std::nullopt;
  }
  if (mark_.empty()) return std::nullopt;
  if (mark_.front().read_at) {
    held_ = !held_ && handling_.switches == Handling::Switches::one;
    return std::nullopt;
  }
  const std::string chosen = mark_.front().id;
  const auto at = scene.index(chosen);
  if (at && scene.node(*at).role == Role::key) {
    begin(scene, scroll_offset);  // letters are many: from the first row again
  } else if (!at || scene.node(*at).role != Role::checkbox) {
    inside_.reset();
  }
  return chosen;
}

}  // namespace mend::ui
