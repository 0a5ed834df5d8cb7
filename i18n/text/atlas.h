#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mend::text {

/// One picture with every glyph in use: RGBA, 8 bits each, **straight** (not premultiplied) alpha. A
/// plain glyph is white with its coverage as alpha, so that multiplying by a colour draws it in that colour.
/// The top left corner is a white block for solid shapes.
///
/// Room is never given to another glyph within a frame: what finds no room is left out of that frame
/// and the next `begin_frame` starts afresh with a new generation.
class GlyphAtlas {
 public:
  struct Place {
    int x = 0, y = 0, w = 0, h = 0;  ///< pixels in the atlas
    int left = 0, top = 0;           ///< from the pen position to the picture's top left corner; y down
    bool is_colour = false;
  };
  struct Area {
    int x = 0, y = 0, w = 0, h = 0;
  };

  GlyphAtlas(int width, int height);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  /// width × height pixels, bytes in the order R G B A.
  [[nodiscard]] std::span<const std::uint8_t> pixels() const;
  /// Changes whenever places were given to other glyphs: quads of another generation are void.
  /// Let a damage hash include it.
  [[nodiscard]] std::uint64_t generation() const { return generation_; }
  /// What was written since the last call, for renderers that keep a copy; empty = nothing.
  [[nodiscard]] std::optional<Area> take_dirty();
  /// Middle of the white block, 0…1.
  [[nodiscard]] float white_u() const { return 1.5F / static_cast<float>(width_); }
  [[nodiscard]] float white_v() const { return 1.5F / static_cast<float>(height_); }
  /// True when a glyph is missing and a new frame would help. (It would not if this frame already had
  /// the whole atlas to itself: then the rest stays unseen rather than redrawn for ever.)
  [[nodiscard]] bool wants_another_frame() const { return full_ ? !fresh_ : put_off_; }
  /// True when there was no room in this frame: what is new now need not be drawn at all.
  [[nodiscard]] bool is_full() const { return full_; }
  /// Says that a glyph was not drawn yet for want of time, though there may be room.
  void put_off() { put_off_ = true; }

  /// Starts afresh if the last frame did not fit.
  void begin_frame();
  /// Where `key` stands, or null.
  [[nodiscard]] const Place* find(std::uint64_t key) const;
  /// Keeps a glyph's picture (`place.w` × `place.h` RGBA pixels; may be empty). Null if there is no room.
  const Place* add(std::uint64_t key, Place place, std::span<const std::uint8_t> rgba);

 private:
  struct Free {
    void operator()(std::uint8_t* memory) const;
  };
  struct Shelf {
    int y = 0, height = 0, used = 0;
  };
  [[nodiscard]] std::uint8_t* at(int x, int y);
  void start_afresh();
  void mark_dirty(const Area& area);
  [[nodiscard]] bool find_room(int w, int h, int& x, int& y);

  int width_;
  int height_;
  std::unique_ptr<std::uint8_t[], Free> pixels_;
  std::unordered_map<std::uint64_t, Place> places_;
  std::vector<Shelf> shelves_;
  std::uint64_t generation_ = 1;
  std::optional<Area> dirty_;
  bool full_ = false;  // something found no room since begin_frame
  bool put_off_ = false;
  bool fresh_ = false;  // this frame, or the one that it goes on from, started afresh
};

}  // namespace mend::text
