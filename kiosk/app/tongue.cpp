#include "kiosk/app/tongue.h"

#include "i18n/locale/locale.h"
#include "kiosk/screens/settings_screen.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace mend::app {

namespace {

void tell(const std::string& trouble) {
  std::fprintf(stderr, "mend-kiosk: %s\n", trouble.c_str());
}

/// The language that a file of the folder is about; drafts go with what is approved.
std::optional<std::string> tag_of(const std::filesystem::path& file) {
  if (file.extension() != ".mo" || file.stem().extension() == ".draft") return std::nullopt;
  return file.stem().string();
}

}  // namespace

Tongues Tongues::load(const std::filesystem::path& folder) {
  Tongues tongues;
  tongues.catalogues_.emplace("en", messages::Catalogue());
  std::error_code code;
  // Not by a range: its step throws when the folder cannot be read on.
  std::filesystem::directory_iterator entry(folder, code);
  if (code) tell("The languages can't be read from " + folder.string() + ": install that folder again.");
  for (const std::filesystem::directory_iterator end; !code && entry != end; entry.increment(code)) {
    const auto tag = tag_of(entry->path());
    if (!tag || tag == "en") continue;
    // A name that is no language could be shown to nobody, and nobody could choose it.
    if (locale::locale_for(*tag).own_name == *tag) {
      tell(entry->path().string() + " is named after no language: remove it.");
      continue;
    }
    auto catalogue = messages::Catalogue::load(folder, *tag);
    if (!catalogue) {
      tell(catalogue.error());
      continue;
    }
    if (!catalogue->trouble().empty()) tell(catalogue->trouble());
    tongues.catalogues_.emplace(*tag, std::move(*catalogue));
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
  std::vector<std::pair<std::string, std::string>> by_name;
  for (const auto& [tag, catalogue] : catalogues_)
    by_name.emplace_back(locale::locale_for(tag).own_name, tag);
  const auto rank = [](const std::string& tag) { return tag == "en" ? 0 : tag == "cy" ? 1 : 2; };
  std::sort(by_name.begin(), by_name.end(), [&](const auto& left, const auto& right) {
    return std::pair(rank(left.second), left) < std::pair(rank(right.second), right);
  });
  for (auto& [name, tag] : by_name) tags.push_back(std::move(tag));
  return tags;
}

std::optional<messages::Text> Tongues::draft_notice(std::string_view tag) const {
  const messages::Catalogue& words = catalogue(tag);
  if (!words.is_draft()) return std::nullopt;
  return words.get("settings.draft");
}

screens::Frame make_frame(const messages::Catalogue& catalogue, std::string_view language,
                          const ui::Look& look) {
  screens::Frame frame;
  frame.language = language;
  frame.direction = locale::locale_for(language).direction;
  frame.look = look;
  frame.service = catalogue.get("app.name");
  frame.help = catalogue.get("help.title");
  frame.back = catalogue.get("button.back");
  frame.more_below = catalogue.get("page.more-below");
  return frame;
}

std::optional<ui::KeyboardWords> make_keyboard(const messages::Catalogue& catalogue, std::string_view wish) {
  if (wish == "never") return std::nullopt;
  return ui::keyboard_words(catalogue, wish == "always" ? ui::KeyboardMode::always : ui::KeyboardMode::touch);
}

}  // namespace mend::app
