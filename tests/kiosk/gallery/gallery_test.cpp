#include "kiosk/gallery/gallery.h"

#include "i18n/text/private_fonts.h"
#include "kiosk/gallery/exhibit.h"
#include "kiosk/gallery/studio.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

using namespace mend;
using namespace mend::gallery;

namespace {

text::Engine& engine() {
  static text::Engine kEngine = [] {
    text::use_private_fonts(std::string(MEND_BINARY_DIR) + "/share/mend");
    auto made = text::Engine::create();
    if (!made) throw std::runtime_error(made.error());
    return std::move(*made);
  }();
  return kEngine;
}

}  // namespace

TEST_CASE(
    "every component in every state passes the lint and can be reached, in either direction and any theme") {
  const messages::Catalogue english;
  const Shot plain{"en", {}, "normal"};
  const Shot mirrored{"ar", {.theme = ui::Theme::yellow}, "yellow"};
  const Shot huge{"en", {.text_size = ui::TextSize::huge}, "huge"};
  for (const Exhibit& exhibit : exhibits()) {
    for (const Shot& shot : {plain, mirrored, huge}) {
      const Photograph made = photograph(engine(), exhibit, Say(english, shot.language), shot);
      CAPTURE(exhibit.component, exhibit.state, shot.name, made.faults);
      CHECK(made.faults.empty());
      CHECK(made.picture.size.width > 50);
    }
  }
}

TEST_CASE("focus, hover and hold can be seen on everything that is pressed") {
  const messages::Catalogue english;
  const Shot plain{"en", {}, "normal"};
  const Shot black{"en", {.theme = ui::Theme::yellow}, "yellow"};
  for (const Exhibit& exhibit : exhibits()) {
    if (exhibit.deed == Deed::nothing || exhibit.deed == Deed::open) continue;
    Exhibit rest = exhibit;
    rest.deed = Deed::nothing;
    for (const Shot& shot : {plain, black}) {
      const auto touched = photograph(engine(), exhibit, Say(english, "en"), shot);
      const auto untouched = photograph(engine(), rest, Say(english, "en"), shot);
      CAPTURE(exhibit.component, exhibit.state, shot.name);
      const bool differs = touched.picture.pixels != untouched.picture.pixels;
      CHECK(differs);
    }
  }
}

TEST_CASE("each picture has a name of its own") {
  std::set<std::string> names;
  for (const Exhibit& exhibit : exhibits())
    CHECK(names.insert(exhibit.component + "-" + exhibit.state).second);
}

TEST_CASE("a component that is not there is refused in words") {
  const auto folder = std::filesystem::temp_directory_path() / "mend-gallery-test";
  const auto made = make(engine(), {folder, std::string(MEND_BINARY_DIR) + "/share/mend/locale", "slider"});
  std::filesystem::remove_all(folder);
  REQUIRE_FALSE(made);
  CHECK(made.error().message.find("slider") != std::string::npos);
}
