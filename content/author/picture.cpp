#include "content/author/picture.h"

#include <png.h>

namespace mend::author {

namespace {

constexpr png_uint_32 most_side = 4096;

/// libpng's own state; freed however we leave.
struct Reading {
  png_image image{};
  Reading() { image.version = PNG_IMAGE_VERSION; }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading() { png_image_free(&image); }
};

}  // namespace

base::Status check_picture(base::ByteView bytes, const std::string& file) {
  Reading reading;
  if (bytes.empty() || png_image_begin_read_from_memory(&reading.image, bytes.data(), bytes.size()) == 0)
    return base::refused("\"" + file + "\" is not a PNG picture; save it as PNG again.");
  if (reading.image.width > most_side || reading.image.height > most_side)
    return base::refused("\"" + file + "\" is larger than 4096 by 4096 points; make it smaller.");
  reading.image.format = PNG_FORMAT_RGBA;
  base::Bytes points(PNG_IMAGE_SIZE(reading.image));
  if (png_image_finish_read(&reading.image, nullptr, points.data(), 0, nullptr) == 0)
    return base::refused("\"" + file + "\" is a damaged PNG picture; save it again.");
  return {};
}

}  // namespace mend::author
