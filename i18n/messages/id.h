#pragma once

#include "i18n/messages/known_ids.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mend::messages {

/// The name of one message in i18n/po/mend.pot. `Id("help.title")`: a name that the template does not
/// have does not compile.
class Id {
 public:
  // Not explicit on purpose: `catalogue.get("help.title")` is checked all the same.
  consteval Id(const char* name)  // NOLINT(google-explicit-constructor)
      : index_(place_of(name)) {
    if (index_ == known_ids.size()) throw "this id is not in i18n/po/mend.pot";
  }

  /// For names that come from outside (closed sets in inbox items and policies).
  [[nodiscard]] static constexpr std::optional<Id> find(std::string_view name) {
    const std::size_t index = place_of(name);
    if (index == known_ids.size()) return std::nullopt;
    return Id(index);
  }

  [[nodiscard]] constexpr std::string_view name() const { return known_ids[index_]; }
  /// Place in `known_ids`.
  [[nodiscard]] constexpr std::size_t index() const { return index_; }

  constexpr bool operator==(const Id&) const = default;

 private:
  constexpr explicit Id(std::size_t index) : index_(index) {}

  static constexpr std::size_t place_of(std::string_view name) {
    const auto* found = std::lower_bound(known_ids.begin(), known_ids.end(), name);
    if (found == known_ids.end() || *found != name) return known_ids.size();
    return static_cast<std::size_t>(found - known_ids.begin());
  }

  std::size_t index_;
};

}  // namespace mend::messages
