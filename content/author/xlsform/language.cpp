#include "content/author/xlsform/language.h"

#include <algorithm>

namespace mend::xlsform {

std::string language_tag(std::string_view name) {
  const std::size_t open = name.rfind('(');
  if (open != std::string_view::npos && name.ends_with(")")) {
    name = name.substr(open + 1, name.size() - open - 2);
  }
  const bool good =
      name.size() >= 2 && name.size() <= 35 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
      });
  return good ? std::string(name) : std::string();
}

}  // namespace mend::xlsform
