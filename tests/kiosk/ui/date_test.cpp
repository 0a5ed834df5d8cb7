// Dates and numbers.
#include "screen.h"

#include <catch2/catch.hpp>
#include <string>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

struct Born {
  DateTexts value;
  DateOptions options;
  Screen screen{[this](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("About you"));
    if (options.notes.error) {
      const ErrorLink link{"born/month", *options.notes.error};
      ui.error_summary(words("There is a problem"), {&link, 1});
    }
    if (const auto now = ui.date("born", words("When were you born?"), value,
                                 {words("Day"), words("Month"), words("Year")}, options))
      value = *now;
    ui.end_page();
  }};
};

}  // namespace

TEST_CASE("a date is typed in three fields, and the focus never jumps by itself") {
  Born page;
  page.screen.press(Role::textbox, "Day");
  page.screen.type("27");
  page.screen.type("3");
  CHECK(page.screen.focus() == "born/day");
  page.screen.key(Key::tab);
  page.screen.type("mar3ch");
  page.screen.key(Key::tab);
  page.screen.type("1985");
  CHECK(page.value == DateTexts{"27", "3", "1985"});
  CHECK(page.screen.get("born").name == "When were you born?");
  CHECK(page.screen.get("born/year").value == "1985");
}

TEST_CASE("what is no date is kept to be mended") {
  Born page;
  page.value = {"31", "2", ""};
  page.screen.draw();
  page.screen.press(Role::textbox, "Month");
  page.screen.key(Key::end);
  page.screen.key(Key::backspace);
  CHECK(page.value == DateTexts{"31", "", ""});
}

TEST_CASE("only the wrong part of a date is marked, and the summary leads to it") {
  Born page;
  page.options.notes.error = words("Enter a month");
  page.options.month_wrong = true;
  page.screen.draw();
  CHECK(page.screen.get("born").error == "Enter a month");
  CHECK(page.screen.get("born/month").states.invalid);
  CHECK_FALSE(page.screen.get("born/day").states.invalid);
  page.screen.press(Role::link, "Enter a month");
  CHECK(page.screen.focus() == "born/month");
}

TEST_CASE("the parts of a date stand one below the other where the words are huge") {
  Screen screen([](Ui& ui) {
    Page frame = page();
    frame.look.text_size = TextSize::huge;
    ui.begin_page(frame);
    ui.heading(words("About you"));
    ui.date("born", words("When were you born?"), {}, {words("Day"), words("Month"), words("Year")});
    ui.end_page();
  });
  CHECK(screen.get("born/month").rect.y > screen.get("born/day").rect.bottom());
  CHECK(screen.get("born/year").rect.y > screen.get("born/month").rect.bottom());
}

TEST_CASE("a number takes digits, and a sign or a point only where one may be") {
  std::string value;
  NumberOptions options;
  Screen screen([&](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Sleep"));
    if (const auto now = ui.number("nights", words("How many nights?"), value, options)) value = *now;
    ui.end_page();
  });
  screen.press(Role::textbox, "How many nights?");
  screen.type("-1.5x");
  CHECK(value == "15");
  value.clear();
  options = {.negative = true, .decimals = true};
  screen.draw();
  screen.type("-1.5.0x");
  CHECK(value == "-1.50");
}

TEST_CASE("the unit of a number is read after it") {
  Screen screen([](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Sleep"));
    ui.number("nights", words("How many?"), "5",
              {.notes = {.error = words("Enter 7 or less.")}, .unit = words("nights")});
    ui.end_page();
  });
  const Rect field = screen.get("nights").rect;
  const Rect unit = screen.get(Role::text, "nights").rect;
  CHECK(unit.x > field.right());
  CHECK(unit.y < field.bottom());
  CHECK(screen.get("nights").error == "Enter 7 or less.");
}
