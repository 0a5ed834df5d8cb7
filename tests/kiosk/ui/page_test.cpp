#include "kiosk/ui/lint.h"
#include "kiosk/ui/theme.h"
#include "pages.h"
#include "screen.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <type_traits>

using namespace mend::ui;
using namespace mend::ui::test;

// Nothing untranslated reaches the screen: a raw string is no Words.
static_assert(!std::is_constructible_v<Words, const char*>);
static_assert(!std::is_constructible_v<Words, std::string>);
static_assert(!std::is_constructible_v<Words, std::string_view>);
static_assert(!std::is_convertible_v<const char*, Words>);

namespace {

struct Gallery {
  std::string name;
  sample::Setting setting;
  sample::Answers answers;
  Screen screen;
  explicit Gallery(std::string page_name, sample::Setting how, mend::window::Size size = {1280, 800})
      : name(std::move(page_name)),
        setting(std::move(how)),
        screen([this](Ui& ui) { sample::draw(ui, name, setting, answers); }, size) {}
};

}  // namespace

TEST_CASE("every page passes the accessibility lint in every language and size") {
  for (const std::string& name : sample::pages()) {
    for (const char* language : {"en", "cy", "ar"}) {
      for (const TextSize size : {TextSize::normal, TextSize::large, TextSize::largest}) {
        for (const mend::window::Size window : {mend::window::Size{1280, 800}, {1024, 600}, {1920, 1080}}) {
          Gallery page(name, {language, size}, window);
          const auto faults = lint(page.screen.tree());
          CAPTURE(name, language, static_cast<int>(size), window.width, faults, to_text(page.screen.tree()));
          CHECK(faults.empty());
        }
      }
    }
  }
}

TEST_CASE("where lines start on the right, the whole page is a mirror image") {
  Gallery left("home", {"en", TextSize::normal});
  Gallery right("home", {"ar", TextSize::normal});
  const float width = left.screen.tree().window.width;
  const auto start_of = [&](const Gallery& page, std::string_view id) {
    const Rect rect = page.screen.get(id).rect;
    return page.setting.language == "ar" ? width - rect.right() : rect.x;
  };
  for (const auto* id : {"home/learn", "home/forms", "heading"}) {
    CHECK(start_of(left, id) == Approx(start_of(right, id)).margin(1));
  }
  CHECK(right.screen.get("help").rect.x < 200);
  CHECK(left.screen.get("help").rect.right() > width - 200);
}

TEST_CASE("help stands at the same place on every page of a language") {
  const Rect place = Gallery("home", {"cy", TextSize::normal}).screen.get("help").rect;
  for (const std::string& name : sample::pages()) {
    CHECK(Gallery(name, {"cy", TextSize::normal}).screen.get("help").rect == place);
  }
}

TEST_CASE("each node says which language its words are in") {
  Gallery page("sign-in", {"cy", TextSize::normal});
  CHECK(page.screen.get("heading").language == "cy");
  CHECK(page.screen.get(Role::text, "Mend").language == "en");
}

TEST_CASE("the semantic tree of a page reads as the page does") {
  Gallery page("check", {"en", TextSize::normal});
  std::string names;
  for (const Node& node : page.screen.tree().nodes) names += node.name + "|";
  CHECK(names.find("Back|Check your answers||How has your week been?|How has your week been?|Is there") !=
        std::string::npos);
}

TEST_CASE("two frames of a page at rest are the same, tree and pixels") {
  Gallery page("lesson", {"en", TextSize::normal});
  const Tree tree = page.screen.tree();
  const auto before = pixels(page.screen).pixels;
  page.screen.draw();
  CHECK(page.screen.tree() == tree);
  CHECK(pixels(page.screen).pixels == before);
}

TEST_CASE("the focus can be seen") {
  Gallery page("week", {"en", TextSize::normal});
  page.screen.key(mend::window::Key::tab);
  page.screen.key(mend::window::Key::tab);
  REQUIRE(page.screen.focus() == "continue");
  const Rect rect = page.screen.get("continue").rect;
  const auto canvas = pixels(page.screen);
  const auto x = static_cast<std::ptrdiff_t>(rect.x + rect.width / 2);
  CHECK(canvas.row(static_cast<int>(rect.y) - 2)[x] == (0xFF000000U | palette(Theme::calm).focus.rgb));
  CHECK(canvas.row(static_cast<int>(rect.y) - 6)[x] == (0xFF000000U | palette(Theme::calm).focus_text.rgb));
}

TEST_CASE("names keep their isolates on the screen and lose them in the tree") {
  CHECK(personal_words("Sam").text() == "\xE2\x81\xA8Sam\xE2\x81\xA9");
  CHECK(personal_words("Sam").plain() == "Sam");
  CHECK(content_words("مرحبا", "ar").direction() == Direction::right_to_left);
}

TEST_CASE("pictures and roles are found by their names") {
  for (const auto* name : {"boat", "tree", "star", "fish", "sun", "leaf", "bird", "key"}) {
    REQUIRE(picture_named(name));
    CHECK(picture_name(*picture_named(name)) == name);
  }
  CHECK_FALSE(picture_named("gun"));
  CHECK(role_named("radiogroup") == Role::radio_group);
  CHECK_FALSE(role_named("slider"));
}
