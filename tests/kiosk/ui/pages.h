#pragma once

#include "kiosk/ui/ui.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::ui::sample {

/// Which language and size a page is shown in.
struct Setting {
  std::string language = "en";  ///< en, cy or ar
  TextSize size = TextSize::normal;
};

/// Every component at least once, on pages like those of the kiosk.
const std::vector<std::string>& pages();

/// What the person has entered so far.
struct Answers {
  std::optional<std::size_t> week;
  std::optional<std::size_t> safe;
  std::vector<bool> help = {false, false, false};
  std::string words;
  std::string code;
};

/// Draws the page of that name, whole, from begin_page to end_page.
void draw(Ui& ui, std::string_view page, const Setting& setting, Answers& answers);

}  // namespace mend::ui::sample
