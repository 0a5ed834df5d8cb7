#include "kiosk/ui/lint.h"
#include "kiosk/ui/theme.h"
#include "screen.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

/// The same things on a page in either direction, with words of one language, so that all sizes are equal.
struct Everything {
  Look look;
  Direction direction = Direction::left_to_right;
  bool more = false;
  Screen screen;

  explicit Everything(Direction way, Look how = {}, mend::window::Size size = {1280, 800})
      : look(how), direction(way), screen([this](Ui& ui) { draw(ui); }, size) {}

  void draw(Ui& ui) const {
    Page page = test::page("everything");
    page.direction = direction;
    page.look = look;
    page.back = words("Back");
    page.foot = {{"size", words("Size of words"), Icon::text_size},
                 {"theme", words("Colours"), Icon::colours},
                 {"out", words("Sign out"), Icon::sign_out}};
    ui.begin_page(page);
    ui.heading(words("Everything"));
    ui.progress(words("Page 2 of 8"), 2, 8);
    ui.paragraph(
        words("Words that are read, long enough that they do not fit into a single line of the page."));
    const std::vector<Words> items{words("One thing"), words("Another thing")};
    ui.list(items);
    const std::vector<NavTile> tiles{{"a", words("Learn"), words("Short reads"), Icon::book},
                                     {"b", words("Forms"), words("Check in"), Icon::check_in},
                                     {"c", words("Mine"), words("What you sent"), Icon::things}};
    ui.nav_tiles("tiles", tiles);
    const std::vector<ResidentTile> people{{"sam", words("Sam"), Picture::boat, words("boat")},
                                           {"ali", words("Ali"), Picture::tree, words("tree")}};
    ui.resident_tiles("people", people);
    const std::vector<Option> options{{"yes", words("Yes")}, {"no", words("No")}};
    Notes wrong;
    wrong.hint = words("Choose one");
    wrong.error = words("Choose an answer");
    ui.radios("radios", words("Which one?"), options, std::nullopt, wrong);
    ui.faces("faces", words("How are you?"), options, 1);
    const std::vector<SummaryRow> rows{
        {"week", words("Week"), words("Good"), words("Change"), words("Change week")}};
    ui.summary_list("summary", rows);
    const std::vector<ChoiceTile> choices{{"on", words("On"), std::nullopt, Icon::listen},
                                          {"off", words("Off"), words("No sound"), Icon::sound_off},
                                          {"word", words("Word"), std::nullopt, std::nullopt,
                                           Sample{words("Sample"), {.text_size = TextSize::large}}}};
    ui.choice_tiles("choices", words("Listen?"), choices, 0);
    const PinWords pin{words("PIN"), words("Erase"), words("Go on"),
                       [](std::size_t, std::size_t) { return words("entered"); }};
    ui.pin_pad("pin", pin);
    ui.begin_row();
    ui.button("first", words("First"));
    ui.button("second", words("Second"), ButtonStyle::secondary);
    ui.end_row();
    ui.end_page();
  }
};

bool is_digit_key(const Node& node) {
  return node.id.starts_with("pin/") && node.id != "pin/submit";
}

Look handed(Hand hand) {
  Look look;
  look.hand = hand;
  return look;
}

/// A page of many paragraphs and buttons, far higher than the window.
struct Long {
  Look look;
  Screen screen;
  explicit Long(Look how, mend::window::Size size = {1280, 800})
      : look(how), screen([this](Ui& ui) { draw(ui); }, size) {}
  void draw(Ui& ui) const {
    Page page = test::page("long");
    page.look = look;
    ui.begin_page(page);
    ui.heading(words("Long"));
    for (int i = 0; i < 30; ++i) {
      ui.paragraph(words("Words to read, number " + std::to_string(i)));
      ui.button("button" + std::to_string(i), words("Press " + std::to_string(i)));
    }
    ui.end_page();
  }
};

}  // namespace

TEST_CASE(
    "where lines start on the right, every part of a page stands mirrored, and the digits of a PIN do not") {
  // A hand is no language: mirrored, the right hand is the left one.
  Everything left(Direction::left_to_right, handed(Hand::right));
  Everything right(Direction::right_to_left, handed(Hand::left));
  const Tree& one = left.screen.tree();
  const Tree& other = right.screen.tree();
  REQUIRE(one.nodes.size() == other.nodes.size());
  const float width = one.window.width;
  for (std::size_t i = 0; i < one.nodes.size(); ++i) {
    const Node& a = one.nodes[i];
    const Node& b = other.nodes[i];
    CAPTURE(a.id, a.name, a.rect.x, b.rect.x, a.rect.width);
    CHECK(a.id == b.id);
    CHECK(a.rect.width == Approx(b.rect.width).margin(1));
    CHECK(a.rect.y == Approx(b.rect.y).margin(1));
    if (is_digit_key(a)) continue;
    CHECK(b.rect.x == Approx(width - a.rect.x - a.rect.width).margin(2));
  }
  for (const Everything* page : {&left, &right}) {
    CHECK(page->screen.get("pin/1").rect.x < page->screen.get("pin/2").rect.x);
    CHECK(page->screen.get("pin/2").rect.x < page->screen.get("pin/3").rect.x);
  }
}

TEST_CASE("drawn shapes are mirrored too: the scroll bar, the bar of an error, how far one has come") {
  Everything left(Direction::left_to_right, handed(Hand::right));
  Everything right(Direction::right_to_left, handed(Hand::left));
  const auto one = pixels(left.screen);
  const auto other = pixels(right.screen);
  const Palette& p = palette(Theme::calm);
  const auto at = [](const mend::window::Canvas& canvas, float x, float y) {
    return canvas.row(static_cast<int>(y))[static_cast<std::ptrdiff_t>(x)] & 0xFFFFFFU;
  };
  const auto same = [&](float x, float y, Colour colour) {
    CAPTURE(x, y);
    CHECK(at(one, x, y) == colour.rgb);
    CHECK(at(other, 1279 - x, y) == colour.rgb);
  };
  const Rect view = left.screen.tree().viewport;
  same(1279 - 9, view.y + 20, p.quiet_text);       // the thumb
  same(1279 - 9, view.bottom() - 4, p.secondary);  // its track
  const Node& progress = *std::find_if(left.screen.tree().nodes.begin(), left.screen.tree().nodes.end(),
                                       [](const Node& node) { return node.role == Role::progress; });
  same(progress.rect.x + 20, progress.rect.bottom() - 4, p.action);
  same(progress.rect.right() - 20, progress.rect.bottom() - 4, p.line);
  left.screen.ui().reveal("radios/yes");
  right.screen.ui().reveal("radios/yes");
  left.screen.draw();
  right.screen.draw();
  const Rect yes = left.screen.get("radios/yes").rect;
  const auto shown = pixels(left.screen);
  const auto mirrored = pixels(right.screen);
  const float bar = left.screen.get("heading").rect.x + 3;
  CHECK(at(shown, bar, yes.y + 4) == p.error.rgb);
  CHECK(at(mirrored, 1279 - bar, yes.y + 4) == p.error.rgb);
}

TEST_CASE("the controls of the foot stand at the person's own hand, in languages of either direction") {
  for (const Direction way : {Direction::left_to_right, Direction::right_to_left}) {
    Everything right(way, handed(Hand::right));
    Everything left(way, handed(Hand::left));
    float nearest = 1280;
    float farthest = 0;
    for (const auto* id : {"foot/size", "foot/theme", "foot/out"}) {
      farthest = std::max(farthest, left.screen.get(id).rect.right());
      nearest = std::min(nearest, right.screen.get(id).rect.x);
    }
    CHECK(farthest < 800);
    CHECK(nearest > 480);
  }
}

TEST_CASE("no theme, size or spacing cuts words or takes help away, in a small window too") {
  for (const mend::window::Size window : {mend::window::Size{1280, 800}, {1024, 600}}) {
    for (const Theme theme : {Theme::calm, Theme::dark, Theme::strong, Theme::yellow}) {
      for (const TextSize size : {TextSize::normal, TextSize::large, TextSize::largest, TextSize::huge}) {
        for (const Spacing spacing : {Spacing::normal, Spacing::wide}) {
          if (theme != Theme::calm && (size != TextSize::normal || spacing == Spacing::wide)) continue;
          Everything page(Direction::left_to_right, {.text_size = size, .theme = theme, .spacing = spacing},
                          window);
          const auto faults = lint(page.screen.tree());
          CAPTURE(static_cast<int>(theme), static_cast<int>(size), static_cast<int>(spacing), window.width,
                  faults, to_text(page.screen.tree()));
          CHECK(faults.empty());
        }
      }
    }
  }
}

TEST_CASE("at four times the size the page is one column, and the bars leave it most of the window") {
  for (const mend::window::Size window : {mend::window::Size{1280, 800}, {1024, 600}}) {
    Everything page(Direction::left_to_right, {.text_size = TextSize::huge}, window);
    const Tree& tree = page.screen.tree();
    CHECK(tree.viewport.height >= tree.window.height / 2);
    CHECK(page.screen.get("tiles/b").rect.y > page.screen.get("tiles/a").rect.bottom());
    CHECK(page.screen.get("choices/off").rect.y > page.screen.get("choices/on").rect.bottom());
    for (const Node& node : tree.nodes) CHECK(node.rect.right() <= tree.window.width);
    CHECK(page.screen.get("foot/out").rect.height >= 48);
  }
}

TEST_CASE("the word that is being said is marked, and stays in sight") {
  Long page({});
  page.screen.ui().mark("heading", 0, 4);
  page.screen.draw();
  const Rect heading = page.screen.get("heading").rect;
  const auto count = [&](const Rect& where, Colour colour) {
    const auto canvas = pixels(page.screen);
    int found = 0;
    for (int y = std::max(static_cast<int>(where.y), 0); y < std::min(static_cast<int>(where.bottom()), 800);
         ++y) {
      for (int x = static_cast<int>(where.x); x < static_cast<int>(where.right()); ++x)
        found += (canvas.row(y)[x] & 0xFFFFFFU) == colour.rgb ? 1 : 0;
    }
    return found;
  };
  const Colour mark = palette(Theme::calm).mark;
  CHECK(count(heading, mark) > 500);
  // Plain text has no id: it is named by its place.
  std::size_t last = 0;
  for (std::size_t i = 0; i < page.screen.tree().nodes.size(); ++i) {
    if (page.screen.tree().nodes[i].name.ends_with("number 29")) last = i;
  }
  REQUIRE(last > 0);
  REQUIRE(page.screen.tree().nodes[last].rect.y > 800);
  page.screen.ui().mark("#" + std::to_string(last), 0, 5);
  page.screen.draw();
  const Rect words = page.screen.tree().nodes[last].rect;
  CHECK(words.bottom() < page.screen.tree().viewport.bottom());
  const int five = count(words, mark);
  CHECK(five > 200);
  page.screen.ui().mark("#" + std::to_string(last), 0, 13);
  page.screen.draw();
  CHECK(count(words, mark) > five * 3 / 2);
  page.screen.ui().mark("", 0, 0);
  page.screen.draw();
  CHECK(count(words, mark) == 0);
}

TEST_CASE("a name between its invisible signs is marked where it stands") {
  CHECK(drawn_byte("abc", 2) == 2);
  CHECK(drawn_byte("Hi \xE2\x81\xA8Sam\xE2\x81\xA9!", 3) == 6);
  CHECK(drawn_byte("Hi \xE2\x81\xA8Sam\xE2\x81\xA9!", 6) == 12);
  CHECK(drawn_byte("abc", 9) == 3);
}

TEST_CASE("nothing moves by itself unless somebody asked for it, and then one short slide after the focus") {
  for (const bool reduced : {true, false}) {
    Look look;
    look.reduced_motion = reduced;
    Long page(look);
    page.screen.ui().turn(1'000);
    const float before = page.screen.get("heading").rect.y;
    for (int i = 0; i < 14; ++i) page.screen.key(Key::tab);
    const float after = page.screen.get("heading").rect.y;
    if (reduced) {
      CHECK(after < before);
      CHECK_FALSE(page.screen.ui().millis_to_change());
      continue;
    }
    REQUIRE(page.screen.ui().millis_to_change());
    page.screen.ui().turn(1'060);
    page.screen.draw();
    const float half = page.screen.get("heading").rect.y;
    page.screen.ui().turn(1'150);
    page.screen.draw();
    const float end = page.screen.get("heading").rect.y;
    CHECK(half <= before);
    CHECK(end < half);
    CHECK_FALSE(page.screen.ui().millis_to_change());
    const Node& focused = *page.screen.tree().focused();
    CHECK(focused.rect.bottom() <= page.screen.tree().viewport.bottom());
    // A new page stands at its top at once.
    page.screen.ui().turn(2'000);
  }
}

TEST_CASE("a slide gives way when somebody moves the page") {
  Look look;
  look.reduced_motion = false;
  Long page(look);
  page.screen.ui().turn(1'000);
  for (int i = 0; i < 14; ++i) page.screen.key(Key::tab);
  page.screen.key(Key::end);
  const float moved = page.screen.get("heading").rect.y;
  page.screen.ui().turn(1'100);
  page.screen.draw();
  CHECK(page.screen.get("heading").rect.y == moved);
  CHECK_FALSE(page.screen.ui().millis_to_change());
}

TEST_CASE("what the voice says at the foot of a page never moves the page away under a finger") {
  bool notice = true;
  bool buttons = true;
  int presses = 0;
  Screen screen([&](Ui& ui) {
    Page shown = page("voice");
    if (notice) shown.notice = words("Plug in headphones to hear this.");
    shown.foot = {{"size", words("Size of words"), Icon::text_size}};
    for (const auto* id : {"stop", "again", "where", "quieter", "louder"}) {
      if (buttons)
        shown.foot.push_back({id, words(std::string("A button of the voice: ") + id), Icon::listen});
    }
    ui.begin_page(shown);
    ui.heading(words("Page"));
    for (int i = 0; i < 16; ++i) ui.paragraph(words("Words " + std::to_string(i)));
    if (ui.button("go-on", words("Continue"))) ++presses;
    ui.end_page();
  });
  screen.key(Key::end);
  const Rect place = screen.get("go-on").rect;
  REQUIRE(place.bottom() < screen.tree().viewport.bottom());
  mend::window::Event event;
  event.pointer = mend::window::Pointer::touch;
  event.x = place.x + place.width / 2;
  event.y = place.y + place.height / 2;
  event.kind = mend::window::EventKind::pointer_down;
  screen.send(event);
  // The touch has ended the voice: its words and buttons go.
  notice = buttons = false;
  screen.draw();
  event.kind = mend::window::EventKind::pointer_up;
  event.time_ms = 200;
  screen.send(event);
  CHECK(presses == 1);
}

TEST_CASE("a tile that is chosen says so by more than its colour, and arrows choose") {
  std::optional<std::size_t> chosen = 0;
  Screen screen([&](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Listen"));
    const std::vector<ChoiceTile> tiles{{"yes", words("Yes"), std::nullopt, Icon::listen},
                                        {"no", words("No"), std::nullopt, Icon::sound_off}};
    if (const auto now = ui.choice_tiles("listen", words("Do you want to listen?"), tiles, chosen))
      chosen = now;
    ui.end_page();
  });
  CHECK(screen.get("listen/yes").states.checked);
  CHECK(screen.get("listen/yes").position == 1);
  CHECK(screen.get("listen/yes").count == 2);
  screen.press("listen/no");
  CHECK(chosen == 1U);
  CHECK(screen.get("listen/no").states.checked);
  CHECK_FALSE(screen.get("listen/yes").states.checked);
  screen.key(Key::left);
  CHECK(chosen == 0U);
}

TEST_CASE(
    "lines of running text stand half as high again as their letters, unless wide spacing gives them more") {
  const auto height = [](Spacing spacing) {
    Screen screen([&](Ui& ui) {
      Page shown = page();
      shown.look.spacing = spacing;
      ui.begin_page(shown);
      ui.heading(words("Words"));
      ui.paragraph(words("One line"));
      ui.end_page();
    });
    return screen.get(Role::text, "One line").rect;
  };
  CHECK(height(Spacing::normal).height >= 22 * 1.5F - 1);
  CHECK(height(Spacing::wide).height >= 22 * 1.5F - 1);
  CHECK(height(Spacing::wide).y > height(Spacing::normal).y);
}
