#include "kiosk/window/window.h"

#include "kiosk/window/rasteriser.h"
#include "kiosk/window/sdl_event.h"
#include "kiosk/window/sleeper.h"

#include <SDL.h>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace mend::window {
namespace {

base::Status sdl_failure(const char* what) {
  return base::fail(base::ErrorKind::unavailable, std::string(what) + " (" + SDL_GetError() +
                                                      "); check the display, or set SDL_VIDEODRIVER=dummy.");
}

/// These have nothing to wait on but what the program itself sends.
bool driver_has_no_input() {
  const char* name = SDL_GetCurrentVideoDriver();
  return name != nullptr && (std::strcmp(name, "dummy") == 0 || std::strcmp(name, "offscreen") == 0);
}

void prepare_sdl() {
  // SDL would start a message bus for input methods, which a cell device has no business with.
  setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
  // On GL the window surface costs four times the time and three times the memory.
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
}

}  // namespace

struct Window::Parts {
  SDL_Window* window = nullptr;
  bool started = false;
  Uint32 wake_type = 0;
  std::unique_ptr<Sleeper> sleeper;
  Rasteriser rasteriser;
  Canvas canvas;
  bool pixels_lost = true;
  std::uint64_t wakeups = 0;
  std::int64_t first_shown_ns = 0;
  std::int64_t last_shown_ns = 0;

  Parts() = default;
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    if (window) SDL_DestroyWindow(window);
    if (started) SDL_Quit();
  }

  [[nodiscard]] Size size() const {
    Size size;
    SDL_GetWindowSize(window, &size.width, &size.height);
    return {std::max(size.width, 1), std::max(size.height, 1)};
  }

  void collect(std::vector<Event>& events) {
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) add(event, events);
  }

  void add(const SDL_Event& event, std::vector<Event>& events) {
    auto ours = from_sdl(event, size(), wake_type);
    if (!ours) return;
    if (ours->kind == EventKind::exposed || ours->kind == EventKind::resized) pixels_lost = true;
    events.push_back(std::move(*ours));
  }

  /// Until something may have happened or the time is over.
  void sleep(std::optional<std::int64_t> timeout_ms, std::vector<Event>& events) {
    if (sleeper) {
      sleeper->sleep(timeout_ms);
    } else {
      SDL_Event event;
      const int most = 0x7FFFFFFF;
      const int some = timeout_ms ? SDL_WaitEventTimeout(
                                        &event, static_cast<int>(std::min<std::int64_t>(*timeout_ms, most)))
                                  : SDL_WaitEvent(&event);
      if (some != 0) add(event, events);
    }
    ++wakeups;
  }

  void show(const std::vector<PixelRect>& rects) {
    SDL_Surface* surface = SDL_GetWindowSurface(window);
    if (!surface || surface->w != canvas.size.width || surface->h != canvas.size.height) return;
    std::vector<SDL_Rect> areas;
    areas.reserve(rects.size());
    for (const PixelRect& rect : rects) {
      const SDL_Rect area{rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top};
      auto* target = static_cast<std::uint8_t*>(surface->pixels) +
                     static_cast<std::ptrdiff_t>(area.y) * surface->pitch +
                     static_cast<std::ptrdiff_t>(area.x) * surface->format->BytesPerPixel;
      SDL_ConvertPixels(area.w, area.h, SDL_PIXELFORMAT_ARGB8888, canvas.row(area.y) + area.x,
                        canvas.size.width * 4, surface->format->format, target, surface->pitch);
      areas.push_back(area);
    }
    if (!areas.empty()) SDL_UpdateWindowSurfaceRects(window, areas.data(), static_cast<int>(areas.size()));
    last_shown_ns = std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
    if (first_shown_ns == 0) first_shown_ns = last_shown_ns;
  }
};

Window::Window(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Window::~Window() = default;

base::Result<std::unique_ptr<Window>> Window::create(const WindowOptions& options) {
  prepare_sdl();
  auto parts = std::make_unique<Parts>();
  if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0)
    return base::fail(sdl_failure("The screen could not be opened").error());
  parts->started = true;
  const Uint32 flags =
      options.mode == Mode::fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
  parts->window = SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                   options.size.width, options.size.height, flags);
  if (!parts->window) return base::fail(sdl_failure("The window could not be opened").error());
  parts->wake_type = SDL_RegisterEvents(1);
  if (driver_has_no_input()) parts->sleeper = std::make_unique<Sleeper>();
  SDL_StartTextInput();
  return std::unique_ptr<Window>(new Window(std::move(parts)));
}

Size Window::size() const {
  return parts_->size();
}

std::vector<Event> Window::wait(std::optional<std::int64_t> timeout_ms) {
  std::vector<Event> events;
  parts_->collect(events);
  if (timeout_ms && *timeout_ms <= 0) return events;
  while (events.empty()) {
    parts_->sleep(timeout_ms, events);
    parts_->collect(events);
    if (!timeout_ms || !events.empty()) continue;
    Event woken;
    woken.time_ms = SDL_GetTicks64();
    events.push_back(woken);
  }
  return events;
}

void Window::wake() {
  SDL_Event event;
  std::memset(&event, 0, sizeof event);
  event.type = parts_->wake_type;
  SDL_PushEvent(&event);
  if (parts_->sleeper) parts_->sleeper->wake();
}

void Window::present(const ImDrawData& data, Textures textures) {
  const Size size = parts_->size();
  if (parts_->canvas.size != size) {
    parts_->canvas.resize(size);
    parts_->pixels_lost = true;
  }
  const auto& changed = parts_->rasteriser.draw(data, textures, parts_->canvas);
  if (std::exchange(parts_->pixels_lost, false)) {
    parts_->show({PixelRect{0, 0, size.width, size.height}});
  } else {
    parts_->show(changed);
  }
}

void Window::show(const Canvas& picture) {
  if (picture.size != parts_->size()) return;
  parts_->canvas = picture;
  parts_->rasteriser.forget();
  parts_->pixels_lost = false;
  parts_->show({PixelRect{0, 0, picture.size.width, picture.size.height}});
}

std::int64_t Window::first_shown_ns() const {
  return parts_->first_shown_ns;
}
std::int64_t Window::last_shown_ns() const {
  return parts_->last_shown_ns;
}

void Window::forget() {
  parts_->rasteriser.forget();
  parts_->pixels_lost = true;
}

const Canvas& Window::canvas() const {
  return parts_->canvas;
}
std::uint64_t Window::now_ms() const {
  return SDL_GetTicks64();
}

std::uint64_t Window::wakeups() const {
  return parts_->wakeups;
}

void Window::push_pointer(EventKind kind, Pointer pointer, float x, float y) {
  SDL_Event event = pointer_event(kind, pointer, x, y, parts_->size());
  SDL_PushEvent(&event);
}

base::Status Window::push_key(std::string_view name, Modifiers modifiers) {
  MEND_TRY(auto events, key_events(name, modifiers));
  for (SDL_Event& event : events) SDL_PushEvent(&event);
  return {};
}

void Window::push_text(std::string_view text) {
  for (SDL_Event& event : text_events(text)) SDL_PushEvent(&event);
}

}  // namespace mend::window
