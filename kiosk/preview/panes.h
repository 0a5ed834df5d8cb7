#pragma once

#include "i18n/text/engine.h"
#include "kiosk/preview/preview.h"
#include "kiosk/window/rasteriser.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace mend::preview {

/// The preview's window: the mark above everything, the author's side, and beside it the kiosk's area, which
/// is drawn as if it were the whole screen. Sends each event to the side that it is for.
class Panes {
 public:
  static constexpr int panel_width = 400;
  /// The window around a kiosk of this size.
  static window::Size around(window::Size kiosk);

  /// Both must outlive it.
  Panes(text::Engine& engine, Preview& preview, window::Size window);

  void resize(window::Size window);
  void input(const window::Event& event);
  /// Draws until both sides stand still. `acted`: something was pressed.
  void draw(std::uint64_t now_ms, bool acted);
  /// What the last draw left.
  [[nodiscard]] const window::Canvas& picture() const { return picture_; }
  [[nodiscard]] std::optional<std::int64_t> millis_to_change() const;

  [[nodiscard]] ui::Ui& kiosk() { return kiosk_.ui; }
  [[nodiscard]] ui::Ui& panel() { return panel_.ui; }
  /// Where the kiosk's area is in the picture.
  [[nodiscard]] window::PixelRect kiosk_area() const;

 private:
  struct Side {
    Side(text::Engine& engine, window::Size size) : ui(engine, size) { canvas.resize(size); }
    ui::Ui ui;
    window::Rasteriser rasteriser;
    window::Canvas canvas;
    int left = 0;
  };
  enum class Keys { kiosk, panel };

  void place();
  void send(Side& side, const window::Event& event) const;
  [[nodiscard]] Side& side_at(float x);
  void draw_kiosk();
  void draw_panel_side();
  void paint(Side& side);

  text::Engine& engine_;
  Preview& preview_;
  window::Size window_;
  Side kiosk_;
  Side panel_;
  window::Canvas mark_;
  window::Canvas picture_;
  bool panel_shown_ = true;
  bool keys_open_ = false;
  Keys keys_ = Keys::kiosk;
  Side* held_ = nullptr;  ///< where the pointer went down
  float last_x_ = 0, last_y_ = 0;
};

}  // namespace mend::preview
