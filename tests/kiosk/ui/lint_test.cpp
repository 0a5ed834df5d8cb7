#include "kiosk/ui/lint.h"

#include "screen.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Canvas;
using mend::window::Key;

namespace {

const std::vector<Option> kOptions{{"yes", words("Yes")}, {"no", words("No")}};
const std::vector<ErrorLink> kErrors{{"safe", words("Choose one")}};

/// A sound page with an error on it.
struct Sound {
  Screen screen{[](Ui& ui) {
    Page frame = page();
    frame.back = words("Back");
    ui.begin_page(frame);
    ui.error_summary(words("There is a problem"), kErrors);
    ui.heading(words("How are you?"));
    ui.paragraph(words("Words to read."));
    ui.heading(words("Part"), HeadingLevel::two);
    ui.radios("safe", words("Do you feel safe?"), kOptions, std::nullopt, {.error = words("Choose one")});
    ui.begin_row();
    ui.button("go", words("Continue"));
    ui.button("skip", words("Skip"), ButtonStyle::secondary);
    ui.end_row();
    ui.end_page();
  }};
  Tree tree = screen.tree();

  [[nodiscard]] Node& at(std::string_view id) {
    return *std::find_if(tree.nodes.begin(), tree.nodes.end(),
                         [&](const Node& node) { return node.id == id; });
  }
  [[nodiscard]] Node& text() {
    return *std::find_if(tree.nodes.begin(), tree.nodes.end(),
                         [](const Node& node) { return node.role == Role::text && node.scrolls; });
  }
};

/// The lint says this of a page that is sound but for `change`.
bool finds(std::string_view said, const std::function<void(Sound&)>& change) {
  Sound page;
  REQUIRE(lint(page.tree).empty());
  change(page);
  const auto faults = lint(page.tree);
  CAPTURE(said, faults);
  return std::any_of(faults.begin(), faults.end(),
                     [&](const std::string& fault) { return fault.find(said) != std::string::npos; });
}

void paint(Canvas& canvas, const Rect& rect, std::uint32_t from, std::uint32_t to) {
  for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y) {
    for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x) {
      std::uint32_t& pixel = canvas.row(y)[x];
      if (from == 0 || pixel == from) pixel = to;
    }
  }
}

/// Every pixel of the rectangle nearer to its ground, so far that little stands out.
void fade(Canvas& canvas, const Rect& rect) {
  const std::uint32_t ground = canvas.row(static_cast<int>(rect.y) + 1)[static_cast<int>(rect.x) + 1];
  for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y) {
    for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x) {
      std::uint32_t& pixel = canvas.row(y)[x];
      std::uint32_t mixed = 0xFF000000U;
      for (const unsigned shift : {0U, 8U, 16U}) {
        const std::uint32_t a = ground >> shift & 255U;
        const std::uint32_t b = pixel >> shift & 255U;
        mixed |= ((a * 2 + b) / 3) << shift;
      }
      pixel = mixed;
    }
  }
}

}  // namespace

TEST_CASE("the lint finds a control without a name, or called as its neighbour") {
  CHECK(finds("has no name", [](Sound& page) { page.at("go").name.clear(); }));
  CHECK(finds("is called as another", [](Sound& page) { page.at("skip").name = "Continue"; }));
  CHECK(finds("is called as another", [](Sound& page) { page.at("safe/no").name = "Yes"; }));
}

TEST_CASE("the lint finds ids that are missing or used twice, and parents that are not there") {
  CHECK(finds("has no id", [](Sound& page) { page.at("go").id.clear(); }));
  CHECK(finds("shares its id", [](Sound& page) { page.at("go").id = "back"; }));
  CHECK(finds("not there", [](Sound& page) { page.at("go").parent = 999; }));
}

TEST_CASE("the lint finds words that do not say their language, unless a person typed them") {
  CHECK(finds("its language", [](Sound& page) { page.text().language.clear(); }));
  CHECK_FALSE(finds("its language", [](Sound& page) {
    page.text().language.clear();
    page.text().states.is_private = true;
  }));
}

TEST_CASE(
    "the lint finds targets that are too small or too near, in millimetres where the display is known") {
  CHECK(finds("too small", [](Sound& page) { page.at("go").rect.height = 30; }));
  CHECK(finds("too near", [](Sound& page) { page.at("skip").rect.x = page.at("go").rect.right() + 4; }));
  const LintRules known = lint_rules({.pixels_per_mm = 8});
  CHECK(known.least_target == Approx(101.6));
  CHECK(known.least_gap == Approx(20));
  CHECK_FALSE(lint(Sound().tree, known).empty());
}

TEST_CASE("the lint finds what is cut, covered, invisible or out of the window") {
  CHECK(finds("is cut", [](Sound& page) { page.at("go").clipped = true; }));
  CHECK(finds("lie on each other", [](Sound& page) { page.text().rect = page.at("heading").rect; }));
  CHECK(finds("cannot be seen", [](Sound& page) { page.text().rect.height = 0; }));
  CHECK(finds("out of the window", [](Sound& page) { page.at("go").rect.x = 1200; }));
  CHECK(finds("out of the window", [](Sound& page) { page.at("help").rect.y = -20; }));
}

TEST_CASE("the lint finds a page without one main heading, and levels that are left out") {
  CHECK(finds("main headings", [](Sound& page) { page.at("heading").level = 2; }));
  CHECK(finds("heading of level 3", [](Sound& page) {
    std::find_if(page.tree.nodes.begin(), page.tree.nodes.end(), [](const Node& node) {
      return node.level == 2;
    })->level = 3;
  }));
}

TEST_CASE("the lint finds a page without help or without focus") {
  CHECK(finds("no way to help", [](Sound& page) { page.at("help").id = "something"; }));
  CHECK(finds("has the focus", [](Sound& page) {
    for (Node& node : page.tree.nodes) node.states.focused = false;
  }));
}

TEST_CASE("the lint finds errors that do not stand at their field in the words of the summary") {
  CHECK(finds("does not say why", [](Sound& page) { page.at("go").states.invalid = true; }));
  CHECK(finds("not marked as wrong", [](Sound& page) { page.at("safe").states.invalid = false; }));
  CHECK(finds("summary does not lead to", [](Sound& page) {
    page.at("skip").error = "Wrong";
    page.at("skip").states.invalid = true;
  }));
  CHECK(finds("leads to no field", [](Sound& page) { page.at("safe").id = "other"; }));
  CHECK(finds("other words", [](Sound& page) { page.at("safe").error = "Select yes or no"; }));
}

TEST_CASE("the lint finds options that do not say which of how many they are") {
  CHECK(finds("which of how many", [](Sound& page) { page.at("safe/no").count = 0; }));
  CHECK(finds("is not 1 of 2", [](Sound& page) { page.at("safe/no").position = 1; }));
}

TEST_CASE("the lint finds an order of reading that is not the order on the screen, in either direction") {
  CHECK(finds("stands before it", [](Sound& page) { std::swap(page.at("go").rect, page.at("skip").rect); }));
  CHECK(finds("stands before it", [](Sound& page) { page.tree.right_to_left = true; }));
}

TEST_CASE("the lint finds what Tab and arrows cannot reach") {
  CHECK(finds("cannot be reached", [](Sound& page) { page.at("skip").tab = false; }));
  CHECK(finds("cannot be reached",
              [](Sound& page) { page.at("safe/yes").tab = page.at("safe/no").tab = false; }));
}

TEST_CASE("the lint of pixels finds words that are too faint, and words of the colour of the page") {
  Sound page;
  const Canvas sound = pixels(page.screen);
  CHECK(lint_contrast(page.tree, sound).empty());
  for (const char* id : {"go", "safe/no", "help", "back", "heading"}) {
    Canvas faint = sound;
    const Rect rect = page.at(id).rect;
    fade(faint, {rect.x + 5, rect.y + 5, rect.width - 10, rect.height - 10});
    CAPTURE(id);
    CHECK(lint_contrast(page.tree, faint).size() == 1);
  }
  Canvas gone = sound;
  const Rect rect = page.text().rect;
  paint(gone, rect, 0, sound.row(static_cast<int>(rect.y) - 3)[static_cast<int>(rect.x)]);
  const auto faults = lint_contrast(page.tree, gone);
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().find("colour of the page") != std::string::npos);
}

TEST_CASE("the lint of pixels finds one faint line among strong ones") {
  Screen screen([](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Home"));
    const std::array<NavTile, 1> tiles{
        {{"learn", words("Learn"), words("Short lessons to read."), Icon::book}}};
    ui.nav_tiles("tiles", tiles);
    ui.end_page();
  });
  Canvas canvas = pixels(screen);
  REQUIRE(lint_contrast(screen.tree(), canvas).empty());
  const Rect tile = screen.get("tiles/learn").rect;
  fade(canvas, {tile.x + 90, tile.y + tile.height / 2, tile.width - 100, tile.height / 2 - 8});
  CHECK(lint_contrast(screen.tree(), canvas).size() == 1);
}

TEST_CASE("the lint finds a focus that nobody can see") {
  Sound page;
  page.screen.ui().focus("go");
  page.screen.draw();
  const Canvas plain = pixels(page.screen);
  page.screen.key(Key::tab);
  page.screen.key(Key::tab, {.shift = true});
  const Canvas ringed = pixels(page.screen);
  REQUIRE(page.screen.focus() == "go");
  CHECK(lint_ring(page.screen.tree(), plain, ringed).empty());
  CHECK(lint_ring(page.screen.tree(), plain, plain).size() == 1);
  Canvas faint = plain;
  const Rect rect = page.screen.get("go").rect;
  const Rect around{rect.x - 7, rect.y - 7, rect.width + 14, rect.height + 14};
  paint(faint, around, plain.row(static_cast<int>(around.y))[static_cast<int>(around.x)], 0xFFE8E8E8U);
  CHECK(lint_ring(page.screen.tree(), plain, faint).size() == 1);
}
