#pragma once

#include "kiosk/ui/scene.h"

#include <optional>
#include <string>
#include <vector>

// In which order the mark of switch scanning goes over a page. Pure.
namespace mend::ui {

struct ScanItem {
  std::string id;
  Rect rect;
  /// Words far from anything that can be pressed: nothing is pressed here, the page scrolls to this place so
  /// that they can be read.
  std::optional<float> read_at = std::nullopt;
};

/// What the mark stands on at once; then, if it is chosen and holds several, on each in turn.
using ScanGroup = std::vector<ScanItem>;

/// As many as the mark visits before help comes round.
inline constexpr std::size_t kScanMost = 7;

/// Begins where the person's attention is: at the keyboard, an open list or dialog, else after the page's
/// heading. A short page goes thing by thing; a long one by rows and sets of at most kScanMost, which are
/// entered. Help is at the end, and in between as often as needed.
std::vector<ScanGroup> scan_order(const Scene& scene, float scroll_offset);

/// What asks for attention before the page does: the id of a dialog or open list, "keyboard", or nothing.
std::string scan_front(const Scene& scene);

}  // namespace mend::ui
