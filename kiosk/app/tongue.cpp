#include "kiosk/app/tongue.h"

#include "i18n/locale/locale.h"
#include "kiosk/screens/settings_screen.h"

#include <cstdio>

namespace mend::app {

Tongues Tongues::load(const std::filesystem::path& folder) {
  Tongues tongues;
  tongues.catalogues_.emplace("en", messages::Catalogue());
  std::error_code code;
  // Not by a range: its step throws when the folder cannot be read on.
  for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end;
       entry.increment(code)) {
    if (entry->path().extension() != ".mo") continue;
    const std::string tag = entry->path().stem().string();
    auto catalogue = messages::Catalogue::load(folder, tag);
    if (!catalogue) {
      std::fprintf(stderr, "mend-kiosk: %s\n", catalogue.error().c_str());
      continue;
    }
    tongues.catalogues_.emplace(tag, std::move(*catalogue));
  }
  return tongues;
}

const messages::Catalogue& Tongues::catalogue(std::string_view tag) const {
  const auto found = catalogues_.find(std::string(tag));
  return found == catalogues_.end() ? catalogues_.at("en") : found->second;
}

std::vector<std::string> Tongues::offered(const std::vector<std::string>& wanted) const {
  std::vector<std::string> tags;
  for (const std::string& tag : wanted) {
    if (speaks(tag)) tags.push_back(tag);
  }
  if (!tags.empty()) return tags;
  // Welsh is equal to English in Wales and comes next, and no letter puts another language before it.
  for (const char* tag : {"en", "cy"}) {
    if (speaks(tag)) tags.emplace_back(tag);
  }
  for (const auto& [tag, catalogue] : catalogues_) {
    if (tag != "en" && tag != "cy") tags.push_back(tag);
  }
  return tags;
}

screens::Frame make_frame(const messages::Catalogue& catalogue, std::string_view language,
                          screens::WordSize size) {
  screens::Frame frame;
  frame.language = language;
  frame.direction = locale::locale_for(language).direction;
  frame.text_size = screens::text_size_of(size);
  frame.service = catalogue.get("app.name");
  frame.help = catalogue.get("help.title");
  frame.back = catalogue.get("button.back");
  return frame;
}

}  // namespace mend::app
