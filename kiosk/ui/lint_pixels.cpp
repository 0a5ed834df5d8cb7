// What the eye meets: measured in the pixels that are shown, whatever colours were meant.
#include "kiosk/ui/fault.h"
#include "kiosk/ui/lint.h"
#include "kiosk/ui/theme.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace mend::ui {
namespace {

constexpr double kWords = 4.5;
constexpr double kDrawings = 3;
constexpr int kDrawing = 40;  ///< larger than this both ways: a drawing or a very large letter
constexpr int kLine = 5;      ///< thinner than this: a line
constexpr int kMark = 16;     ///< smaller than this both ways: a dot, a comma
constexpr int kColumns = 10;  ///< this many empty columns part two things
constexpr float kEdge = 6;    ///< inside a control, to leave its border out

using window::Canvas;
using window::PixelRect;
using Histogram = std::unordered_map<std::uint32_t, std::size_t>;

Colour colour_of(std::uint32_t pixel) {
  return {pixel & 0xFFFFFFU};
}

PixelRect whole_pixels(const Rect& rect, const Canvas& canvas) {
  return {std::max(static_cast<int>(std::ceil(rect.x)), 0), std::max(static_cast<int>(std::ceil(rect.y)), 0),
          std::min(static_cast<int>(std::floor(rect.right())), canvas.size.width),
          std::min(static_cast<int>(std::floor(rect.bottom())), canvas.size.height)};
}

/// One rectangle of a canvas, parted into lines of words and drawings.
class Sheet {
 public:
  Sheet(const Canvas& canvas, const PixelRect& rect) : canvas_(canvas), rect_(rect) {
    ground_ = ground_of(count(rect));
  }

  [[nodiscard]] std::vector<PixelRect> blocks() const {
    std::vector<PixelRect> found;
    cut(rect_, true, 2, found);
    return found;
  }

  /// Of one colour all over: it says nothing.
  [[nodiscard]] bool is_bar(const PixelRect& block) const {
    const Histogram colours = count(block);
    return colours.size() == 1 && colours.begin()->first != ground_;
  }

  /// The greatest contrast that enough pixels of the block have with its ground.
  [[nodiscard]] double contrast_of(const PixelRect& block) const {
    const Histogram colours = count(block);
    std::size_t all = 0;
    for (const auto& [pixel, times] : colours) all += times;
    const std::uint32_t own = ground_of(colours);
    // A letter on its own is nearly all ink; something larger that is nearly all of one colour is a ground.
    const bool letter = std::min(block.right - block.left, block.bottom - block.top) < kMark;
    const std::uint32_t ground = !letter && colours.at(own) * 2 > all ? own : ground_;
    double best = 1;
    for (const auto& [pixel, times] : colours) {
      if (times >= std::max<std::size_t>(3, all / 500))
        best = std::max(best, contrast(colour_of(pixel), colour_of(ground)));
    }
    return best;
  }

 private:
  [[nodiscard]] Histogram count(const PixelRect& rect) const {
    Histogram colours;
    for (int y = rect.top; y < rect.bottom; ++y) {
      const std::uint32_t* row = canvas_.row(y);
      for (int x = rect.left; x < rect.right; ++x) ++colours[row[x]];
    }
    return colours;
  }

  static std::uint32_t ground_of(const Histogram& colours) {
    const auto most = std::max_element(colours.begin(), colours.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second < b.second : a.first < b.first;
    });
    return most == colours.end() ? 0 : most->first;
  }

  [[nodiscard]] bool ink_in_row(const PixelRect& rect, int y) const {
    const std::uint32_t* row = canvas_.row(y);
    return std::any_of(row + rect.left, row + rect.right,
                       [&](std::uint32_t pixel) { return pixel != ground_; });
  }
  [[nodiscard]] bool ink_in_column(const PixelRect& rect, int x) const {
    for (int y = rect.top; y < rect.bottom; ++y) {
      if (canvas_.row(y)[x] != ground_) return true;
    }
    return false;
  }

  /// Cuts at empty columns or rows, and each piece the other way, until nothing more comes apart.
  void cut(const PixelRect& rect, bool by_columns, int ways, std::vector<PixelRect>& found) const {
    if (rect.empty()) return;
    const int from = by_columns ? rect.left : rect.top;
    const int to = by_columns ? rect.right : rect.bottom;
    const int part = by_columns ? kColumns : 1;
    std::vector<PixelRect> pieces;
    int begin = -1;
    int last = -1;
    const auto close = [&] {
      if (begin < 0) return;
      pieces.push_back(by_columns ? PixelRect{begin, rect.top, last + 1, rect.bottom}
                                  : PixelRect{rect.left, begin, rect.right, last + 1});
      begin = -1;
    };
    for (int at = from; at < to; ++at) {
      if (!(by_columns ? ink_in_column(rect, at) : ink_in_row(rect, at))) continue;
      if (begin >= 0 && at - last > part) close();
      if (begin < 0) begin = at;
      last = at;
    }
    close();
    const bool same = pieces.size() == 1 && pieces.front() == rect;
    for (const PixelRect& piece : pieces) {
      if (same && ways == 1) {
        found.push_back(piece);
      } else {
        cut(piece, !by_columns, same ? ways - 1 : 2, found);
      }
    }
  }

  const Canvas& canvas_;
  PixelRect rect_;
  std::uint32_t ground_ = 0;
};

bool in_sight(const Tree& tree, const Node& node) {
  const Rect& frame = node.scrolls ? tree.viewport : tree.window;
  return node.rect.y >= frame.y && node.rect.bottom() <= frame.bottom() && node.rect.width >= 1 &&
         node.rect.height >= 1;
}

std::string tenths(double ratio) {
  const auto whole = std::lround(std::floor(ratio * 10));
  return std::to_string(whole / 10) + "." + std::to_string(whole % 10);
}

void words_of(const Node& node, const Canvas& canvas, Faults& faults) {
  Rect rect = node.rect;
  if (node.focusable) {
    rect = {rect.x + kEdge, rect.y + kEdge, rect.width - 2 * kEdge, rect.height - 2 * kEdge};
  }
  const PixelRect pixels = whole_pixels(rect, canvas);
  if (pixels.empty()) return;
  const Sheet sheet(canvas, pixels);
  const auto blocks = sheet.blocks();
  const bool plain_words = node.role == Role::text || node.role == Role::heading;
  if (blocks.empty() && plain_words)
    return fault(faults, node, "has words that are of the colour of the page");
  for (const PixelRect& block : blocks) {
    const int width = block.right - block.left;
    const int height = block.bottom - block.top;
    if (std::min(width, height) < kLine || std::max(width, height) < kMark) continue;
    if (sheet.is_bar(block)) continue;
    const double least = width >= kDrawing && height >= kDrawing ? kDrawings : kWords;
    const double ratio = sheet.contrast_of(block);
    if (ratio >= least) continue;
    return fault(faults, node,
                 "has words or signs at " + std::to_string(block.left) + "," + std::to_string(block.top) +
                     " with a contrast of only " + tenths(ratio) + " : 1");
  }
}

}  // namespace

std::vector<std::string> lint_contrast(const Tree& tree, const Canvas& canvas) {
  Faults faults;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    const bool drawn = is_content(node) && node.role != Role::image && node.role != Role::list_item;
    if (drawn && !node.states.disabled && tree.in_use(i) && in_sight(tree, node))
      words_of(node, canvas, faults);
  }
  return faults;
}

std::vector<std::string> lint_ring(const Tree& tree, const Canvas& plain, const Canvas& ringed) {
  constexpr float kAround = 14;
  Faults faults;
  const Node* node = tree.focused();
  if (!node || !node->focusable) return {"Nothing that can be pressed has the focus."};
  const Rect& frame = node->scrolls ? tree.viewport : tree.window;
  if (!in_sight(tree, *node) && node->rect.height <= frame.height) {
    fault(faults, *node, "has the focus and is out of sight");
    return faults;
  }
  const PixelRect band = whole_pixels({node->rect.x - kAround, node->rect.y - kAround,
                                       node->rect.width + 2 * kAround, node->rect.height + 2 * kAround},
                                      plain);
  float strong = 0;
  for (int y = band.top; y < band.bottom; ++y) {
    for (int x = band.left; x < band.right; ++x) {
      const std::uint32_t before = plain.row(y)[x];
      const std::uint32_t after = ringed.row(y)[x];
      if (before != after && contrast(colour_of(before), colour_of(after)) >= kDrawings) ++strong;
    }
  }
  // As much as a line of two pixels around the smallest thing that may be pressed.
  const float least = 2 * (2 * kDrawing + 2 * kDrawing);
  if (strong < least) fault(faults, *node, "has the focus, and its ring does not stand out");
  return faults;
}

}  // namespace mend::ui
