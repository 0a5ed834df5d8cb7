// For people: the keyboard on the screen in some languages and sizes, as PNG pictures.
//   keyboard-sheet FOLDER
#define CATCH_CONFIG_RUNNER
#include "kiosk/window/png.h"
#include "writing.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace mend;
using namespace mend::ui::test;

namespace {

std::filesystem::path folder;

void save(Screen& screen, const std::string& name) {
  const auto png = window::encode_png(pixels(screen));
  REQUIRE(png);
  std::ofstream(folder / (name + ".png"), std::ios::binary)
      .write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
}

}  // namespace

TEST_CASE("pictures") {
  const std::pair<ui::TextSize, std::string> sizes[] = {
      {ui::TextSize::normal, "normal"}, {ui::TextSize::largest, "largest"}, {ui::TextSize::huge, "huge"}};
  for (const std::string tag : {"en", "cy", "vi", "ar", "fa", "ur", "hi", "bn", "ta", "th", "zh"}) {
    for (const auto& [size, size_name] : sizes) {
      for (const window::Size window : {window::Size{1280, 800}, {1024, 600}}) {
        Writing writing(tag, window, size);
        const std::string name = tag + "-" + size_name + "-" + std::to_string(window.width);
        writing.enter();
        if (tag == "zh") writing.keys({"s", "h", "i"});
        save(writing.screen, name);
        if (window.width > 1100 && size == ui::TextSize::huge) continue;
        writing.function("shift");
        save(writing.screen, name + "-shift");
        writing.function("numbers");
        save(writing.screen, name + "-numbers");
        if (writing.screen.tree().find("keyboard/more")) {
          writing.function("more");
          save(writing.screen, name + "-more");
        }
      }
    }
  }
  Writing code;
  code.many = false;
  code.options = {.max_characters = 8, .digits_only = true};
  code.screen.draw();
  code.enter();
  save(code.screen, "digits");
}

int main(int count, char** arguments) {
  if (count < 2) {
    std::puts("keyboard-sheet FOLDER");
    return 1;
  }
  folder = arguments[1];
  std::filesystem::create_directories(folder);
  return Catch::Session().run();
}
