// Random steps against a simple model: what is written is kept, whatever the script.
#include "screen.h"
#include "sentences.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Event;
using mend::window::EventKind;
using mend::window::Key;

namespace {

Event text_of(std::string_view typed) {
  Event event;
  event.kind = EventKind::text;
  event.text = typed;
  return event;
}

struct Editor {
  explicit Editor(std::string tag) : language(std::move(tag)) {}
  std::string language;
  std::string value;
  Screen screen{[this](Ui& ui) {
    ui.begin_page(page("edit", language));
    ui.heading(words("Write"));
    if (const auto now = ui.text_area("note", words("Note"), value, {})) value = *now;
    ui.end_page();
  }};
  void enter() {
    screen.draw();
    while (screen.focus() != "note") screen.key(Key::tab);
  }
};

/// Letters as readers count them, by ICU: it shares no code with Pango.
class Model {
 public:
  explicit Model(const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    breaks_.reset(icu::BreakIterator::createCharacterInstance(icu::Locale(language.c_str()), status));
  }
  icu::UnicodeString text;
  int32_t caret = 0;

  int32_t next() {
    breaks_->setText(text);
    return caret == text.length() ? caret : breaks_->following(caret);
  }
  int32_t previous() {
    breaks_->setText(text);
    return caret == 0 ? 0 : breaks_->preceding(caret);
  }
  void type(const icu::UnicodeString& typed) {
    text.insert(caret, typed);
    caret += typed.length();
    // Letters may have become one with what follows.
    breaks_->setText(text);
    if (breaks_->isBoundary(caret) == 0) caret = breaks_->following(caret);
  }
  std::string utf8() const {
    std::string result;
    text.toUTF8String(result);
    return result;
  }

 private:
  std::unique_ptr<icu::BreakIterator> breaks_;
};

}  // namespace

TEST_CASE("a thousand random steps in every script write what a simple model writes") {
  for (const auto& [language, sentence] : sentences()) {
    INFO(language);
    std::mt19937 random(7);
    const auto pick = [&](std::size_t below) { return static_cast<int32_t>(random() % below); };
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(sentence);
    const bool rtl = mend::locale::locale_for(language).direction == Direction::right_to_left;
    Editor editor(language);
    editor.enter();
    Model model(language);
    for (int step = 0; step < 1000; ++step) {
      const int32_t kind = pick(12);
      if (kind < 6) {
        // Whole words: a mark alone would join the letter before it, which another test holds.
        int32_t from = pick(static_cast<std::size_t>(source.length()));
        from = source.lastIndexOf(u' ', 0, from) + 1;
        int32_t to = source.indexOf(u' ', from);
        if (to < 0) to = source.length();
        const icu::UnicodeString typed = icu::UnicodeString(source, from, to - from) + u' ';
        // A mark that begins a text typed before another letter is the model's to know.
        std::string bytes;
        typed.toUTF8String(bytes);
        editor.screen.ui().input(text_of(bytes));
        model.type(typed);
      } else if (kind == 6) {
        editor.screen.key(Key::backspace);
        editor.screen.draw();
        const int32_t letter = model.previous();
        const int32_t point = model.caret == 0 ? 0 : model.text.moveIndex32(model.caret, -1);
        // Some scripts take the last sign of a letter only; nothing else may go.
        icu::UnicodeString one = model.text, other = model.text;
        one.remove(letter, model.caret - letter);
        other.remove(point, model.caret - point);
        std::string by_letter, by_point;
        one.toUTF8String(by_letter);
        other.toUTF8String(by_point);
        CHECK((editor.value == by_letter || editor.value == by_point));
        const bool took_letter = editor.value == by_letter;
        model.caret = took_letter ? letter : point;
        model.text = took_letter ? one : other;
      } else if (kind == 7) {
        editor.screen.key(Key::del);
        model.text.remove(model.caret, model.next() - model.caret);
      } else if (kind < 10) {
        const bool onwards = kind == 8;
        editor.screen.key(onwards != rtl ? Key::right : Key::left);
        model.caret = onwards ? model.next() : model.previous();
      } else if (kind == 10) {
        editor.screen.key(Key::home, {.control = true});
        model.caret = 0;
      } else {
        editor.screen.key(Key::end, {.control = true});
        model.caret = model.text.length();
      }
      if (model.text.length() > 700) {
        editor.screen.draw();
        editor.screen.key(Key::a, {.control = true});
        editor.screen.key(Key::del);
        model.text.remove();
        model.caret = 0;
      }
    }
    editor.screen.draw();
    CHECK(editor.value == model.utf8());
  }
}

TEST_CASE("no letter is lost of a thousand typed at once, also when the page is laid out anew between them") {
  for (const std::string language : {"en", "bn", "ar"}) {
    Editor editor(language);
    editor.enter();
    std::string wanted;
    for (int i = 0; i < 1000; ++i) {
      const std::string letter = language == "en"   ? std::string(1, static_cast<char>('a' + i % 26))
                                 : language == "bn" ? (i % 7 == 6 ? " " : "ক")
                                                    : (i % 7 == 6 ? " " : "ب");
      editor.screen.ui().input(text_of(letter));
      if (i % 250 == 100)
        editor.screen.ui().resize({i % 500 == 100 ? 1024 : 1280, i % 500 == 100 ? 600 : 800});
      wanted += letter;
    }
    editor.screen.draw();
    CHECK(editor.value == wanted);
  }
}

TEST_CASE("a thousand keys at once, letters and deletions mixed, give what they give one by one") {
  Editor editor("bn");
  editor.enter();
  Event back;
  back.kind = EventKind::key_down;
  back.key = Key::backspace;
  for (int i = 0; i < 500; ++i) {
    editor.screen.ui().input(text_of("কি"));
    if (i % 2 == 1) editor.screen.ui().input(back);
  }
  editor.screen.draw();
  // Backspace takes the sign of the vowel only.
  std::string wanted;
  for (int i = 0; i < 250; ++i) wanted += "কিক";
  CHECK(editor.value == wanted);
}

TEST_CASE("words are passed, deleted and chosen as words, in reading order") {
  Editor editor("en");
  editor.enter();
  editor.screen.type("one two three");
  editor.screen.key(Key::left, {.control = true});
  editor.screen.type("x");
  CHECK(editor.value == "one two xthree");
  editor.screen.key(Key::backspace, {.control = true});
  CHECK(editor.value == "one two three");
  editor.screen.key(Key::backspace, {.control = true});
  CHECK(editor.value == "one three");
  editor.screen.key(Key::home, {.control = true});
  editor.screen.key(Key::del, {.control = true});
  CHECK(editor.value == " three");
  editor.screen.key(Key::right, {.shift = true, .control = true});
  editor.screen.type("2");
  CHECK(editor.value == "2");
  Editor arabic("ar");
  arabic.enter();
  arabic.screen.type("سلام عليكم");
  arabic.screen.key(Key::right, {.control = true});
  arabic.screen.type("x");
  CHECK(arabic.value == "سلام xعليكم");
}

TEST_CASE("two touches at one place choose the word there") {
  Editor editor("en");
  editor.enter();
  editor.screen.type("mmmm mmmm");
  const Rect rect = editor.screen.get("note").rect;
  for (const EventKind kind :
       {EventKind::pointer_down, EventKind::pointer_up, EventKind::pointer_down, EventKind::pointer_up}) {
    Event event;
    event.kind = kind;
    event.pointer = mend::window::Pointer::touch;
    event.x = rect.x + 40;
    event.y = rect.y + 24;
    event.time_ms = 1000;
    editor.screen.send(event);
  }
  editor.screen.type("x");
  CHECK(editor.value == "x mmmm");
}

TEST_CASE(
    "a mark that would be one letter too many is not taken, nor is the letter lost that it belongs to") {
  Editor editor("en");
  editor.enter();
  editor.screen.type("e");
  editor.screen.type("\u0301");
  CHECK(editor.value == "é");
  editor.screen.key(Key::backspace);
  CHECK(editor.value.empty());
}
