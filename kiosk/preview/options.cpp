#include "kiosk/preview/options.h"

#include "content/base/program.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>

namespace mend::preview {
namespace {

constexpr std::array<const char*, 4> all_sizes = {"normal", "large", "largest", "huge"};

base::Result<window::Size> parse_size(const std::string& text, window::Size least, window::Size most,
                                      const char* remedy) {
  window::Size size;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%5dx%5d%c", &size.width, &size.height, &rest) != 2 ||
      size.width < least.width || size.height < least.height || size.width > most.width ||
      size.height > most.height) {
    return base::refused(remedy);
  }
  return size;
}

/// "en,cy" and "en cy" are the same.
std::vector<std::string> split(const std::vector<std::string>& words) {
  std::vector<std::string> all;
  for (std::string word : words) {
    for (std::size_t comma = word.find(','); comma != std::string::npos; comma = word.find(',')) {
      if (comma > 0) all.push_back(word.substr(0, comma));
      word.erase(0, comma + 1);
    }
    if (!word.empty()) all.push_back(word);
  }
  return all;
}

}  // namespace

base::Result<Options> read_options(int count, char** arguments) {
  Options options;
  CLI::App app(
      "Shows a module or a form as the kiosk does, and again at each save. Nothing is stored or sent.",
      "mend-preview");
  std::string size = "1280x800";
  std::string display;
  std::string theme, spacing, hand, read_aloud, keyboard;
  const auto one_of = [](std::initializer_list<std::string> words) {
    return CLI::IsMember(std::vector<std::string>(words));
  };
  app.add_option("folder", options.folder, "Folder of the source, such as content/catalogue/what-is-rj")
      ->required();
  app.add_option("--out", options.out, "Write every page as a PNG to this folder, without a window");
  app.add_option("--language", options.languages,
                 "Language tag, en-XA for longer words, or all; with --out several, with commas");
  app.add_option("--text-size", options.text_sizes,
                 "normal, large, largest, huge or all; with --out several, with commas");
  app.add_option("--theme", theme, "Colours")->check(one_of({"calm", "dark", "strong", "yellow"}));
  app.add_option("--spacing", spacing, "Room between letters")->check(one_of({"normal", "wide"}));
  app.add_option("--hand", hand, "Where the controls at the foot stand")->check(one_of({"left", "right"}));
  app.add_option("--read-aloud", read_aloud, "Read every page aloud")->check(one_of({"on", "off"}));
  app.add_option("--keyboard", keyboard, "The keyboard on the screen")
      ->check(one_of({"touch", "always", "never"}));
  app.add_option(
      "--page", options.page,
      "Where to begin: a page such as 01-hurt, a question's name, contents, before, check or sent");
  app.add_option("--policy", options.policy, "A prison's policy (JSON), for its help lines and help stops");
  app.add_option("--size", size, "Pixels of the kiosk's screen");
  app.add_option("--display-mm", display, "Measured width x height of the picture in millimetres");
  try {
    app.parse(count, arguments);
  } catch (const CLI::CallForHelp&) {
    options.show_help = true;
    options.help = app.help();
    return options;
  } catch (const CLI::ParseError& error) {
    return base::fail(base::bad_arguments("mend-preview", error.what()));
  }
  MEND_TRY(options.size, parse_size(size, {640, 480}, {4096, 4096},
                                    "A size is width x height in pixels, from 640x480 to 4096x4096, for "
                                    "example --size 1280x800."));
  if (!display.empty()) {
    MEND_TRY(options.display_mm, parse_size(display, {50, 50}, {3000, 3000},
                                            "The display's measure is width x height in millimetres, for "
                                            "example --display-mm 301x188."));
  }
  options.languages = split(options.languages);
  options.text_sizes = split(options.text_sizes);
  if (options.text_sizes == std::vector<std::string>{"all"})
    options.text_sizes.assign(all_sizes.begin(), all_sizes.end());
  for (const std::string& one : options.text_sizes) {
    if (std::find(all_sizes.begin(), all_sizes.end(), one) == all_sizes.end())
      return base::refused("\"" + one + "\" is no text size; use normal, large, largest, huge or all.");
  }
  if (options.out.empty() && (options.languages.size() > 1 || options.text_sizes.size() > 1 ||
                              options.languages == std::vector<std::string>{"all"}))
    return base::refused("A window shows one language and one size at a time; several need --out.");
  for (const auto& [name, value] : {std::pair{"theme", &theme},
                                    {"spacing", &spacing},
                                    {"hand", &hand},
                                    {"read-aloud", &read_aloud},
                                    {"keyboard", &keyboard}}) {
    if (!value->empty()) options.settings.emplace_back(name, *value);
  }
  return options;
}

}  // namespace mend::preview
