#pragma once

#include "i18n/locale/locale.h"
#include "i18n/messages/catalogue.h"
#include "kiosk/screens/line.h"
#include "kiosk/ui/ui.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::screens {

/// Words as the components take them.
[[nodiscard]] ui::Words words(const Line& line);

/// What all pages have in common for the person of now.
struct Frame {
  std::string language = "en";
  locale::Direction direction = locale::Direction::left_to_right;
  ui::Look look = {};
  messages::Text service;
  messages::Text help;
  messages::Text back;
  messages::Text more_below;
  /// Nothing where there is nothing to hide: before sign-in.
  std::optional<messages::Text> hide = std::nullopt;
  std::vector<ui::FootItem> foot = {};
  /// All of the page is about the person: it is read aloud on headphones only.
  bool is_private = false;
  /// What reading aloud has to say to who cannot hear it.
  std::optional<messages::Text> notice = std::nullopt;
  /// For whoever wants one on the screen.
  std::optional<ui::KeyboardWords> keyboard = std::nullopt;
};

/// What was pressed on the frame.
struct FrameActions {
  bool help = false;
  bool hide = false;
  bool back = false;
  std::optional<std::string> foot = std::nullopt;
};

enum class Back { none, shown };

void begin(ui::Ui& ui, const Frame& frame, std::string_view page, const Line& title, Back back);
void end(ui::Ui& ui, FrameActions& actions);

}  // namespace mend::screens
