// For people: every component on every page of the gallery as PNG pictures, in three languages and sizes.
//   ui-gallery FOLDER [WIDTH HEIGHT]
#include "content/base/program.h"
#include "gallery.h"
#include "i18n/text/engine.h"
#include "i18n/text/private_fonts.h"
#include "kiosk/ui/lint.h"
#include "kiosk/window/window.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

using namespace mend;

namespace {

void save(const window::Canvas& canvas, const std::filesystem::path& file) {
  const auto png = window::encode_png(canvas);
  if (!png) std::exit(base::die("ui-gallery", png.error()));
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
}

struct Shot {
  std::string language;
  ui::TextSize size;
  std::string name;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::puts("ui-gallery FOLDER [WIDTH HEIGHT]");
    return 1;
  }
  text::use_private_fonts(base::share_folder());
  setenv("SDL_VIDEODRIVER", "dummy", 0);
  const std::filesystem::path folder = arguments[1];
  std::filesystem::create_directories(folder);
  const window::Size size =
      count > 3 ? window::Size{std::atoi(arguments[2]), std::atoi(arguments[3])} : window::Size{1280, 800};
  auto window = window::Window::create({"Mend", size, window::Mode::window});
  if (!window) return base::die("ui-gallery", window.error());
  auto engine = text::Engine::create();
  if (!engine) return base::die("ui-gallery", {base::ErrorKind::unavailable, engine.error()});
  ui::Ui screen(*engine, size);
  for (const Shot& shot :
       {Shot{"en", ui::TextSize::normal, "normal"}, Shot{"cy", ui::TextSize::large, "large"},
        Shot{"ar", ui::TextSize::normal, "normal"}, Shot{"en", ui::TextSize::largest, "largest"},
        Shot{"ar", ui::TextSize::largest, "largest"}}) {
    for (const std::string& page : ui::gallery::pages()) {
      ui::gallery::Answers answers;
      if (page == "week") answers.week = 3;
      answers.words =
          shot.language == "ar"
              ? "أريد أن أتحدث مع Sam عن ابنتي."
              : "I would like to talk about my daughter’s visit, and the ŵ on her name.\nAlso 😀 and ب.";
      screen.reset();
      const auto draw = [&] {
        int frames = 0;
        do ui::gallery::draw(screen, page, {shot.language, shot.size}, answers);
        while (screen.pending() && ++frames < 20);
      };
      draw();
      const auto start = std::chrono::steady_clock::now();
      draw();
      const auto built = std::chrono::steady_clock::now();
      (*window)->present(screen.draw_data(), screen.textures());
      const auto end = std::chrono::steady_clock::now();
      const auto us = [](auto a, auto b) {
        return static_cast<long>(std::chrono::duration_cast<std::chrono::microseconds>(b - a).count());
      };
      std::string name = page + "-" + shot.language + "-" + shot.name;
      save((*window)->canvas(), folder / (name + ".png"));
      std::printf("%-28s build %5ld us, draw %5ld us, %zu nodes\n", name.c_str(), us(start, built),
                  us(built, end), screen.tree().nodes.size());
      for (const std::string& fault : ui::lint(screen.tree())) std::printf("  %s\n", fault.c_str());
      if (screen.tree().content_height > screen.tree().viewport.height) {
        window::Event event;
        event.kind = window::EventKind::key_down;
        event.key = window::Key::end;
        screen.input(event);
        draw();
        (*window)->present(screen.draw_data(), screen.textures());
        save((*window)->canvas(), folder / (name + "-end.png"));
      }
    }
  }
  return 0;
}
