// What comes of presses and letters on a page of a form, also when they come all at once.
#include "../ui/screen.h"
#include "filler.h"
#include "kiosk/screens/form_pages.h"
#include "shown.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;
using ui::test::Screen;
using window::EventKind;

namespace {

/// A page of text with the field in focus.
struct Page {
  Setting setting = setting_of("en", ui::TextSize::normal);
  Filler sam;
  bool left = false;
  Screen screen;
  explicit Page(const std::shared_ptr<const form::Form>& form)
      : sam(form), screen([this](ui::Ui& ui) { draw(ui); }, {1280, 1100}) {}

  void draw(ui::Ui& ui) {
    if (sam.form.place() != FormPlace::question) {
      (void)draw_between(ui, setting.frame, setting.catalogue, sam.form);
      return;
    }
    QuestionMemory memory;
    QuestionActions actions;
    const auto model = make_question(setting.catalogue, sam.form, Saved::nothing_yet, {}, memory);
    static const Pictures none;
    screens::draw(ui, setting.frame, model, {none, {}}, memory, actions);
    left = follow(actions, sam.form) || left;
  }
  /// All of it is there before the next frame is drawn.
  void at_once(const char* letters, const std::string& press) {
    const ui::Rect rect = screen.get(press).rect;
    window::Event event;
    event.kind = EventKind::text;
    event.text = letters;
    screen.ui().input(event);
    for (const EventKind kind : {EventKind::pointer_down, EventKind::pointer_up}) {
      event = {};
      event.kind = kind;
      event.pointer = window::Pointer::touch;
      event.x = rect.x + rect.width / 2;
      event.y = rect.y + rect.height / 2;
      screen.ui().input(event);
    }
    screen.draw();
  }
};

}  // namespace

TEST_CASE("letters that come in the very frame in which Back is pressed are not lost") {
  Page page(visitors());
  page.screen.press("/data/first");
  page.at_once("Al", "back");
  CHECK(page.left);
  REQUIRE(page.sam.form.unfinished().size() == 1);
  CHECK(page.sam.form.unfinished().front().value == "Al");
}

TEST_CASE("letters that come in the very frame in which Continue is pressed are in the answer") {
  Page page(visitors());
  page.screen.press("/data/first");
  page.at_once("Al", "continue");
  CHECK(page.sam.form.session().value("/data/first") == "Al");
}

TEST_CASE("a page of several is left without its answers only by the second press, and Keep keeps them") {
  Page page(together_page());
  page.screen.press("/data/g/two");
  page.screen.type("half a");
  page.screen.press("skip");
  CHECK(page.screen.get("heading").name == "Leave this page without your answers?");
  CHECK(page.screen.get("answers/data/g/two").value == "half a");
  page.screen.press("first");
  CHECK(page.screen.get("/data/g/two").value == "half a");
  page.screen.press("skip");
  page.screen.press("second");
  CHECK(page.sam.at() == "/data/after");
  CHECK(page.sam.form.unfinished().empty());
}
