#include "../ui/screen.h"
#include "kiosk/ui/lint.h"
#include "shown.h"

#include <catch2/catch.hpp>
#include <string>

using namespace mend;
using namespace mend::screens::testing;
using ui::test::Screen;

TEST_CASE("four times the size leaves every screen in one column, uncut, in a small window too") {
  for (const char* language : {"en", "ar"}) {
    const Setting setting = setting_of(language, ui::TextSize::huge);
    for (const window::Size window : {window::Size{1280, 800}, {1024, 600}}) {
      for (const Shown& shown : all_shown()) {
        Screen screen([&](ui::Ui& ui) { shown.draw(ui, setting.catalogue, setting.frame); }, window);
        CAPTURE(shown.name, language, window.width, to_text(screen.tree()));
        const auto faults = ui::lint(screen.tree(), ui::lint_rules(setting.frame.look));
        CHECK(faults == std::vector<std::string>());
      }
    }
  }
}

TEST_CASE("each theme keeps the contrast of every screen, in pixels") {
  for (const ui::Theme theme : {ui::Theme::dark, ui::Theme::strong, ui::Theme::yellow}) {
    Setting setting = setting_of("en", ui::TextSize::normal);
    setting.frame.look.theme = theme;
    for (const Shown& shown : all_shown()) {
      Screen screen([&](ui::Ui& ui) { shown.draw(ui, setting.catalogue, setting.frame); });
      CAPTURE(shown.name, static_cast<int>(theme));
      const auto faint = ui::lint_contrast(screen.tree(), ui::test::pixels(screen));
      CHECK(faint == std::vector<std::string>());
    }
  }
}
