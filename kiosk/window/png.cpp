#include "kiosk/window/png.h"

#include <cstddef>
#include <png.h>
#include <string>

namespace mend::window {
namespace {

constexpr png_uint_32 kMostSide = 4096;

/// libpng's own state; freed however we leave.
struct PngImage {
  png_image image{};
  PngImage() { image.version = PNG_IMAGE_VERSION; }
  PngImage(const PngImage&) = delete;
  PngImage& operator=(const PngImage&) = delete;
  ~PngImage() { png_image_free(&image); }
};

}  // namespace

base::Result<base::Bytes> encode_png(const Canvas& canvas) {
  PngImage png;
  png.image.width = static_cast<png_uint_32>(canvas.size.width);
  png.image.height = static_cast<png_uint_32>(canvas.size.height);
  png.image.format = PNG_FORMAT_RGB;
  base::Bytes rgb;
  rgb.reserve(canvas.pixels.size() * 3);
  for (const std::uint32_t pixel : canvas.pixels) {
    rgb.push_back(static_cast<std::uint8_t>(pixel >> 16U));
    rgb.push_back(static_cast<std::uint8_t>(pixel >> 8U));
    rgb.push_back(static_cast<std::uint8_t>(pixel));
  }
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png.image);
  base::Bytes file(size);
  if (png_image_write_to_memory(&png.image, file.data(), &size, 0, rgb.data(), 0, nullptr) == 0) {
    return base::fail(base::ErrorKind::internal,
                      std::string("The picture could not be made into a PNG: ") + png.image.message + ".");
  }
  file.resize(size);
  return file;
}

base::Result<Image> decode_png(base::ByteView bytes, std::string_view what) {
  PngImage png;
  const std::string name(what);
  if (bytes.empty() || png_image_begin_read_from_memory(&png.image, bytes.data(), bytes.size()) == 0) {
    return base::refused(name + " is not a PNG picture; save it as PNG again.");
  }
  if (png.image.width > kMostSide || png.image.height > kMostSide) {
    return base::refused(name + " is larger than 4096 by 4096 pixels; make it smaller.");
  }
  png.image.format = PNG_FORMAT_RGBA;
  Image image;
  image.size = {static_cast<int>(png.image.width), static_cast<int>(png.image.height)};
  image.pixels.resize(PNG_IMAGE_SIZE(png.image));
  if (png_image_finish_read(&png.image, nullptr, image.pixels.data(), 0, nullptr) == 0) {
    return base::refused(name + " is a damaged PNG picture; save it again.");
  }
  return image;
}

}  // namespace mend::window
