#include "kiosk/ui/edit_buffer.h"
#include "screen.h"

#include <catch2/catch.hpp>
#include <string>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

struct Field {
  std::string value;
  FieldOptions options;
  bool many = true;
  std::string language = "en";
  int changes = 0;
  Screen screen{[this](Ui& ui) {
    ui.begin_page(page("field", language));
    ui.heading(words("Write"));
    auto now = many ? ui.text_area("note", words("Note"), value, options)
                    : ui.text_line("note", words("Note"), value, options);
    if (now) {
      value = *now;
      ++changes;
    }
    ui.text_line("other", words("Other"), other, {});
    ui.end_page();
  }};
  std::string other;

  void enter() {
    screen.draw();
    screen.press(Role::textbox, "Note");
  }
};

}  // namespace

TEST_CASE("Welsh, Arabic and emoji can be typed, and stand in the tree as they were typed") {
  Field field;
  field.enter();
  field.screen.type("ŵ");
  field.screen.type("مرحبا");
  field.screen.type(" 😀");
  CHECK(field.value == "ŵمرحبا 😀");
  CHECK(field.screen.get("note").value == field.value);
  CHECK(field.screen.get("note").states.is_private);
}

TEST_CASE("Backspace takes whole letters, also those made of several signs") {
  Field field;
  field.enter();
  field.screen.type("aŵ👨‍👩‍👧");
  field.screen.key(Key::backspace);
  CHECK(field.value == "aŵ");
  field.screen.key(Key::backspace);
  field.screen.key(Key::backspace);
  field.screen.key(Key::backspace);
  CHECK(field.value.empty());
}

TEST_CASE("the caret goes by letters, lines and ends, and typing goes where it stands") {
  Field field;
  field.enter();
  field.screen.type("first");
  field.screen.key(Key::enter);
  field.screen.type("second");
  CHECK(field.value == "first\nsecond");
  field.screen.key(Key::home);
  field.screen.type("2");
  field.screen.key(Key::up);
  field.screen.key(Key::end);
  field.screen.type("!");
  field.screen.key(Key::right);
  field.screen.key(Key::right);
  field.screen.key(Key::del);
  CHECK(field.value == "first!\n2econd");
  field.screen.key(Key::left);
  field.screen.key(Key::backspace);
  CHECK(field.value == "first!2econd");
}

TEST_CASE("in Arabic the left arrow goes forward") {
  Field field;
  field.language = "ar";
  field.enter();
  field.screen.type("اب");
  field.screen.key(Key::right);
  field.screen.type("x");
  CHECK(field.value == "اxب");
}

TEST_CASE("a selection is replaced by what is typed") {
  Field field;
  field.enter();
  field.screen.type("one two");
  field.screen.key(Key::left, {.shift = true});
  field.screen.key(Key::left, {.shift = true});
  field.screen.key(Key::left, {.shift = true});
  field.screen.type("2");
  CHECK(field.value == "one 2");
  field.screen.key(Key::a, {.control = true});
  field.screen.key(Key::del);
  CHECK(field.value.empty());
}

TEST_CASE("a touch puts the caret between the letters that it meets") {
  Field field;
  field.enter();
  field.screen.type("mmmm");
  const Rect rect = field.screen.get("note").rect;
  field.screen.touch(rect.x + 16, rect.y + 20);
  field.screen.type("i");
  CHECK(field.value == "immmm");
  field.screen.touch(rect.right() - 20, rect.y + 20);
  field.screen.type("i");
  CHECK(field.value == "immmmi");
}

TEST_CASE("typing stops at the limit, counted in characters") {
  Field field;
  field.options.max_characters = 4;
  field.enter();
  field.screen.type("ŵŵŵŵŵŵ");
  CHECK(field.value == "ŵŵŵŵ");
  field.screen.type("x");
  CHECK(field.value == "ŵŵŵŵ");
}

TEST_CASE("one line stays one line, and a code takes digits only") {
  Field field;
  field.many = false;
  field.options = {.max_characters = 8, .digits_only = true};
  field.enter();
  field.screen.type("12a ٣\n34");
  field.screen.key(Key::enter);
  CHECK(field.value == "1234");
}

TEST_CASE("pasting is refused, and control characters never get in") {
  Field field;
  field.enter();
  field.screen.key(Key::other, {.control = true});
  field.screen.type(std::string("a\x01\x1b[2Jb", 7));
  CHECK(field.value == "a[2Jb");
}

TEST_CASE("a field shows what its owner says, also while it is edited") {
  Field field;
  field.enter();
  field.screen.type("abc");
  field.value = "another";
  field.screen.draw();
  CHECK(field.screen.get("note").value == "another");
  field.screen.type("!");
  CHECK(field.value == "another!");
}

TEST_CASE("text typed before a Tab stays in its field") {
  Field field;
  field.enter();
  mend::window::Event text;
  text.kind = mend::window::EventKind::text;
  text.text = "abc";
  field.screen.ui().input(text);
  mend::window::Event tab;
  tab.kind = mend::window::EventKind::key_down;
  tab.key = Key::tab;
  field.screen.ui().input(tab);
  text.text = "xyz";
  field.screen.ui().input(text);
  field.screen.draw();
  CHECK(field.value == "abc");
  CHECK(field.screen.focus() == "other");
}

TEST_CASE("no text and no focus survives a change of resident") {
  Field field;
  field.enter();
  field.screen.type("private words");
  field.value.clear();
  field.screen.ui().reset();
  CHECK(to_text(field.screen.tree()).empty());
  field.screen.draw();
  CHECK(field.screen.focus() == "heading");
  CHECK(to_text(field.screen.tree()).find("private words") == std::string::npos);
  field.enter();
  field.screen.type("x");
  CHECK(field.value == "x");
}

TEST_CASE("the letters of a long text stay in sight while they are typed") {
  Field field;
  field.enter();
  for (int i = 0; i < 40; ++i) {
    field.screen.type("line");
    field.screen.key(Key::enter);
  }
  const Rect note = field.screen.get("note").rect;
  CHECK(note.height > 800);
  CHECK(note.bottom() <= field.screen.tree().viewport.bottom());
}

TEST_CASE("a text as long as any may be is drawn, edited and scrolled without harm") {
  Field field;
  field.options.max_characters = 30'000;
  for (int i = 0; i < 650; ++i) field.value += i % 9 == 0 ? "word \n" : "word abc ";
  field.screen.draw();
  field.screen.key(Key::tab);
  field.screen.key(Key::end);
  field.screen.type("!");
  CHECK(field.changes == 1);
  field.screen.key(Key::tab);
  CHECK(pixels(field.screen).pixels.size() == 1280U * 800U);
}

TEST_CASE("the edit buffer keeps caret and text whole under hostile input") {
  EditBuffer buffer;
  buffer.set("e");
  std::string marks;
  for (int i = 0; i < 100; ++i) marks += "\xCC\x81";
  buffer.insert(marks, {});
  CHECK(buffer.caret() <= buffer.text().size());
  CHECK(buffer.text().size() < 100);
  buffer.insert("\xFF\xC3", {});
  buffer.erase(0, 10'000);
  CHECK(buffer.text().empty());
  CHECK(buffer.caret() == 0);
  CHECK(count_characters("ŵb") == 2);
}
