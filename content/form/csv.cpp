#include "content/form/csv.h"

namespace mend::form {

namespace {

char delimiter_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  for (const char delimiter : {',', ';', '\t'}) {
    if (line.find(delimiter) != std::string_view::npos) return delimiter;
  }
  return ',';
}

}  // namespace

base::Status read_csv(std::string_view text, const std::string& what,
                      const std::function<base::Status(const std::vector<std::string>&)>& row) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const char delimiter = delimiter_of(text);
  std::vector<std::string> cells;
  std::size_t at = 0;
  while (at < text.size()) {
    cells.clear();
    for (bool more = true; more;) {
      std::string cell;
      if (text[at] == '"') {
        for (++at;; ++at) {
          if (at >= text.size())
            return base::refused(what + " has a quotation mark that is not closed; close it.");
          if (text[at] != '"') {
            cell += text[at];
          } else if (at + 1 < text.size() && text[at + 1] == '"') {
            cell += text[at++];
          } else {
            break;
          }
        }
        ++at;
      }
      while (at < text.size() && text[at] != delimiter && text[at] != '\n') cell += text[at++];
      more = at < text.size() && text[at] == delimiter;
      if (!more && !cell.empty() && cell.back() == '\r') cell.pop_back();
      cells.push_back(std::move(cell));
      ++at;
      // A line may end with a delimiter: then its last cell is empty.
      if (more && at >= text.size()) {
        cells.emplace_back();
        more = false;
      }
    }
    if (cells.size() > 1 || !cells[0].empty()) MEND_CHECK(row(cells));
  }
  return {};
}

}  // namespace mend::form
