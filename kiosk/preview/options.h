#pragma once

#include "content/base/files.h"
#include "kiosk/window/canvas.h"

#include <string>
#include <utility>
#include <vector>

namespace mend::preview {

struct Options {
  base::Path folder;
  base::Path out;     ///< empty: a window
  base::Path policy;  ///< empty: none
  window::Size size{1280, 800};
  window::Size display_mm;
  std::vector<std::string> languages;   ///< empty: what fits; "all" stands for all of the source
  std::vector<std::string> text_sizes;  ///< empty: normal
  std::string page;  ///< "01-hurt", "contents", a question's name; empty: the first, or all
  std::vector<std::pair<std::string, std::string>> settings;  ///< theme, spacing, hand, read-aloud, keyboard
  bool show_help = false;
  std::string help;
};

base::Result<Options> read_options(int count, char** arguments);

}  // namespace mend::preview
