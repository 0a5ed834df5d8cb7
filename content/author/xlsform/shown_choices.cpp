#include "content/author/xlsform/shown_choices.h"

#include "content/author/xlsform/names.h"
#include "content/author/xlsform/suggest.h"
#include "content/form/text.h"

#include <optional>
#include <set>

namespace mend::xlsform {

namespace {

/// By typing, a list of this length still comes down to a few at the third letter.
constexpr std::size_t most_shown = 2'000;

std::map<std::string, Group, std::less<>> largest_groups(const ChoiceList& list) {
  std::map<std::string, Group, std::less<>> groups;
  for (const std::string& column : list.columns) {
    std::map<std::string_view, std::size_t> counts;
    for (const Choice& choice : list.choices) {
      const auto cell = choice.data.find(column);
      const std::size_t rows = cell == choice.data.end() ? 0 : ++counts[cell->second];
      if (rows > groups[column].rows) groups[column] = {cell->second, rows};
    }
  }
  return groups;
}

/// The parts of a filter between its `and`s.
std::vector<std::string> parts_of(std::string_view filter) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= filter.size();) {
    const std::size_t end = std::min(filter.find(" and ", at), filter.size());
    parts.push_back(form::trimmed(filter.substr(at, end - at)));
    at = end + 5;
  }
  return parts;
}

/// The column of `column = ${name}` or of the same the other way round; "" if it is something else.
std::string column_of(const std::string& part) {
  const std::size_t equals = part.find('=');
  if (equals == std::string::npos || equals == 0 || part.find_first_of("()|<>!") != std::string::npos ||
      part.find(" or ") != std::string::npos)
    return {};
  const std::string left = form::trimmed(part.substr(0, equals));
  const std::string right = form::trimmed(part.substr(equals + 1));
  return is_name(left) ? left : is_name(right) ? right : "";
}

}  // namespace

std::string missing_list(const Survey& survey, const Item& item) {
  const char* sheet = item.type.external ? "external_choices" : "choices";
  const auto found = survey.lists.find(item.type.list);
  if (found != survey.lists.end() && found->second.is_external() == item.type.external) return {};
  if (found != survey.lists.end()) {
    return "The list \"" + item.type.list + "\" is in " + found->second.sheet + "; write " +
           (item.type.external ? "select_one " : "select_one_external ") + item.type.list +
           ", or move the list to " + sheet + ".";
  }
  std::vector<std::string> known;
  for (const auto& [name, list] : survey.lists) known.push_back(name);
  return "There is no list \"" + item.type.list + "\" in " + sheet + "; add it or mend the name." +
         did_you_mean(item.type.list, known);
}

std::string twins_shown(const Survey& survey, const Item& item) {
  const auto list = survey.lists.find(item.type.list);
  if (list == survey.lists.end() || !item.choice_filter.empty() || !survey.choice_duplicates) return {};
  std::set<std::string_view> seen;
  for (const Choice& choice : list->second.choices) {
    if (seen.insert(choice.name).second) continue;
    return "The list has the choice \"" + choice.name +
           "\" twice, and both would be shown; use a choice_filter, or give them names of their own.";
  }
  return {};
}

std::string too_many_shown(const Survey& survey, const Item& item, std::string_view filter) {
  std::size_t all = 0;
  std::map<std::string, Group, std::less<>> groups;
  std::string where;
  if (const auto list = survey.lists.find(item.type.list); list != survey.lists.end()) {
    all = list->second.choices.size();
    if (all > most_shown) groups = largest_groups(list->second);
    where = "the list \"" + list->first + "\"";
  } else if (const auto data = survey.data.find(base::Path(item.type.file).stem().string());
             data != survey.data.end()) {
    all = data->second.rows;
    groups = data->second.largest;
    where = "\"" + data->second.file + "\"";
  }
  if (all <= most_shown) return {};
  const std::string remedy =
      "more than " + with_commas(most_shown) + " cannot be looked through, not even by typing";
  if (form::trimmed(filter).empty()) {
    return "All " + with_commas(all) + " choices of " + where + " would be shown at once; " + remedy +
           ". Ask for a part first, and show that part with a choice_filter such as county = ${county}.";
  }
  std::optional<Group> least;
  for (const std::string& part : parts_of(filter)) {
    const auto group = groups.find(column_of(part));
    if (group == groups.end()) continue;
    if (!least || group->second.rows < least->rows) least = group->second;
  }
  if (!least || least->rows <= most_shown) return {};
  return "The filter lets " + with_commas(least->rows) + " choices of " + where +
         " through at once, those with \"" + least->cell + "\"; " + remedy + ". Filter by one more column.";
}

}  // namespace mend::xlsform
