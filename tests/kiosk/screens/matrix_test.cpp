#include "../ui/screen.h"
#include "kiosk/ui/lint.h"
#include "shown.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

using namespace mend;
using namespace mend::screens::testing;
using ui::test::Screen;
using window::Key;

namespace {

/// Every screen in this language and size: nobody stumbles over anything.
void look(std::string_view language, ui::TextSize size) {
  const Setting setting = setting_of(language, size);
  for (const Shown& shown : all_shown()) {
    Screen screen([&](ui::Ui& ui) { shown.draw(ui, setting.catalogue, setting.frame); });
    CAPTURE(shown.name, to_text(screen.tree()));
    const auto faults = ui::lint(screen.tree(), ui::lint_rules(setting.frame.look));
    CHECK(faults == std::vector<std::string>());
    const window::Canvas plain = ui::test::pixels(screen);
    const auto faint = ui::lint_contrast(screen.tree(), plain);
    CHECK(faint == std::vector<std::string>());
    screen.key(Key::tab);
    const auto ring = ui::lint_ring(screen.tree(), plain, ui::test::pixels(screen));
    CHECK(ring == std::vector<std::string>());
  }
}

void look(std::string_view language) {
  look(language, ui::TextSize::normal);
  look(language, ui::TextSize::largest);
}

/// What Tab stops at, from the first stop until it comes round.
std::vector<std::string> round(Screen& screen, bool backwards) {
  std::vector<std::string> stops;
  for (std::size_t i = 0; i <= screen.tree().nodes.size(); ++i) {
    screen.key(Key::tab, {.shift = backwards});
    if (!stops.empty() && screen.focus() == stops.front()) break;
    stops.push_back(screen.focus());
  }
  return stops;
}

}  // namespace

TEST_CASE("every screen of the kiosk is in the matrix that the lint looks at") {
  std::set<std::string> known;
  std::set<std::string> names;
  for (const Shown& shown : all_shown()) {
    known.insert(shown.screen);
    CHECK(names.insert(shown.name).second);
  }
  for (const auto& file : std::filesystem::directory_iterator(MEND_SOURCE_DIR "/kiosk/screens")) {
    const std::string name = file.path().filename().string();
    constexpr std::string_view kEnd = "_screen.h";
    if (name.ends_with(kEnd)) CHECK(known.contains(name.substr(0, name.size() - kEnd.size())));
  }
}

TEST_CASE("nobody stumbles over any screen in English, in normal and largest words") {
  look("en");
}

TEST_CASE("nobody stumbles over any screen in Welsh, in normal and largest words") {
  look("cy");
}

TEST_CASE("nobody stumbles over any screen in Arabic, in normal and largest words") {
  look("ar");
}

TEST_CASE("nobody stumbles over any screen in Tamil, in normal and largest words") {
  look("ta");
}

TEST_CASE("words that are two fifths longer are cut on no screen, in normal and largest size") {
  look("en-XA");
}

TEST_CASE(
    "Tab visits each stop of every screen once in the order of reading, and back, and is caught nowhere") {
  for (const char* language : {"en", "ar"}) {
    const Setting setting = setting_of(language, ui::TextSize::normal);
    for (const Shown& shown : all_shown()) {
      Screen screen([&](ui::Ui& ui) { shown.draw(ui, setting.catalogue, setting.frame); });
      std::vector<std::string> there = round(screen, false);
      std::vector<std::string> in_order;
      for (const ui::Node& node : screen.tree().nodes) {
        if (node.tab) in_order.push_back(node.id);
      }
      std::vector<std::string> back = round(screen, true);
      CAPTURE(shown.name, language, there, back, in_order);
      CHECK(std::set(there.begin(), there.end()).size() == there.size());
      REQUIRE(there.size() == in_order.size());
      // It begins where the focus was: after the heading.
      const auto first = std::find(in_order.begin(), in_order.end(), there.front());
      REQUIRE(first != in_order.end());
      std::rotate(in_order.begin(), first, in_order.end());
      CHECK(there == in_order);
      CHECK(std::set(back.begin(), back.end()) == std::set(there.begin(), there.end()));
    }
  }
}
