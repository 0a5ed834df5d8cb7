#include "kiosk/app/event_loop.h"

#include "i18n/help_picture/help_picture.h"

#include <algorithm>

namespace mend::app {
namespace {

/// The first page comes as soon as the device is open; if that takes longer, the page comes first.
constexpr std::int64_t patience_millis = 500;

std::optional<std::int64_t> timeout_of(const App& app, const ui::Ui& ui, const Driver* driver, bool painted) {
  if (driver != nullptr && driver->busy()) return 0;
  if (!painted && !app.started()) return patience_millis;
  const auto screen = ui.millis_to_change();
  const auto sleep = app.sleep_millis();
  if (!screen || !sleep) return screen ? screen : sleep;
  return std::min(*screen, *sleep);
}

}  // namespace

void draw_until_still(App& app, ui::Ui& ui, bool acted) {
  const auto draw = [&] {
    do {
      app.draw(ui);
      app.turn();
    } while (ui.pending());
  };
  const auto listen = [&] {
    // What it has to say is seen in the same turn; saying it changes nothing more.
    if (app.listen(ui) || ui.pending()) draw();
  };
  draw();
  // A press is known only when its page has been drawn; what it led to comes in the same turn.
  if (acted) draw();
  listen();
}

void run(window::Window& window, ui::Ui& ui, App& app, Driver* driver, const bool& quit) {
  bool painted = false;
  while (!quit) {
    const auto events = window.wait(timeout_of(app, ui, driver, painted));
    for (const window::Event& event : events) {
      if (event.kind == window::EventKind::quit) return;
      if (event.kind == window::EventKind::resized) ui.resize(window.size());
      app.input(event);
      ui.input(event);
    }
    ui.turn(window.now_ms());
    app.turn();
    const bool nothing_yet =
        !app.started() && std::all_of(events.begin(), events.end(), [](const window::Event& event) {
          return event.kind != window::EventKind::woken;
        });
    if (!painted && nothing_yet) continue;
    const bool acted = std::any_of(events.begin(), events.end(), [](const window::Event& event) {
      return event.kind != window::EventKind::woken && event.kind != window::EventKind::pointer_move;
    });
    draw_until_still(app, ui, acted);
    window.present(ui.draw_data(), ui.textures());
    painted = true;
    if (driver != nullptr) driver->step();
  }
}

void run_without_fonts(window::Window& window, App& app) {
  for (;;) {
    window::Canvas picture;
    picture.resize(window.size());
    help_picture::draw(picture.pixels.data(), picture.size.width, picture.size.height,
                       static_cast<std::size_t>(picture.size.width));
    window.show(picture);
    for (const window::Event& event : window.wait(app.sleep_millis())) {
      if (event.kind == window::EventKind::quit) return;
    }
    app.turn();
  }
}

}  // namespace mend::app
