#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"
#include "kiosk/window/canvas.h"
#include "kiosk/window/event.h"
#include "kiosk/window/texture.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct ImDrawData;

namespace mend::window {

enum class Mode { window, fullscreen };

struct WindowOptions {
  std::string title = "Mend";
  Size size{1280, 800};
  Mode mode = Mode::window;
};

/// The screen, keyboard and pointer; the only user of SDL. One per program. All calls belong to the
/// thread that created it, except `wake`. Works with SDL_VIDEODRIVER=dummy.
class Window {
 public:
  static base::Result<std::unique_ptr<Window>> create(const WindowOptions& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  [[nodiscard]] Size size() const;

  /// Sleeps until something happens or `timeout_ms` has passed (never wakes by itself without one), then
  /// returns all that is waiting, in order. A timeout of 0 only looks. Never returns an empty list
  /// without a timeout.
  std::vector<Event> wait(std::optional<std::int64_t> timeout_ms);
  /// Makes `wait` return with an event `woken`. Safe from any thread while the window lives.
  void wake();

  /// Brings the draw data to the screen, repainting only what changed.
  void present(const ImDrawData& data, Textures textures);
  /// Brings a ready picture of the window's size to the screen, for when nothing can be drawn.
  void show(const Canvas& picture);
  /// The pixels that the last present or show left.
  [[nodiscard]] const Canvas& canvas() const;
  /// The next present repaints everything.
  void forget();

  /// Now, on the clock that stamps the events.
  [[nodiscard]] std::uint64_t now_ms() const;

  // For measurements.
  /// How often `wait` has come back from sleep.
  [[nodiscard]] std::uint64_t wakeups() const;
  /// When the first and the latest picture were on the screen, in nanoseconds of the monotonic clock; 0
  /// before.
  [[nodiscard]] std::int64_t first_shown_ns() const;
  [[nodiscard]] std::int64_t last_shown_ns() const;

  // Synthetic input: goes in as SDL events, through the same path as a person's.
  void push_pointer(EventKind kind, Pointer pointer, float x, float y);
  /// Any SDL key name ("Tab", "F1", "a"); a refusal names the unknown key. Press and release.
  base::Status push_key(std::string_view name, Modifiers modifiers);
  /// UTF-8, in pieces as an input method would send them.
  void push_text(std::string_view text);

 private:
  struct Parts;
  explicit Window(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace mend::window
