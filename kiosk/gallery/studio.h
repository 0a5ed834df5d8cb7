#pragma once

#include "i18n/text/engine.h"
#include "kiosk/gallery/exhibit.h"
#include "kiosk/ui/look.h"
#include "kiosk/ui/ui.h"
#include "kiosk/window/canvas.h"

#include <string>
#include <vector>

namespace mend::gallery {

/// A language and a look, and what the two are called in the names of files.
struct Shot {
  std::string language = "en";
  ui::Look look;
  std::string name = "normal";
};

struct Photograph {
  window::Canvas picture;
  std::vector<std::string> faults;  ///< what the lint says, and what could not be reached
};

/// Draws one exhibit as on a kiosk of 1280 × 800, does to it what its state asks for, and cuts the picture
/// to it; pages are shown whole.
Photograph photograph(text::Engine& engine, const Exhibit& exhibit, const Say& say, const Shot& shot);

/// A line of words in English, as wide as they are.
window::Canvas label(text::Engine& engine, const std::string& words);

}  // namespace mend::gallery
