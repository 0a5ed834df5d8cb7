#pragma once

#include "i18n/messages/catalogue.h"
#include "kiosk/ui/words.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::gallery {

/// The languages of the gallery: two alphabets that everybody here reads, one script that joins and runs from
/// the right in two hands, one that stacks, one without spaces.
const std::vector<std::string>& languages();

/// Words for the things on show, in one language: the product's own where it has some, else a few that only
/// the gallery uses. Nobody has reviewed those, and no resident sees them.
class Say {
 public:
  Say(const messages::Catalogue& catalogue, std::string language);

  /// By the id of a message, or by the key of a sample.
  [[nodiscard]] ui::Words operator()(std::string_view key) const;
  [[nodiscard]] ui::Words format(std::string_view id,
                                 std::initializer_list<messages::Argument> arguments) const;
  [[nodiscard]] const std::string& language() const { return language_; }

 private:
  const messages::Catalogue& catalogue_;
  std::string language_;
};

}  // namespace mend::gallery
