#pragma once

#include "kiosk/app/app.h"
#include "kiosk/app/driver.h"
#include "kiosk/ui/ui.h"
#include "kiosk/window/window.h"

namespace mend::app {

/// Draws until the page shows what came of the input; `acted` says that there was any.
void draw_until_still(App& app, ui::Ui& ui, bool acted);

/// Runs until the system asks the program to end. Draws only when something happened.
/// `driver` is null outside tests.
void run(window::Window& window, ui::Ui& ui, App& app, Driver* driver, const bool& quit);

/// The same without fonts: the help picture, whatever is pressed; the courier is still served.
void run_without_fonts(window::Window& window, App& app);

}  // namespace mend::app
