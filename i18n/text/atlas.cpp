#include "i18n/text/atlas.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

namespace mend::text {
namespace {

constexpr int white_side = 3;
// Between pictures, so that no neighbour shows at an edge.
constexpr int gap = 1;
constexpr int bytes_per_pixel = 4;

}  // namespace

void GlyphAtlas::Free::operator()(std::uint8_t* memory) const {
  std::free(memory);
}

GlyphAtlas::GlyphAtlas(int width, int height) : width_(std::max(width, 8)), height_(std::max(height, 8)) {
  // calloc: rows that no glyph has reached take no memory.
  pixels_.reset(static_cast<std::uint8_t*>(
      std::calloc(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), bytes_per_pixel)));
  if (!pixels_) throw std::bad_alloc();
  start_afresh();
}

std::span<const std::uint8_t> GlyphAtlas::pixels() const {
  return {pixels_.get(),
          static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * bytes_per_pixel};
}

std::optional<GlyphAtlas::Area> GlyphAtlas::take_dirty() {
  return std::exchange(dirty_, std::nullopt);
}

void GlyphAtlas::begin_frame() {
  fresh_ = full_ || (fresh_ && put_off_);
  put_off_ = false;
  if (!full_) return;
  full_ = false;
  ++generation_;
  start_afresh();
}

const GlyphAtlas::Place* GlyphAtlas::find(std::uint64_t key) const {
  const auto found = places_.find(key);
  return found == places_.end() ? nullptr : &found->second;
}

const GlyphAtlas::Place* GlyphAtlas::add(std::uint64_t key, Place place, std::span<const std::uint8_t> rgba) {
  if (place.w > 0 && place.h > 0) {
    if (!find_room(place.w, place.h, place.x, place.y)) {
      full_ = true;
      return nullptr;
    }
    const auto row_bytes = static_cast<std::size_t>(place.w) * bytes_per_pixel;
    for (int row = 0; row < place.h; ++row) {
      std::memcpy(at(place.x, place.y + row), rgba.data() + static_cast<std::size_t>(row) * row_bytes,
                  row_bytes);
    }
    mark_dirty({place.x, place.y, place.w, place.h});
  }
  return &places_.insert_or_assign(key, place).first->second;
}

std::uint8_t* GlyphAtlas::at(int x, int y) {
  return pixels_.get() +
         (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)) *
             bytes_per_pixel;
}

void GlyphAtlas::start_afresh() {
  const int rows = shelves_.empty() ? 0 : shelves_.back().y + shelves_.back().height;
  std::memset(pixels_.get(), 0,
              static_cast<std::size_t>(rows) * static_cast<std::size_t>(width_) * bytes_per_pixel);
  mark_dirty({0, 0, width_, std::max(rows, white_side)});
  places_.clear();
  shelves_.assign(1, Shelf{0, white_side + gap, white_side + gap});
  for (int row = 0; row < white_side; ++row) {
    std::memset(at(0, row), 255, std::size_t{white_side} * bytes_per_pixel);
  }
}

void GlyphAtlas::mark_dirty(const Area& area) {
  if (!dirty_) {
    dirty_ = area;
    return;
  }
  const int right = std::max(dirty_->x + dirty_->w, area.x + area.w);
  const int bottom = std::max(dirty_->y + dirty_->h, area.y + area.h);
  dirty_->x = std::min(dirty_->x, area.x);
  dirty_->y = std::min(dirty_->y, area.y);
  dirty_->w = right - dirty_->x;
  dirty_->h = bottom - dirty_->y;
}

bool GlyphAtlas::find_room(int w, int h, int& x, int& y) {
  const int wide = w + gap;
  // A shelf a little higher than need be, so that sizes share shelves.
  const int high = (h + gap + 3) / 4 * 4;
  if (wide > width_) return false;
  auto best = shelves_.end();
  for (auto shelf = shelves_.begin(); shelf != shelves_.end(); ++shelf) {
    const bool fits = shelf->height >= high && shelf->height <= high * 3 / 2 && shelf->used + wide <= width_;
    if (fits && (best == shelves_.end() || shelf->height < best->height)) best = shelf;
  }
  if (best == shelves_.end()) {
    const int top = shelves_.back().y + shelves_.back().height;
    if (top + high > height_) return false;
    best = shelves_.insert(shelves_.end(), Shelf{top, high, 0});
  }
  x = best->used;
  y = best->y;
  best->used += wide;
  return true;
}

}  // namespace mend::text
