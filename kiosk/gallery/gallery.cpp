#include "kiosk/gallery/gallery.h"

#include "kiosk/gallery/exhibit.h"
#include "kiosk/gallery/sheet.h"
#include "kiosk/gallery/studio.h"
#include "kiosk/window/png.h"

#include <algorithm>
#include <fstream>
#include <map>

namespace mend::gallery {
namespace {

using ui::TextSize;
using ui::Theme;

/// Shots that lie on one contact sheet.
struct Roll {
  std::string name;
  std::vector<Shot> shots;
  std::size_t columns = 3;
  float scale = 0.5F;
};

std::vector<Roll> rolls() {
  Roll normal{"normal", {}};
  Roll largest{"largest", {}, 3, 0.36F};
  for (const std::string& language : languages()) {
    normal.shots.push_back({language, {}, "normal"});
    largest.shots.push_back({language, {.text_size = TextSize::largest}, "largest"});
  }
  Roll themes{"themes", {}};
  themes.shots.push_back({"en", {.theme = Theme::dark}, "dark"});
  themes.shots.push_back({"en", {.theme = Theme::strong}, "strong"});
  themes.shots.push_back({"ar", {.theme = Theme::yellow}, "yellow"});
  Roll huge{"huge", {}, 3, 0.36F};
  huge.shots.push_back({"en", {.text_size = TextSize::huge}, "huge"});
  huge.shots.push_back({"ar", {.text_size = TextSize::huge}, "huge"});
  huge.shots.push_back({"ta", {.text_size = TextSize::largest, .spacing = ui::Spacing::wide}, "wide"});
  return {normal, largest, themes, huge};
}

std::string file_name(std::string text) {
  for (const std::string_view apostrophe : {"’"}) {
    for (auto at = text.find(apostrophe); at != std::string::npos; at = text.find(apostrophe))
      text.erase(at, apostrophe.size());
  }
  std::replace(text.begin(), text.end(), ' ', '-');
  return text;
}

base::Result<void> save(const window::Canvas& canvas, const std::filesystem::path& file) {
  MEND_TRY(const base::Bytes png, window::encode_png(canvas));
  std::ofstream stream(file, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
  if (!stream.flush()) return base::refused("The picture " + file.string() + " cannot be written.");
  return {};
}

std::map<std::string, messages::Catalogue> load(const std::filesystem::path& folder) {
  std::map<std::string, messages::Catalogue> catalogues;
  for (const std::string& language : languages()) {
    auto catalogue = messages::Catalogue::load(folder, language);
    catalogues.emplace(language, catalogue ? std::move(*catalogue) : messages::Catalogue());
  }
  return catalogues;
}

}  // namespace

base::Result<Report> make(text::Engine& engine, const Request& request) {
  std::error_code code;
  std::filesystem::create_directories(request.out / "sheets", code);
  if (code)
    return base::refused("The folder " + request.out.string() + " cannot be made: " + code.message() + ".");
  const auto catalogues = load(request.locales);
  Report report;
  const std::vector<Exhibit> all = exhibits();
  std::vector<std::string> components;
  for (const Exhibit& exhibit : all) {
    if (components.empty() || components.back() != exhibit.component) components.push_back(exhibit.component);
  }
  std::sort(components.begin(), components.end());
  components.erase(std::unique(components.begin(), components.end()), components.end());
  for (const std::string& component : components) {
    if (!request.only.empty() && component != request.only) continue;
    for (const Roll& roll : rolls()) {
      Sheet sheet(roll.columns, roll.scale);
      for (const Exhibit& exhibit : all) {
        if (exhibit.component != component) continue;
        sheet.row(label(engine, component + ": " + exhibit.state));
        for (const Shot& shot : roll.shots) {
          const Say say(catalogues.at(shot.language), shot.language);
          const Photograph made = photograph(engine, exhibit, say, shot);
          const std::string name = component + "-" + exhibit.state + "-" + shot.language + "-" + shot.name;
          const auto saved = save(made.picture, request.out / (file_name(name) + ".png"));
          if (!saved) return tl::unexpected(saved.error());
          ++report.pictures;
          sheet.add(made.picture);
          for (const std::string& fault : made.faults) {
            report.findings.push_back(component + ", " + exhibit.state + ", " + shot.language + ", " +
                                      shot.name + ": " + fault);
          }
        }
      }
      const auto saved =
          save(sheet.draw(), request.out / "sheets" / (file_name(component) + "-" + roll.name + ".png"));
      if (!saved) return tl::unexpected(saved.error());
    }
  }
  if (report.pictures == 0) return base::refused("There is no component called “" + request.only + "”.");
  return report;
}

}  // namespace mend::gallery
