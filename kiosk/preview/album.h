#pragma once

#include "i18n/text/engine.h"
#include "kiosk/preview/visit.h"
#include "kiosk/preview/workshop.h"
#include "kiosk/window/canvas.h"

#include <string>
#include <utility>
#include <vector>

namespace mend::preview {

/// Which pictures are made.
struct AlbumRequest {
  base::Path out;
  window::Size size{1280, 800};
  std::vector<std::string> languages;   ///< at least one
  std::vector<std::string> text_sizes;  ///< at least one
  std::vector<std::pair<std::string, std::string>> settings;
  std::string page = {};  ///< only this place; empty: all
};

struct Album {
  std::vector<std::string> files;     ///< names, in the order of reading
  std::vector<std::string> findings;  ///< what the accessibility lint says: "01-hurt.en.huge.png: …"
};

/// Every page as a PNG "02-people.cy.huge.png" under the preview's mark; a page that is longer than the
/// screen is shown whole, on a screen that is high enough. Needs no window.
base::Result<Album> make_album(base::Files& files, text::Engine& engine,
                               const std::shared_ptr<const Edition>& edition, const Visit::Parts& parts,
                               const AlbumRequest& request);

/// One page as it is on a kiosk's screen of this size, or on a higher one if it is longer.
window::Canvas photograph(text::Engine& engine, Visit& visit, window::Size size,
                          std::vector<std::string>& findings);

}  // namespace mend::preview
