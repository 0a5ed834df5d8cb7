#pragma once

#include "kiosk/window/png.h"
#include "kiosk/window/texture.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mend::ui {

/// Pictures of the page in the size in which they are shown: made smaller once, with every texel counted.
class ImageCache {
 public:
  void begin_frame();
  /// Good until the next begin_frame. `id` names the picture on its page.
  window::TextureId get(std::string_view id, const window::Image& image, window::Size size);
  void add_textures(std::vector<window::Texture>& textures) const;
  void forget() { entries_.clear(); }

 private:
  struct Entry {
    window::TextureId texture = window::TextureId::first_picture;
    const std::uint8_t* source = nullptr;  ///< tells one picture from another of the same id
    window::Image image;
    std::uint64_t generation = 0;
    bool used = true;
  };
  std::map<std::string, Entry, std::less<>> entries_;
  std::uint32_t next_ = static_cast<std::uint32_t>(window::TextureId::first_picture);
  std::uint64_t generation_ = 0;
};

/// Each new texel is the mean of the texels that it covers, weighted by their alpha.
window::Image resized(const window::Image& image, window::Size size);

}  // namespace mend::ui
