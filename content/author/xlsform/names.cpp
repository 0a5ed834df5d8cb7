#include "content/author/xlsform/names.h"

#include "content/form/text.h"

#include <algorithm>

namespace mend::xlsform {

bool is_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !name.empty() && name.size() <= 64 && letter(name[0]) &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

std::string resolve(std::string_view text,
                    const std::function<std::optional<std::string>(const std::string&)>& path_of,
                    std::string& unknown) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find("${", at);
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) {
      out += text.substr(at);
      break;
    }
    out += text.substr(at, open - at);
    const std::string name = form::trimmed(text.substr(open + 2, close - open - 2));
    if (const auto path = path_of(name)) {
      out += *path;
    } else {
      unknown = name;
    }
    at = close + 1;
  }
  return out;
}

}  // namespace mend::xlsform
