#include "content/form/functions.h"

#include <string>
#include <unordered_map>

namespace mend::form {

const Function* find_function(std::string_view name) {
  static const auto all = [] {
    std::unordered_map<std::string_view, const Function*> table;
    for (const auto& rows : {text_functions(), number_functions(), truth_functions(), node_functions(),
                             date_functions(), choice_functions()}) {
      for (const Function& row : rows) table.emplace(row.name, &row);
    }
    return table;
  }();
  const auto found = all.find(name);
  return found == all.end() ? nullptr : found->second;
}

bool takes(const Function& function, std::size_t count) {
  const std::string_view name = function.name;
  // The thing, then pairs of a repeat and its number.
  if (name == "indexed-repeat") return count >= 3 && count % 2 == 1;
  if (name == "weighted-checklist") return count >= 2 && count % 2 == 0;
  return count >= static_cast<std::size_t>(function.least) &&
         (function.most < 0 || count <= static_cast<std::size_t>(function.most));
}

std::size_t index_of(double number, std::size_t size) {
  // Also false for what is no number.
  if (!(number >= 1 && number <= static_cast<double>(size))) return size;
  const auto at = static_cast<std::size_t>(number);
  return static_cast<double>(at) == number ? at - 1 : size;
}

std::vector<std::string_view> names_in(std::string_view list) {
  constexpr std::string_view white = " \t\r\n";
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t start = list.find_first_not_of(white, at);
    if (start == std::string_view::npos) break;
    at = std::min(list.find_first_of(white, start), list.size());
    names.push_back(list.substr(start, at - start));
  }
  return names;
}

}  // namespace mend::form
