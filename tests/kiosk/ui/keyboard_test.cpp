#include "kiosk/ui/lint.h"
#include "writing.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

std::set<std::string> keys_of(const Screen& screen) {
  std::set<std::string> names;
  for (const Node& node : screen.tree().nodes) {
    if (node.role == Role::key) names.insert(node.name);
  }
  return names;
}

}  // namespace

TEST_CASE("words are written on the screen's keyboard, with capitals, signs and new lines") {
  Writing writing;
  writing.enter();
  writing.function("shift");
  writing.keys({"H", "i"});
  writing.function("space");
  writing.function("numbers");
  writing.keys({"4", "2"});
  writing.function("letters");
  writing.function("enter");
  writing.key("x");
  CHECK(writing.value == "Hi 42\nx");
  writing.function("backspace");
  writing.function("backspace");
  CHECK(writing.value == "Hi 42");
  CHECK(writing.screen.focus() == "note");
}

TEST_CASE("capitals last for one letter, or until they are switched off") {
  Writing writing;
  writing.enter();
  writing.function("shift");
  CHECK(writing.screen.get("keyboard/shift").states.checked);
  writing.keys({"A", "b"});
  writing.function("shift");
  writing.function("shift");
  writing.keys({"C", "D"});
  writing.function("shift");
  CHECK_FALSE(writing.screen.get("keyboard/shift").states.checked);
  writing.key("e");
  CHECK(writing.value == "AbCDe");
}

TEST_CASE("a key acts when the finger leaves it, and not when it slid away") {
  Writing writing;
  writing.enter();
  const Rect q = writing.screen.get(Role::key, "q").rect;
  mend::window::Event event;
  event.kind = mend::window::EventKind::pointer_down;
  event.pointer = mend::window::Pointer::touch;
  event.x = q.x + 5;
  event.y = q.y + 5;
  writing.screen.send(event);
  CHECK(writing.value.empty());
  event.kind = mend::window::EventKind::pointer_up;
  event.y = 100;
  writing.screen.send(event);
  CHECK(writing.value.empty());
  writing.key("q");
  CHECK(writing.value == "q");
}

TEST_CASE("the keyboard comes by touch, goes when a key of a keyboard is pressed, and comes back by touch") {
  Writing writing;
  CHECK_FALSE(writing.open());
  writing.enter();
  CHECK(writing.open());
  writing.screen.type("a");
  CHECK_FALSE(writing.open());
  writing.screen.type("b");
  writing.enter();
  CHECK(writing.open());
  CHECK(writing.value == "ab");
  writing.screen.ui().reveal("done");
  writing.screen.draw();
  writing.screen.press("done");
  CHECK(writing.pressed);
  CHECK_FALSE(writing.open());
}

TEST_CASE("who goes with Tab has a keyboard already") {
  Writing writing;
  while (writing.screen.focus() != "note") writing.screen.key(Key::tab);
  CHECK_FALSE(writing.open());
  writing.enter();
  CHECK(writing.open());
}

TEST_CASE("who wants the keyboard always has it with every field, also while typing") {
  Writing writing;
  writing.mode = KeyboardMode::always;
  writing.screen.draw();
  while (writing.screen.focus() != "note") writing.screen.key(Key::tab);
  CHECK(writing.open());
  writing.screen.type("a");
  CHECK(writing.open());
}

TEST_CASE("who never wants the keyboard does not get it") {
  Writing writing;
  writing.has_keyboard = false;
  writing.screen.draw();
  writing.enter();
  CHECK_FALSE(writing.open());
  CHECK(writing.screen.focus() == "note");
}

TEST_CASE("the keyboard is closed by its own key, and the focus stays in the field") {
  Writing writing;
  writing.enter();
  writing.key("a");
  writing.function("close");
  CHECK_FALSE(writing.open());
  CHECK(writing.screen.focus() == "note");
  writing.screen.type("b");
  CHECK(writing.value == "ab");
}

TEST_CASE("keys can be walked with Tab and arrows, and pressed with Enter, while the text grows") {
  Writing writing;
  writing.mode = KeyboardMode::always;
  // Tab passes the other field, which is then the one that is written into.
  writing.enter();
  while (writing.screen.focus() != "keyboard/0/0") writing.screen.key(Key::tab);
  writing.screen.key(Key::enter);
  writing.screen.key(Key::right);
  CHECK(writing.screen.focus() == "keyboard/0/1");
  writing.screen.key(Key::enter);
  CHECK(writing.other == "qw");
  CHECK(writing.open());
  CHECK(writing.screen.focus() == "keyboard/0/1");
}

TEST_CASE(
    "every letter of the Arabic keyboard is found by its name, and the line is written from the right") {
  Writing writing("ar");
  writing.enter();
  writing.keys({"س", "ل", "ا", "م"});
  CHECK(writing.value == "سلام");
  // What begins and ends stands at the other side; the letters stand as on every Arabic keyboard.
  CHECK(writing.screen.get("keyboard/backspace").rect.x < writing.screen.get("keyboard/shift").rect.x);
  CHECK(writing.screen.get(Role::key, "ض").rect.x < writing.screen.get(Role::key, "د").rect.x);
  CHECK(writing.screen.get("keyboard/left").rect.x < writing.screen.get("keyboard/right").rect.x);
}

TEST_CASE("an accent joins the letter before it") {
  Writing writing("vi");
  writing.enter();
  writing.keys({"v", "i", "ê", "t", "n", "a", "m"});
  for (int i = 0; i < 4; ++i) writing.function("left");
  writing.key("\u25CC\u0323");
  CHECK(writing.value == "việtnam");
  CHECK(writing.screen.get(Role::key, "\u25CC\u0323").description ==
        std::string(writing.catalogue.get("keyboard.accent").value()));
}

TEST_CASE("a resident with another script writes English as well, with one key") {
  Writing writing("ur");
  writing.enter();
  writing.key("ق");
  writing.function("language");
  writing.key("q");
  writing.function("language");
  writing.key("و");
  CHECK(writing.value == "قqو");
  Writing english;
  english.enter();
  CHECK(english.screen.tree().find("keyboard/language") == nullptr);
}

TEST_CASE("Chinese is written by its sound, character by character") {
  Writing writing("zh");
  writing.enter();
  writing.keys({"n", "i"});
  CHECK(writing.value.empty());
  CHECK(writing.screen.get("keyboard/spelling").name == "ni");
  writing.key("你");
  CHECK(writing.value == "你");
  writing.keys({"h", "a", "o"});
  writing.function("space");
  CHECK(writing.value == "你好");
  writing.keys({"x", "x"});
  writing.function("backspace");
  writing.function("backspace");
  writing.function("backspace");
  CHECK(writing.value == "你");
  writing.keys({"s", "h", "i"});
  const std::set<std::string> first = keys_of(writing.screen);
  writing.function("candidates");
  CHECK(keys_of(writing.screen) != first);
}

TEST_CASE("a code has a pad of ten digits, as large as the PIN's, and no letters") {
  Writing writing;
  writing.many = false;
  writing.options = {.max_characters = 8, .digits_only = true};
  writing.screen.draw();
  writing.enter();
  CHECK(keys_of(writing.screen).size() == 12);
  writing.keys({"4", "0", "7"});
  writing.function("backspace");
  writing.key("1");
  CHECK(writing.value == "401");
  const Rect one = writing.screen.get(Role::key, "1").rect;
  CHECK(one.width >= 60);
}

TEST_CASE("one line has no key for a new line") {
  Writing writing;
  writing.many = false;
  writing.screen.draw();
  writing.enter();
  CHECK(writing.screen.tree().find("keyboard/enter") == nullptr);
}

TEST_CASE("keys are as large as a finger in every language, size and window, and none hides another") {
  for (const std::string tag : {"en", "cy", "vi", "ar", "ur", "hi", "bn", "ta", "th", "zh", "fa", "lt"}) {
    for (const TextSize text : {TextSize::normal, TextSize::largest, TextSize::huge}) {
      for (const mend::window::Size size : {mend::window::Size{1280, 800}, {1024, 600}, {1920, 1080}}) {
        Writing writing(tag, size, text);
        writing.enter();
        INFO(tag << " " << static_cast<int>(text) << " " << size.width);
        for (const std::string sheet : {"", "numbers", "more"}) {
          if (!sheet.empty() && writing.screen.tree().find("keyboard/" + sheet)) writing.function(sheet);
          LintRules rules;
          rules.least_target = 48;
          rules.least_gap = 10;
          std::string faults;
          for (const std::string& fault : lint(writing.screen.tree(), rules)) {
            if (fault.find("key") != std::string::npos) faults += fault + "\n";
          }
          CHECK(faults == "");
        }
      }
    }
  }
}

TEST_CASE("on a display whose density is known a key is 12.7 millimetres and 2.5 from the next") {
  Writing writing("en", {1280, 800});
  writing.look.pixels_per_mm = 5.9F;
  writing.screen.draw();
  writing.enter();
  const Rect q = writing.screen.get(Role::key, "q").rect;
  const Rect w = writing.screen.get(Role::key, "w").rect;
  CHECK(q.width >= 12.7F * 5.9F);
  CHECK(q.height >= 12.7F * 5.9F);
  CHECK(w.x - q.right() >= 2.5F * 5.9F - 0.1F);
}

TEST_CASE("the line that is written stays in sight above the keyboard") {
  for (const TextSize text : {TextSize::normal, TextSize::largest, TextSize::huge}) {
    for (const mend::window::Size size : {mend::window::Size{1280, 800}, {1024, 600}}) {
      Writing writing("en", size, text);
      for (int i = 0; i < 30; ++i) writing.value += "line\n";
      writing.screen.draw();
      while (writing.screen.focus() != "note") writing.screen.key(Key::tab);
      writing.screen.key(Key::end, {.control = true});
      INFO(size.width << " " << static_cast<int>(text));
      writing.mode = KeyboardMode::always;
      writing.screen.draw();
      writing.screen.key(Key::home, {.control = true});
      writing.screen.key(Key::end, {.control = true});
      writing.key("x");
      const Tree& tree = writing.screen.tree();
      REQUIRE(writing.open());
      CHECK(tree.viewport.bottom() <= writing.screen.get("keyboard").rect.y + 0.5F);
      CHECK(tree.viewport.height >= 60);
      // The field ends with the line of the caret.
      CHECK(writing.screen.get("note").rect.bottom() <= tree.viewport.bottom() + 40);
      CHECK(writing.screen.get("note").rect.bottom() > tree.viewport.y + 40);
    }
  }
}

TEST_CASE("help is one press away while the keyboard is open") {
  Writing writing;
  writing.enter();
  const Node& help = writing.screen.get("help");
  CHECK(help.rect.bottom() < writing.screen.get("keyboard").rect.y);
  CHECK(help.focusable);
}

TEST_CASE("keys that write are private, and their group is called a keyboard") {
  Writing writing;
  writing.enter();
  CHECK(writing.screen.get("keyboard").name == "Keyboard");
  CHECK(writing.screen.get(Role::key, "q").states.is_private);
  CHECK_FALSE(writing.screen.get("keyboard/space").states.is_private);
  CHECK(writing.screen.get(Role::key, "q").language == "en");
}

TEST_CASE("nothing spelt and no keyboard survives another page or another resident") {
  Writing writing("zh");
  writing.enter();
  writing.keys({"n", "i"});
  writing.page_id = "next";
  writing.screen.draw();
  CHECK_FALSE(writing.open());
  writing.enter();
  CHECK(writing.screen.tree().find("keyboard/spelling") == nullptr);
  writing.keys({"n", "i"});
  writing.screen.ui().reset();
  writing.screen.draw();
  CHECK_FALSE(writing.open());
}

TEST_CASE("another field takes the keyboard over") {
  Writing writing;
  writing.enter();
  writing.key("a");
  writing.screen.press("other");
  CHECK(writing.open());
  writing.key("b");
  CHECK(writing.value == "a");
  CHECK(writing.other == "b");
}

TEST_CASE("with capitals on, the arrows of the keyboard choose letters") {
  Writing writing;
  writing.enter();
  writing.keys({"a", "b", "c"});
  writing.function("shift");
  writing.function("left");
  writing.function("left");
  writing.function("shift");
  writing.function("shift");
  writing.key("x");
  CHECK(writing.value == "ax");
}
