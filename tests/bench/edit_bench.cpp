// edit-bench [SHARE]: from a key to the pixels of a text field, one JSON object a line as text-bench's:
// {"name", "value" (median), "least", "most", "unit", "runs"}, with the time that 19 of 20 keys keep to as
// "ninetyfive". CPU times of this process.
#include "i18n/text/engine.h"
#include "i18n/text/private_fonts.h"
#include "kiosk/ui/ui.h"
#include "kiosk/window/window.h"
#include "report.h"
#include "tests/kiosk/ui/sentences.h"

#include <cstdlib>
#include <string>
#include <vector>

using namespace mend;
using bench::now_us;
using bench::report;

namespace {

struct Desk {
  text::Engine& engine;
  window::Window& window;
  std::string language;
  std::string value;
  ui::Ui ui{engine, window.size()};

  void draw() {
    const auto words = [](std::string_view text) { return ui::content_words(text, "en"); };
    do {
      ui.begin_page({.id = "write",
                     .language = language,
                     .direction = locale::locale_for(language).direction,
                     .title = words("Write"),
                     .service = words("Mend"),
                     .help = words("Get help now")});
      ui.heading(words("Write"));
      if (const auto now = ui.text_area("note", words("Note"), value)) value = *now;
      ui.end_page();
    } while (ui.pending());
    window.present(ui.draw_data(), ui.textures());
  }
  void key(window::Key key, bool control = false) {
    window::Event event;
    event.kind = window::EventKind::key_down;
    event.key = key;
    event.modifiers.control = control;
    ui.input(event);
    event.kind = window::EventKind::key_up;
    ui.input(event);
    draw();
  }
  double type(const std::string& text) {
    window::Event event;
    event.kind = window::EventKind::text;
    event.text = text;
    const double before = now_us();
    ui.input(event);
    draw();
    return now_us() - before;
  }
};

void measure(text::Engine& engine, window::Window& window, const std::string& language, std::size_t letters) {
  Desk desk{engine, window, language, ui::test::long_text(language, letters)};
  desk.draw();
  desk.ui.focus("note");
  desk.draw();
  desk.key(window::Key::home, true);
  for (int i = 0; i < 9; ++i) desk.key(window::Key::down);
  // Words of the language itself, letter by letter: their letters are in the atlas already, as somebody's are
  // who has written half an answer.
  const std::string& sentence = desk.value;
  std::vector<std::string> keys;
  for (std::size_t at = 0; at < sentence.size() && keys.size() < 120;) {
    std::size_t end = at + 1;
    while (end < sentence.size() && (static_cast<unsigned char>(sentence[end]) & 0xC0U) == 0x80U) ++end;
    keys.push_back(sentence.substr(at, end - at));
    at = end;
  }
  std::vector<double> times;
  for (const std::string& key : keys) times.push_back(desk.type(key));
  times.erase(times.begin(), times.begin() + 10);
  report("key to pixel, " + language + ", in the middle of " + std::to_string(letters) + " letters", times,
         "us");
}

}  // namespace

int main(int count, char** arguments) {
  text::use_private_fonts(count > 1 ? arguments[1] : MEND_SHARE);
  setenv("SDL_VIDEODRIVER", "dummy", 0);
  auto window = window::Window::create({"Mend", {1280, 800}, window::Mode::window});
  auto engine = text::Engine::create();
  if (!window || !engine) return 1;
  for (const std::string language : {"en", "ar", "ur", "hi", "bn", "ta", "th", "zh"}) {
    for (const std::size_t letters : {200U, 1800U}) measure(*engine, **window, language, letters);
  }
  return 0;
}
