#include "content/author/xlsform/language.h"

#include <algorithm>

namespace mend::xlsform {

std::string language_tag(std::string_view name) {
  const std::size_t open = name.rfind('(');
  if (open != std::string_view::npos && name.ends_with(")")) {
    name = name.substr(open + 1, name.size() - open - 2);
  }
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const std::string_view first = name.substr(0, name.find('-'));
  const bool good = (first.size() == 2 || first.size() == 3) &&
                    std::all_of(first.begin(), first.end(), letter) && name.size() <= 35 &&
                    std::all_of(name.begin(), name.end(),
                                [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; });
  return good ? std::string(name) : std::string();
}

}  // namespace mend::xlsform
