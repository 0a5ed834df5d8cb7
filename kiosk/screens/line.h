#pragma once

#include "content/form/form.h"
#include "i18n/messages/catalogue.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace mend::screens {

/// What a person typed, or chose as a name.
struct Personal {
  std::string text;
  bool operator==(const Personal&) const = default;
};

/// Words on their way to a screen, with their origin: a message, verified content, or a person.
using Line = std::variant<messages::Text, form::Words, Personal>;

[[nodiscard]] const std::string& text_of(const Line& line);

/// The text in `wanted` if there is one, else in `source`, else in any language that there is.
[[nodiscard]] form::Words in_language(const std::map<std::string, std::string>& texts,
                                      std::string_view wanted, std::string_view source);

}  // namespace mend::screens
