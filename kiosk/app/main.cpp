#include "content/base/build_stamp.h"
#include "content/base/disk_files.h"
#include "content/base/program.h"
#include "i18n/text/engine.h"
#include "kiosk/app/display.h"
#include "kiosk/app/event_loop.h"
#include "kiosk/app/options.h"
#include "kiosk/gallery/gallery.h"
#include "kiosk/platform/headphones.h"
#include "kiosk/speech/speaker.h"
#include "kiosk/window/sound.h"

#include <cstdio>

using namespace mend;

namespace {

constexpr const char* program = "mend-kiosk";

int make_device(base::Files& files, const base::Clock& clock, base::Random& random,
                const app::Options& options) {
  const auto device = platform::make_device(files, random, options.places.device, options.establishment);
  if (!device) return base::die(program, device.error());
  // From now on a database that is missing is a fault, and not a new device.
  const auto made = store::Store::create({files, *device, clock, random}, options.places.device / "mend.db");
  if (!made) return base::die(program, made.error());
  std::printf("%s\n", platform::request_json(*device).c_str());
  return 0;
}

int make_gallery(const std::filesystem::path& out, const std::string& only) {
  text::use_private_fonts(base::share_folder());
  auto engine = text::Engine::create();
  if (!engine) return base::die(program, {base::ErrorKind::unavailable, engine.error()});
  const auto made = gallery::make(*engine, {out, base::share_folder() / "locale", only});
  if (!made) return base::die(program, made.error());
  for (const std::string& finding : made->findings) std::printf("%s\n", finding.c_str());
  std::printf("%zu pictures, %zu findings. Begin with %s\n", made->pictures, made->findings.size(),
              (out / "sheets").c_str());
  return made->findings.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  const auto options = app::read_options(count, arguments);
  if (!options) return base::die(program, options.error());
  if (options->show_help) return std::printf("%s", options->help.c_str()) < 0 ? 1 : 0;
  if (!options->gallery.empty()) return make_gallery(options->gallery, options->gallery_only);

  base::DiskFiles files;
  const base::SystemClock system_clock;
  app::OffsetClock clock(system_clock);
  base::SystemRandom random;
  if (options->make_device) return make_device(files, clock, random, *options);

  text::use_private_fonts(base::share_folder());
  const auto window = window::Window::create(
      {"Mend", options->size, options->full_screen ? window::Mode::fullscreen : window::Mode::window});
  if (!window) return base::die(program, window.error());
  const app::Tongues tongues = app::Tongues::load(base::share_folder() / "locale");
  const auto wake = [&] { (*window)->wake(); };
  const auto sound = window::open_sound();
  const auto speaker = speech::make_speaker(base::program_folder() / "mend-speak", *sound, wake);
  const auto jack = platform::watch_headphones("/dev/input", wake);
  app::PlayedEars played;
  app::Ears ears{speaker.get(), [&] { return played.headphones.value_or(jack->state()); }};
  if (options->drive) ears.heard = [&](const speech::Utterance& said) { played.said.push_back(said); };
  app::App app({files,
                clock,
                random,
                tongues,
                options->places,
                {},
                wake,
                std::move(ears),
                app::pixels_per_mm((*window)->size(), options->display_mm),
                base::build_time()});

  auto engine = text::Engine::create();
  if (!engine) {
    app::tell({base::ErrorKind::unavailable, engine.error()});
    app::run_without_fonts(**window, app);
    return 0;
  }
  ui::Ui ui(*engine, (*window)->size());
  bool quit = false;
  const auto driver = options->drive ? app::make_driver({ui, **window, clock, [&] { return app.busy(); },
                                                         [&] { quit = true; }, 0, 1, &played})
                                     : nullptr;
  app::run(**window, ui, app, driver.get(), quit);
  return 0;
}
