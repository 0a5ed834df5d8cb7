#include "kiosk/preview/mark.h"

#include "kiosk/ui/ui.h"
#include "kiosk/window/rasteriser.h"

#include <algorithm>
#include <cmath>

namespace mend::preview {
namespace {

constexpr std::uint32_t yellow = 0xFFFFDD00U;
constexpr std::uint32_t black = 0xFF0B0C0CU;
constexpr int stripe = 18;

/// Black words on white, cut to their place.
window::Canvas draw_words(text::Engine& engine, int width, const std::string& text) {
  const window::Size size{std::max(width, 640), 480};
  ui::Ui ui(engine, size);
  const ui::Words none = ui::content_words("", "en");
  do {
    ui.begin_page({.id = "mark",
                   .language = "en",
                   .look = {.theme = ui::Theme::strong},
                   .title = none,
                   .service = none,
                   .help = none});
    ui.heading(ui::content_words(text, "en"), ui::HeadingLevel::three);
    ui.end_page();
  } while (ui.pending());
  window::Canvas canvas;
  canvas.resize(size);
  window::Rasteriser().draw(ui.draw_data(), ui.textures(), canvas);
  const ui::Tree& tree = ui.tree();
  const auto node = std::find_if(tree.nodes.begin(), tree.nodes.end(),
                                 [](const ui::Node& one) { return one.role == ui::Role::heading; });
  window::Canvas piece;
  if (node == tree.nodes.end()) return piece;
  // The line's node is as wide as the column: only as much as is written counts.
  const int top = std::clamp(static_cast<int>(node->rect.y), 0, size.height - 1);
  const int height = std::min({static_cast<int>(node->rect.height), mark_height, size.height - top});
  int left = size.width;
  int right = 0;
  for (int y = top; y < top + height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      if ((canvas.row(y)[x] & 0xFFU) > 0x80U) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
    }
  }
  piece.resize({std::max(right - left, 1), std::max(height, 1)});
  if (right <= left) return piece;
  for (int y = 0; y < height; ++y) std::copy_n(canvas.row(top + y) + left, right - left, piece.row(y));
  return piece;
}

}  // namespace

window::Canvas draw_mark(text::Engine& engine, int width, const std::string& words) {
  window::Canvas band;
  band.resize({std::max(width, 1), mark_height});
  for (int y = 0; y < mark_height; ++y) {
    for (int x = 0; x < band.size.width; ++x) band.row(y)[x] = (x + y) / stripe % 2 == 0 ? yellow : black;
  }
  const window::Canvas text = draw_words(engine, width, "PREVIEW · " + words);
  const int around = stripe * 2;
  const int left = std::max((band.size.width - text.size.width) / 2, 0);
  const int top = std::max((mark_height - text.size.height) / 2, 0);
  for (int y = 0; y < mark_height; ++y) {
    for (int x = std::max(left - around, 0); x < std::min(left + text.size.width + around, band.size.width);
         ++x) {
      band.row(y)[x] = yellow;
    }
  }
  // The words are grey where their edge is: as much of the yellow stays.
  for (int y = 0; y < text.size.height && top + y < mark_height; ++y) {
    for (int x = 0; x < text.size.width && left + x < band.size.width; ++x) {
      const std::uint32_t light = text.row(y)[x] & 0xFFU;
      const auto part = [&](int shift) {
        const std::uint32_t ground = (yellow >> shift) & 0xFFU;
        const std::uint32_t ink = (black >> shift) & 0xFFU;
        return ((ground * light + ink * (255 - light)) / 255) << shift;
      };
      band.row(top + y)[left + x] = 0xFF000000U | part(16) | part(8) | part(0);
    }
  }
  return band;
}

void put(const window::Canvas& from, window::Canvas& to, int left, int top) {
  const int width = std::min(from.size.width, to.size.width - left);
  const int height = std::min(from.size.height, to.size.height - top);
  if (left < 0 || top < 0 || width <= 0) return;
  for (int y = 0; y < height; ++y) std::copy_n(from.row(y), width, to.row(top + y) + left);
}

}  // namespace mend::preview
