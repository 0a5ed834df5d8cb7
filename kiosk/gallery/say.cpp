#include "kiosk/gallery/say.h"

#include "kiosk/gallery/samples.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace mend::gallery {

const std::vector<std::string>& languages() {
  static const std::vector<std::string> kLanguages{"en", "cy", "ar", "ta", "ur", "zh"};
  return kLanguages;
}

Say::Say(const messages::Catalogue& catalogue, std::string language)
    : catalogue_(catalogue), language_(std::move(language)) {}

ui::Words Say::operator()(std::string_view key) const {
  if (const auto id = messages::Id::find(key)) return catalogue_.get(*id);
  const auto& all = languages();
  const auto found = std::find(all.begin(), all.end(), language_);
  const auto at = found == all.end() ? std::size_t{0} : static_cast<std::size_t>(found - all.begin());
  return ui::content_words(sample(key, at), all[at]);
}

ui::Words Say::format(std::string_view id, std::initializer_list<messages::Argument> arguments) const {
  const auto known = messages::Id::find(id);
  return known ? ui::Words(catalogue_.format(*known, arguments)) : (*this)(id);
}

}  // namespace mend::gallery
