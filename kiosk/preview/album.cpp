#include "kiosk/preview/album.h"

#include "kiosk/preview/form_walk.h"
#include "kiosk/preview/mark.h"
#include "kiosk/screens/manner.h"
#include "kiosk/ui/lint.h"
#include "kiosk/window/png.h"
#include "kiosk/window/rasteriser.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace mend::preview {
namespace {

/// Nothing that is meant for a kiosk is longer, and a picture must end somewhere.
constexpr int highest = 12'000;

/// One page of the album: how to get there and what its file is called.
struct Stop {
  std::string place;
  std::string name;
  std::vector<store::DraftEntry> answers = {};  ///< forms only
};

std::string numbered(std::size_t number, const std::string& name) {
  std::ostringstream text;
  text << std::setw(2) << std::setfill('0') << number << '-' << name;
  return text.str();
}

std::string last_step(const std::string& ref) {
  std::string name = ref.substr(ref.rfind('/') + 1);
  name = name.substr(0, name.find('['));
  return base::is_safe_name(name) ? name : "question";
}

/// "sleep", "tasks", "take-out-child", "check-about-you"
std::string name_of(const std::string& place) {
  if (place.starts_with(take_out_place)) return std::string(take_out_place) + "-" + last_step(place);
  if (place.starts_with(section_place)) return std::string(check_place) + "-" + last_step(place);
  return last_step(place);
}

std::vector<Stop> stops_of(const std::shared_ptr<const Edition>& edition, const Visit::Parts& parts) {
  if (!edition->is_form()) {
    std::vector<Stop> stops = {{std::string(contents_place), "00-contents"}};
    // Their names begin with their numbers.
    for (const std::string& name : edition->page_names())
      stops.push_back({std::string(page_place) + name, name});
    return stops;
  }
  std::vector<Stop> stops = {{std::string(contents_place), "00-contents"},
                             {std::string(before_place), "01-before"}};
  for (FormStop& found : walk_form(edition, parts.clock, parts.random)) {
    stops.push_back(
        {found.place.id, numbered(stops.size(), name_of(found.place.id)), std::move(found.answers)});
  }
  stops.push_back({std::string(check_place), numbered(stops.size(), "check")});
  stops.push_back({std::string(sent_place), numbered(stops.size(), "sent")});
  return stops;
}

bool is_wanted(const Stop& stop, const std::string& page) {
  return page.empty() || stop.place == page || stop.name == page || stop.place == "page/" + page ||
         (stop.place.starts_with('/') && last_step(stop.place) == page);
}

void draw(ui::Ui& ui, Visit& visit) {
  do visit.draw(ui);
  while (ui.pending());
}

}  // namespace

window::Canvas photograph(text::Engine& engine, Visit& visit, window::Size size,
                          std::vector<std::string>& findings) {
  ui::Ui ui(engine, size);
  draw(ui, visit);
  // A higher screen may keep the foot beside the page and not at its end: so it is asked more than once.
  for (int tries = 0; tries < 4; ++tries) {
    const int lacks = static_cast<int>(std::ceil(ui.tree().content_height - ui.tree().viewport.height));
    if (lacks <= 0 || size.height >= highest) break;
    size.height = std::min(size.height + lacks, highest);
    ui.resize(size);
    draw(ui, visit);
  }
  const ui::Look look = screens::look_of(visit.preferences(), 0);
  findings = ui::lint(ui.tree(), ui::lint_rules(look));
  window::Canvas canvas;
  canvas.resize(size);
  window::Rasteriser().draw(ui.draw_data(), ui.textures(), canvas);
  return canvas;
}

base::Result<Album> make_album(base::Files& files, text::Engine& engine,
                               const std::shared_ptr<const Edition>& edition, const Visit::Parts& parts,
                               const AlbumRequest& request) {
  MEND_CHECK(files.make_folders(request.out));
  Album album;
  const std::vector<Stop> stops = stops_of(edition, parts);
  for (const Stop& stop : stops) {
    if (!is_wanted(stop, request.page)) continue;
    for (const std::string& language : request.languages) {
      for (const std::string& text_size : request.text_sizes) {
        Visit visit(parts);
        visit.renew(edition);
        visit.choose_language(language);
        visit.prefer("text-size", text_size);
        for (const auto& [setting, choice] : request.settings) visit.prefer(setting, choice);
        if (auto* form = dynamic_cast<FormShow*>(&visit.show())) form->answer(stop.answers);
        visit.go_to(stop.place);
        std::vector<std::string> findings;
        const window::Canvas page = photograph(engine, visit, request.size, findings);
        const std::string name = stop.name + "." + language + "." + text_size + ".png";
        window::Canvas picture;
        picture.resize({page.size.width, page.size.height + mark_height});
        put(draw_mark(engine, page.size.width,
                      edition->item.id + " · " + stop.name + " · " + language + " · " + text_size),
            picture, 0, 0);
        put(page, picture, 0, mark_height);
        MEND_TRY(const base::Bytes png, window::encode_png(picture));
        MEND_CHECK(files.write_unsynced(request.out / name, png, base::FileMode::shared_read));
        album.files.push_back(name);
        for (const std::string& finding : findings) album.findings.push_back(name + ": " + finding);
      }
    }
  }
  if (album.files.empty()) {
    std::string names;
    for (const Stop& stop : stops) names += (names.empty() ? "" : ", ") + stop.name;
    return base::refused("There is no page \"" + request.page + "\"; there are " + names + ".");
  }
  return album;
}

}  // namespace mend::preview
