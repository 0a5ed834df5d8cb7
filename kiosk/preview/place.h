#pragma once

#include <string>
#include <string_view>

namespace mend::preview {

/// A page that can be jumped to. Ids stay the same while the author writes: "contents", "page/01-hurt",
/// "before", a question's or a repeat's ref ("/data/week", "/data/child"), "take-out/data/child[1]", "tasks",
/// "section/data/part", "check", "sent".
struct Place {
  std::string id;
  std::string label;
  std::string language;  ///< of the label

  bool operator==(const Place&) const = default;
};

inline constexpr std::string_view contents_place = "contents";
inline constexpr std::string_view page_place = "page/";
inline constexpr std::string_view before_place = "before";
inline constexpr std::string_view take_out_place = "take-out";
inline constexpr std::string_view tasks_place = "tasks";
inline constexpr std::string_view section_place = "section";
inline constexpr std::string_view check_place = "check";
inline constexpr std::string_view sent_place = "sent";

}  // namespace mend::preview
