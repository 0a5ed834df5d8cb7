#include "content/library/strict.h"

#include <algorithm>
#include <set>

namespace mend::library {

base::Status check_members(const base::Json& object, std::initializer_list<std::string_view> known,
                           std::string_view what) {
  if (!object.is_object()) return base::refused(std::string(what) + " cannot be used: it is not an object.");
  for (const auto& [name, value] : object.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return base::refused(std::string(what) + " cannot be used: the member \"" + name.substr(0, 64) +
                           "\" is not known.");
    }
  }
  return {};
}

base::Result<std::vector<std::string>> read_texts(const base::Json& object, std::string_view member,
                                                  std::string_view what, std::size_t max_entries,
                                                  std::size_t max_bytes) {
  MEND_TRY(const base::Json* list, base::json_array(object, member, what));
  const std::string start = std::string(what) + " cannot be used: \"" + std::string(member) + "\" ";
  if (list->size() > max_entries) return base::refused(start + "is too long.");
  std::vector<std::string> texts;
  std::set<std::string> seen;
  for (const base::Json& entry : *list) {
    if (!entry.is_string()) return base::refused(start + "holds something that is not a text.");
    std::string text = entry.get<std::string>();
    if (text.empty() || text.size() > max_bytes)
      return base::refused(start + "holds a text that is empty or too long.");
    if (!seen.insert(text).second) return base::refused(start + "holds \"" + text + "\" twice.");
    texts.push_back(std::move(text));
  }
  return texts;
}

base::Result<int> read_number(const base::Json& object, std::string_view member, std::string_view what,
                              int low, int high) {
  MEND_TRY(const std::int64_t value, base::json_integer(object, member, what));
  if (value < low || value > high) {
    return base::refused(std::string(what) + " cannot be used: \"" + std::string(member) + "\" is " +
                         std::to_string(value) + ", and " + std::to_string(low) + " to " +
                         std::to_string(high) + " is expected.");
  }
  return static_cast<int>(value);
}

bool is_language(std::string_view tag) {
  if (tag.size() < 2 || tag.size() > 35 || tag.front() == '-' || tag.back() == '-') return false;
  return std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace mend::library
