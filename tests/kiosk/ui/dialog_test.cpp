#include "screen.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

struct Asked {
  bool asking = false;
  int lines = 0;
  std::string answer;
  std::vector<std::string> pressed;
  TextSize size = TextSize::normal;
  mend::window::Size window{1280, 800};
  Screen screen;
  explicit Asked(mend::window::Size of = {1280, 800})
      : window(of), screen([this](Ui& ui) { draw(ui); }, of) {}

  void draw(Ui& ui) {
    Page frame = page("form");
    frame.look.text_size = size;
    frame.back = words("Back");
    frame.foot = {{"settings", words("Settings"), Icon::settings}};
    ui.begin_page(frame);
    if (ui.help_pressed()) pressed.emplace_back("help");
    if (ui.back_pressed()) pressed.emplace_back("back");
    ui.heading(words("A form"));
    if (ui.button("delete", words("Delete"), ButtonStyle::warning)) asking = true;
    if (ui.button("other", words("Other"))) pressed.emplace_back("other");
    if (asking) {
      Dialog dialog{
          .id = "ask",
          .title = words("Delete these answers?"),
          .body = {words("They will be gone.")},
          .answers = {{"keep", words("Keep")}, {"delete", words("Delete them"), ButtonStyle::warning}},
          .safe = "keep"};
      for (int i = 0; i < lines; ++i) dialog.body.push_back(words("A line that takes room in the dialog."));
      if (const auto now = ui.dialog(dialog)) {
        answer = *now;
        asking = false;
      }
    }
    ui.end_page();
  }
};

}  // namespace

TEST_CASE("a dialog takes the focus, keeps it among its answers and the bar, and gives it back") {
  Asked page;
  page.screen.key(Key::tab);
  REQUIRE(page.screen.focus() == "delete");
  page.screen.key(Key::enter);
  CHECK(page.screen.focus() == "ask/title");
  std::vector<std::string> stops;
  for (int i = 0; i < 5; ++i) {
    page.screen.key(Key::tab);
    stops.push_back(page.screen.focus());
  }
  CHECK(stops == std::vector<std::string>{"ask/keep", "ask/delete", "hide", "help", "ask/keep"});
  page.screen.key(Key::enter);
  CHECK(page.answer == "keep");
  CHECK(page.screen.focus() == "delete");
}

TEST_CASE("Escape gives the answer that changes nothing, and does not leave the page") {
  Asked page;
  page.screen.press("delete");
  page.screen.key(Key::escape);
  CHECK(page.answer == "keep");
  CHECK_FALSE(page.screen.tree().find("ask"));
  CHECK(page.pressed.empty());
}

TEST_CASE("what lies behind a dialog cannot be pressed, and help still can") {
  Asked page;
  page.screen.press("delete");
  page.screen.press("other");
  page.screen.press("back");
  page.screen.press("foot/settings");
  CHECK(page.pressed.empty());
  page.screen.press("help");
  CHECK(page.pressed == std::vector<std::string>{"help"});
  CHECK(page.asking);
}

TEST_CASE("a dialog that is higher than the screen scrolls, and its answers are reached") {
  for (const mend::window::Size window : {mend::window::Size{1280, 800}, {1024, 600}}) {
    Asked page(window);
    page.size = TextSize::huge;
    page.lines = 4;
    page.asking = true;
    page.screen.draw();
    const Rect card = page.screen.get("ask").rect;
    CHECK(card.bottom() <= static_cast<float>(window.height));
    CHECK(card.right() <= static_cast<float>(window.width));
    page.screen.key(Key::tab);
    page.screen.key(Key::tab);
    REQUIRE(page.screen.focus() == "ask/delete");
    const Rect last = page.screen.get("ask/delete").rect;
    CHECK(last.bottom() <= page.screen.tree().viewport.bottom());
    page.screen.press("ask/delete");
    CHECK(page.answer == "delete");
  }
}

TEST_CASE("nothing of a dialog is there for the next resident") {
  Asked page;
  page.screen.press("delete");
  page.asking = false;
  page.screen.ui().reset();
  page.screen.draw();
  CHECK_FALSE(page.screen.tree().find("ask"));
  CHECK_FALSE(page.screen.tree().modal);
}
