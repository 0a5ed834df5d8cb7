#include "kiosk/ui/image_cache.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace mend::ui {

window::Image resized(const window::Image& image, window::Size size) {
  if (image.size == size) return image;
  window::Image result;
  result.size = size;
  result.pixels.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4);
  if (image.size.width <= 0 || image.size.height <= 0) return result;
  const double per_x = static_cast<double>(image.size.width) / size.width;
  const double per_y = static_cast<double>(image.size.height) / size.height;
  const auto range = [](int at, double per, int most) {
    const int from = std::clamp(static_cast<int>(std::floor(at * per)), 0, most - 1);
    const int to = std::clamp(static_cast<int>(std::ceil((at + 1) * per)), from + 1, most);
    return std::pair{from, to};
  };
  for (int y = 0; y < size.height; ++y) {
    const auto [top, bottom] = range(y, per_y, image.size.height);
    for (int x = 0; x < size.width; ++x) {
      const auto [left, right] = range(x, per_x, image.size.width);
      std::uint64_t sum[4] = {};
      for (int sy = top; sy < bottom; ++sy) {
        for (int sx = left; sx < right; ++sx) {
          const std::uint8_t* p =
              image.pixels.data() + (static_cast<std::ptrdiff_t>(sy) * image.size.width + sx) * 4;
          for (int c = 0; c < 3; ++c) sum[c] += static_cast<std::uint64_t>(p[c]) * p[3];
          sum[3] += p[3];
        }
      }
      std::uint8_t* out = result.pixels.data() + (static_cast<std::ptrdiff_t>(y) * size.width + x) * 4;
      const auto count = static_cast<std::uint64_t>(bottom - top) * static_cast<std::uint64_t>(right - left);
      for (int c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>(sum[3] == 0 ? 0 : sum[c] / sum[3]);
      out[3] = static_cast<std::uint8_t>(sum[3] / count);
    }
  }
  return result;
}

void ImageCache::begin_frame() {
  for (auto it = entries_.begin(); it != entries_.end();) {
    it = it->second.used ? std::next(it) : entries_.erase(it);
  }
  for (auto& [id, entry] : entries_) entry.used = false;
}

window::TextureId ImageCache::get(std::string_view id, const window::Image& image, window::Size size) {
  auto found = entries_.find(id);
  if (found == entries_.end()) {
    found = entries_.emplace(std::string(id), Entry{}).first;
    found->second.texture = static_cast<window::TextureId>(next_++);
  }
  Entry& entry = found->second;
  entry.used = true;
  if (entry.source != image.pixels.data() || entry.image.size != size) {
    entry.source = image.pixels.data();
    entry.image = resized(image, size);
    entry.generation = ++generation_;
  }
  return entry.texture;
}

void ImageCache::add_textures(std::vector<window::Texture>& textures) const {
  for (const auto& [id, entry] : entries_) {
    if (!entry.used) continue;
    textures.push_back({entry.texture, entry.image.pixels.data(), entry.image.size.width,
                        entry.image.size.height, entry.generation});
  }
}

}  // namespace mend::ui
