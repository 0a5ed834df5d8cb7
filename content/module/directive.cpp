#include "content/module/directive.h"

namespace mend::module {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r";
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

std::string at_line(int line) {
  return "Line " + std::to_string(line) + ": ";
}

}  // namespace

base::Result<std::vector<Stretch>> cut_at_directives(std::string_view page) {
  std::vector<Stretch> stretches(1);
  int line = 0;
  int opened = 0;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = page.find('\n', at);
    const std::string_view text = page.substr(at, end == std::string_view::npos ? end : end - at);
    at = end == std::string_view::npos ? page.size() : end + 1;
    ++line;
    if (!text.starts_with(":::")) {
      stretches.back().markdown += text;
      stretches.back().markdown += '\n';
      continue;
    }
    const std::string_view name = trimmed(text.substr(3));
    const bool inside = !stretches.back().directive.empty();
    if (name.empty() && !inside) {
      return base::refused(at_line(line) + "this \":::\" closes nothing; take it out.");
    }
    if (!name.empty() && inside) {
      return base::refused(at_line(line) + "close the directive of line " + std::to_string(opened) +
                           " with \":::\" before the next one.");
    }
    opened = line;
    stretches.push_back({std::string(name.substr(0, 40)), {}, line + 1});
  }
  if (!stretches.back().directive.empty()) {
    return base::refused(at_line(opened) + "this directive is never closed; close it with \":::\".");
  }
  return stretches;
}

}  // namespace mend::module
