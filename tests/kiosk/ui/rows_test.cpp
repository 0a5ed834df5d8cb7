#include "screen.h"

#include <array>
#include <catch2/catch.hpp>
#include <optional>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

struct Tasks {
  std::optional<std::size_t> pressed;
  std::string language = "en";
  Screen screen{[this](Ui& ui) {
    ui.begin_page(page("tasks", language));
    ui.heading(words("Before you begin"));
    const std::array<Task, 3> tasks{
        {{"read", words("Read"), words("Completed"), TaskState::done},
         {"week", words("Your week"), words("Not started"), TaskState::to_do, words("Five questions")},
         {"send", words("Send"), words("Cannot start yet"), TaskState::not_yet}}};
    if (const auto now = ui.task_list("tasks", tasks)) pressed = now;
    ui.end_page();
  }};
};

}  // namespace

TEST_CASE("a task says its state in a word, and its place in the list") {
  Tasks page;
  const Node& week = page.screen.get("tasks/week");
  CHECK(week.value == "Not started");
  CHECK(week.description == "Five questions");
  CHECK(week.position == 2);
  CHECK(week.count == 3);
  page.screen.press("tasks/week");
  CHECK(page.pressed == 1U);
}

TEST_CASE("what cannot be begun yet is read, but neither pressed nor in the way of Tab") {
  Tasks page;
  CHECK(page.screen.get("tasks/send").states.disabled);
  page.screen.press("tasks/send");
  CHECK_FALSE(page.pressed);
  page.screen.key(Key::tab);
  CHECK(page.screen.focus() == "tasks/read");
  page.screen.key(Key::tab);
  CHECK(page.screen.focus() == "tasks/week");
  page.screen.key(Key::tab);
  CHECK(page.screen.focus() == "hide");
}

TEST_CASE("a row acts on release, and not when the finger has left it") {
  Tasks page;
  const Rect rect = page.screen.get("tasks/read").rect;
  mend::window::Event event;
  event.kind = mend::window::EventKind::pointer_down;
  event.x = rect.x + 20;
  event.y = rect.y + 20;
  page.screen.send(event);
  CHECK_FALSE(page.pressed);
  event.kind = mend::window::EventKind::pointer_up;
  event.y = rect.bottom() + 200;
  page.screen.send(event);
  CHECK_FALSE(page.pressed);
}

TEST_CASE("the whole of a link row is its target, and its status is beside it or below, never cut") {
  for (const TextSize size : {TextSize::normal, TextSize::largest, TextSize::huge}) {
    std::optional<std::size_t> pressed;
    Screen screen([&](Ui& ui) {
      Page frame = page();
      frame.look.text_size = size;
      ui.begin_page(frame);
      ui.heading(words("Learn"));
      const std::array<LinkRow, 2> rows{{{"a", words("What is restorative justice?"),
                                          words("About five minutes"), words("New"), Icon::book},
                                         {"b", words("What is harm?")}}};
      if (const auto now = ui.link_rows("rows", rows)) pressed = now;
      ui.end_page();
    });
    const Node& row = screen.get(Role::link, "What is restorative justice?");
    CHECK(row.value == "New");
    CHECK(row.rect.right() <= 1280);
    screen.touch(row.rect.right() - 8, row.rect.y + 8);
    CHECK(pressed == 0U);
  }
}
