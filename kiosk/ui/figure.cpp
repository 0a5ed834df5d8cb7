// Pictures of the content.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

void Ui::picture(std::string_view id, const window::Image& image, const Words& alternative,
                 const std::optional<Words>& caption_words) {
  Stage& s = *state_;
  if (image.size.width <= 0 || image.size.height <= 0) return;
  const float most_high = std::max(s.tree.viewport.height * 0.6F, 80.0F);
  const auto width = static_cast<float>(image.size.width);
  const auto height = static_cast<float>(image.size.height);
  const float scale = std::min({s.metrics.scale, s.column_width() / width, most_high / height});
  const window::Size size{std::max(static_cast<int>(std::lround(width * scale)), 1),
                          std::max(static_cast<int>(std::lround(height * scale)), 1)};
  const Rect rect = s.block(static_cast<float>(size.width), static_cast<float>(size.height), s.metrics.space);
  s.painter.image(s.images.get(id, image, size), rect);
  Node node = Stage::plain_node(Role::image, alternative, rect);
  node.id = id;
  s.node(std::move(node));
  if (caption_words) caption(*caption_words);
}

}  // namespace mend::ui
