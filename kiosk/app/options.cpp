#include "kiosk/app/options.h"

#include "content/base/program.h"
#include "kiosk/app/driver.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace mend::app {
namespace {

base::Result<window::Size> parse_size(const std::string& text) {
  window::Size size;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%5dx%5d%c", &size.width, &size.height, &rest) != 2 || size.width < 640 ||
      size.height < 480 || size.width > 8192 || size.height > 8192) {
    return base::refused(
        "A size is width x height in pixels, at least 640x480, for example --size 1280x800.");
  }
  return size;
}

base::Result<window::Size> parse_display(const std::string& text) {
  window::Size size;
  char rest = 0;
  if (text.empty()) return size;
  if (std::sscanf(text.c_str(), "%5dx%5d%c", &size.width, &size.height, &rest) != 2 || size.width < 50 ||
      size.height < 50 || size.width > 3000 || size.height > 3000) {
    return base::refused(
        "The display's measure is width x height in millimetres, for example --display-mm 301x188.");
  }
  return size;
}

}  // namespace

base::Result<Options> read_options(int count, char** arguments) {
  Options options;
  CLI::App app("The kiosk of Mend: what a resident sees in the cell.", "mend-kiosk");
  std::string size = "1280x800";
  std::string display;
  app.add_option("--device", options.places.device, "Folder of this device's keys and database");
  app.add_option("--content", options.places.content, "Folder of the verified content");
  app.add_option("--spool", options.places.spool,
                 "Folder shared with the courier: envelopes, receipts, items");
  app.add_option("--drop", options.places.drop,
                 "Folder in which the courier leaves what is not verified yet");
  app.add_option("--root", options.places.root, "The pinned root.json of the content's publisher");
  app.add_option("--base", options.places.base,
                 "Folder of the read-only base set, shown while nothing that was installed verifies");
  app.add_option("--size", size, "Size of the window, for example 1280x800");
  app.add_option("--display-mm", display,
                 "Measured width x height of the picture in millimetres, for example 301x188");
  app.add_flag("--full-screen", options.full_screen, "Use the whole screen");
  app.add_flag("--make-device", options.make_device,
               "Make the keys of a new device and print its enrolment request");
  app.add_option("--establishment", options.establishment,
                 "With --make-device: the prison, for example DEMO");
  bool gallery = false;
  app.add_flag("--gallery", gallery, "Draw every component in every state as pictures; needs no device");
  app.add_option("--out", options.gallery, "With --gallery: the folder for the pictures");
  app.add_option("--only", options.gallery_only, "With --gallery: one component, for example \"radios\"");
  if (const DriverOption drive = driver_option(); !drive.name.empty())
    app.add_flag(std::string(drive.name), options.drive, std::string(drive.help));
  try {
    app.parse(count, arguments);
  } catch (const CLI::CallForHelp&) {
    options.show_help = true;
    options.help = app.help();
    return options;
  } catch (const CLI::ParseError& error) {
    return base::fail(base::bad_arguments("mend-kiosk", error.what()));
  }
  if (gallery != !options.gallery.empty())
    return base::refused("--gallery and --out go together, for example --gallery --out pictures.");
  if (gallery) return options;
  MEND_TRY(options.size, parse_size(size));
  MEND_TRY(options.display_mm, parse_display(display));
  if (options.places.device.empty()) return base::refused("--device is missing; see mend-kiosk --help.");
  if (options.make_device) {
    if (options.establishment.empty())
      return base::refused("--make-device needs --establishment, for example --establishment DEMO.");
    return options;
  }
  for (const auto& [name, folder] : {std::pair{"--content", &options.places.content},
                                     {"--spool", &options.places.spool},
                                     {"--drop", &options.places.drop},
                                     {"--root", &options.places.root}}) {
    if (folder->empty()) return base::refused(std::string(name) + " is missing; see mend-kiosk --help.");
  }
  return options;
}

}  // namespace mend::app
