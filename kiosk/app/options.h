#pragma once

#include "content/base/result.h"
#include "kiosk/app/backend.h"
#include "kiosk/window/canvas.h"

#include <filesystem>
#include <string>

namespace mend::app {

struct Options {
  Places places;
  std::string establishment;
  window::Size size{1280, 800};
  bool full_screen = false;
  window::Size display_mm;  ///< of the picture, as somebody has measured it; 0 x 0: nobody has
  bool make_device = false;
  bool drive = false;
  std::filesystem::path gallery;  ///< the folder for pictures of every component; empty: the kiosk itself
  std::string gallery_only;       ///< one component of it; empty: all
  bool show_help = false;
  std::string help;  ///< for --help
};

/// Reads the command line. The refusal is one plain sentence. Builds without the driver know no option for
/// it.
base::Result<Options> read_options(int count, char** arguments);

}  // namespace mend::app
