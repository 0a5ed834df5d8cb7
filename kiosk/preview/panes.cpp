#include "kiosk/preview/panes.h"

#include "kiosk/preview/mark.h"

#include <algorithm>

namespace mend::preview {

using window::Event;
using window::EventKind;
using window::Key;

namespace {

// What the kiosk itself takes for its least.
constexpr window::Size least{640, 480};

constexpr std::uint32_t line = 0xFF0B0C0CU;
constexpr int line_width = 4;

}  // namespace

window::Size Panes::around(window::Size kiosk) {
  return {kiosk.width + panel_width, kiosk.height + mark_height};
}

Panes::Panes(text::Engine& engine, Preview& preview, window::Size window)
    : engine_(engine), preview_(preview), window_(window), kiosk_(engine, least), panel_(engine, least) {
  place();
}

void Panes::resize(window::Size window) {
  window_ = window;
  place();
}

void Panes::place() {
  const int height = std::max(window_.height - mark_height, least.height);
  const int side = panel_shown_ ? panel_width : 0;
  const window::Size kiosk{std::max(window_.width - side, least.width), height};
  kiosk_.left = side;
  const auto set = [](Side& of, window::Size size) {
    if (of.canvas.size == size) return;
    of.ui.resize(size);
    of.canvas.resize(size);
    of.rasteriser.forget();
  };
  set(kiosk_, kiosk);
  set(panel_, {panel_width - line_width, height});
  mark_ = draw_mark(engine_, window_.width, "not a kiosk · nothing is stored or sent");
  picture_.resize(window_);
}

window::PixelRect Panes::kiosk_area() const {
  return {kiosk_.left, mark_height, kiosk_.left + kiosk_.canvas.size.width,
          mark_height + kiosk_.canvas.size.height};
}

Panes::Side& Panes::side_at(float x) {
  return panel_shown_ && x < static_cast<float>(panel_width) ? panel_ : kiosk_;
}

void Panes::send(Side& side, const Event& event) const {
  Event own = event;
  own.x -= static_cast<float>(side.left);
  own.y -= static_cast<float>(mark_height);
  if (&side == &kiosk_) preview_.visit().input(own);
  side.ui.input(own);
}

void Panes::input(const Event& event) {
  switch (event.kind) {
    case EventKind::key_down:
      if (event.key == Key::f11) {
        if (event.repeat) return;
        panel_shown_ = !panel_shown_;
        keys_ = Keys::kiosk;
        return place();
      }
      if (event.key == Key::f12) {
        if (!event.repeat && panel_shown_) keys_ = keys_ == Keys::kiosk ? Keys::panel : Keys::kiosk;
        return;
      }
      [[fallthrough]];
    case EventKind::key_up:
    case EventKind::text:
      if (event.key != Key::f11 && event.key != Key::f12) send(keys_ == Keys::panel ? panel_ : kiosk_, event);
      return;
    case EventKind::pointer_down:
      held_ = &side_at(event.x);
      keys_ = held_ == &panel_ ? Keys::panel : Keys::kiosk;
      return send(*held_, event);
    case EventKind::pointer_up:
    case EventKind::pointer_cancel:
      send(held_ != nullptr ? *held_ : side_at(event.x), event);
      held_ = nullptr;
      return;
    case EventKind::pointer_move:
      last_x_ = event.x;
      last_y_ = event.y;
      // The other side learns that nothing of it is under the pointer any more.
      send(panel_, event);
      return send(kiosk_, event);
    case EventKind::wheel: {
      Event at = event;
      at.x = last_x_;
      at.y = last_y_;
      return send(side_at(last_x_), at);
    }
    case EventKind::resized:
    case EventKind::exposed:
    case EventKind::woken:
    case EventKind::quit:
      return;
  }
}

std::optional<std::int64_t> Panes::millis_to_change() const {
  std::optional<std::int64_t> soonest;
  for (const auto& one :
       {kiosk_.ui.millis_to_change(), panel_.ui.millis_to_change(), preview_.visit().millis_to_change()}) {
    if (one && (!soonest || *one < *soonest)) soonest = one;
  }
  return soonest;
}

void Panes::draw_kiosk() {
  do preview_.draw(kiosk_.ui);
  while (kiosk_.ui.pending());
}

void Panes::draw_panel_side() {
  const auto draw = [&] {
    do {
      PanelActions actions;
      draw_panel(panel_.ui, preview_.panel(), keys_open_, actions);
      preview_.press(actions);
    } while (panel_.ui.pending());
  };
  draw();
  // What a press led to is seen in the same turn.
  draw();
}

void Panes::paint(Side& side) {
  side.rasteriser.draw(side.ui.draw_data(), side.ui.textures(), side.canvas);
  put(side.canvas, picture_, side.left, mark_height);
}

void Panes::draw(std::uint64_t now_ms, bool acted) {
  kiosk_.ui.turn(now_ms);
  panel_.ui.turn(now_ms);
  // Each side is painted before the other is drawn: they share the pictures of their letters.
  if (panel_shown_) {
    draw_panel_side();
    paint(panel_);
  }
  draw_kiosk();
  if (acted) draw_kiosk();
  if (preview_.listen(kiosk_.ui) || kiosk_.ui.pending()) draw_kiosk();
  paint(kiosk_);
  if (acted && panel_shown_) {
    // Where the press on the page led to.
    draw_panel_side();
    paint(panel_);
  }
  put(mark_, picture_, 0, 0);
  if (!panel_shown_) return;
  for (int y = mark_height; y < picture_.size.height; ++y) {
    std::fill_n(picture_.row(y) + std::min(panel_width - line_width, picture_.size.width),
                std::clamp(picture_.size.width - (panel_width - line_width), 0, line_width), line);
  }
}

}  // namespace mend::preview
