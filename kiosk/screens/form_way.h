#pragma once

#include "content/form/session.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mend::screens {

/// A page on the way through a form: questions that are asked together, or the list of what was added to a
/// repeat.
struct WayPage {
  bool is_list = false;
  std::string ref;  ///< of its first question; of the repeat
  std::vector<std::string> refs;
  std::string section;   ///< ref of the labelled group at the top around it, or ""
  std::string instance;  ///< innermost repeat instance around it, or ""
  bool asks = false;     ///< not only notes
};

[[nodiscard]] std::vector<WayPage> pages_of(const std::vector<form::Waypoint>& outline);

/// Index of the page with `ref` on it; size() if there is none.
[[nodiscard]] std::size_t page_of(const std::vector<WayPage>& pages, std::string_view ref);

/// True if `ref` lies in the group or the repeat instance `around`.
[[nodiscard]] bool lies_in(std::string_view ref, std::string_view around);

/// What becomes of `ref` when the repeat instance `gone` ("/data/r[2]") is taken out: nothing if it was in
/// there; those after it move up.
[[nodiscard]] std::optional<std::string> ref_after(std::string_view ref, std::string_view gone);
void take_out(std::set<std::string>& refs, std::string_view gone);
void take_out(std::map<std::string, std::string>& by_ref, std::string_view gone);
void take_out(std::set<std::pair<std::string, std::string>>& with_values, std::string_view gone);
void take_out(std::vector<std::string>& refs, std::string_view gone);

/// "/data/o[2]/r[3]" → "/data/o[2]/r" and 3; 0 where it is no instance.
[[nodiscard]] std::string repeat_of(std::string_view instance);
[[nodiscard]] std::size_t position_of(std::string_view instance);

/// The names in a list with spaces between: of a select_multiple's value, of a way.
[[nodiscard]] std::vector<std::string> split_names(std::string_view value);

}  // namespace mend::screens
