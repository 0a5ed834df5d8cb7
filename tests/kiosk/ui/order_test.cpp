// What is answered by more or less: an order, a number out of many; and tiles of which several may be chosen.
#include "screen.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

struct Order {
  std::vector<std::string> things{"tea", "bread", "soup"};
  bool answered = false;
  std::string language = "en";
  TextSize size = TextSize::normal;
  Screen screen{[this](Ui& ui) {
    Page frame = page("page", language);
    frame.look.text_size = size;
    ui.begin_page(frame);
    ui.heading(words("Food"));
    std::vector<RankItem> items;
    for (const std::string& thing : things)
      items.push_back({thing, words(thing), words("Earlier: " + thing), words("Later: " + thing)});
    Notes notes;
    notes.is_private = true;
    if (const auto move =
            ui.rank("food", words("Which is best?"), items, answered, words("This order is right"), notes)) {
      answered = true;
      if (move->by != 0)
        std::swap(things[move->item], things[move->by < 0 ? move->item - 1 : move->item + 1]);
    }
    ui.end_page();
  }};
  using List = std::vector<std::string>;
};

}  // namespace

TEST_CASE("things are put in order by buttons, without dragging") {
  Order order;
  order.screen.press(Role::button, "Earlier: bread");
  CHECK(order.things == Order::List{"bread", "tea", "soup"});
  order.screen.press(Role::button, "Later: tea");
  CHECK(order.things == Order::List{"bread", "soup", "tea"});
  // The first is never earlier, and the last never later.
  order.screen.press(Role::button, "Earlier: bread");
  order.screen.press(Role::button, "Later: tea");
  CHECK(order.things == Order::List{"bread", "soup", "tea"});
}

TEST_CASE("the focus goes with what is moved, so that it can be moved on by the same key") {
  Order order;
  order.screen.ui().focus("food/soup/earlier");
  order.screen.draw();
  order.screen.key(Key::enter);
  CHECK(order.screen.focus() == "food/soup/earlier");
  order.screen.key(Key::enter);
  CHECK(order.things == Order::List{"soup", "tea", "bread"});
  CHECK(order.screen.focus() == "food/soup/earlier");
  CHECK(order.screen.get("food/soup/earlier").states.disabled);
}

TEST_CASE("things that nobody put in order have no numbers, and that they stand so is no answer") {
  Order order;
  CHECK(order.screen.get("food/tea/later").value.empty());
  CHECK_FALSE(order.answered);
  order.screen.press(Role::button, "This order is right");
  CHECK(order.answered);
  CHECK(order.things == Order::List{"tea", "bread", "soup"});
  CHECK(order.screen.get("food/tea/later").value == "1");
  CHECK(order.screen.get("food/tea/later").states.is_private);
  CHECK(order.screen.tree().find("food/keep") == nullptr);
}

TEST_CASE("the buttons that put things in order are whole targets in every language and size") {
  for (const char* language : {"en", "ar"}) {
    for (const TextSize size : {TextSize::normal, TextSize::largest, TextSize::huge}) {
      Order order;
      order.language = language;
      order.size = size;
      order.screen.draw();
      const Node& earlier = order.screen.get("food/bread/earlier");
      const Node& later = order.screen.get("food/bread/later");
      CHECK(earlier.rect.width >= 48);
      CHECK(earlier.rect.height >= 48);
      const float between =
          std::max(later.rect.x - earlier.rect.right(), earlier.rect.x - later.rect.right());
      CHECK(between >= 10);
    }
  }
}

TEST_CASE("a number out of many grows and shrinks by buttons that say what it has become") {
  std::string value;
  StepperRules rules;
  rules.number.notes.is_private = true;
  Screen screen([&](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Reading"));
    const StepperDone done =
        ui.stepper("hours", words("How many hours?"), value, {words("Smaller"), words("Larger")}, rules);
    if (done.typed) value = *done.typed;
    if (done.by != 0) value = std::to_string(std::stoi("0" + value) + done.by);
    ui.end_page();
  });
  CHECK(screen.get("hours").value.empty());
  screen.press(Role::button, "Larger");
  screen.press(Role::button, "Larger");
  CHECK(value == "2");
  CHECK(screen.get("hours/larger").value == "2");
  CHECK(screen.get("hours/larger").states.is_private);
  screen.press(Role::button, "Smaller");
  CHECK(value == "1");
  screen.press(Role::textbox, "How many hours?");
  screen.type("4");
  CHECK(value == "14");
  rules.larger = false;
  screen.draw();
  screen.press(Role::button, "Larger");
  CHECK(value == "14");
}

TEST_CASE("of tiles for several answers each is switched by itself") {
  const std::vector<ChoiceTile> tiles{
      {"gym", words("Gym")}, {"yard", words("Yard")}, {"wing", words("Wing")}};
  std::vector<bool> checked(3);
  Screen screen([&](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Places"));
    if (const auto now = ui.check_tiles("places", words("Where?"), tiles, checked, {.columns = 3}))
      checked[*now] = !checked[*now];
    ui.end_page();
  });
  screen.press(Role::checkbox, "Gym");
  screen.press(Role::checkbox, "Wing");
  CHECK(checked == std::vector<bool>{true, false, true});
  CHECK(screen.get("places/gym").states.checked);
  CHECK(screen.get("places/gym").rect.y == screen.get("places/wing").rect.y);
  screen.press(Role::checkbox, "Gym");
  CHECK(checked == std::vector<bool>{false, false, true});
}

TEST_CASE("what is masked is neither shown nor said, and the caret stands where it would") {
  std::string value;
  Screen screen([&](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Word"));
    FieldOptions how;
    how.masked = true;
    if (const auto now = ui.text_line("word", words("A word"), value, how)) value = *now;
    ui.end_page();
  });
  screen.press(Role::textbox, "A word");
  screen.type("blŵ");
  CHECK(value == "blŵ");
  CHECK(screen.get("word").value == "3");
  CHECK(screen.get("word").states.masked);
  CHECK(to_text(screen.tree()).find("bl") == std::string::npos);
  screen.key(Key::left);
  screen.type("a");
  CHECK(value == "blaŵ");
  screen.key(Key::home);
  screen.key(Key::del);
  CHECK(value == "laŵ");
}
