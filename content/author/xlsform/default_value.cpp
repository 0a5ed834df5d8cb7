#include "content/author/xlsform/default_value.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace mend::xlsform {

namespace {

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool is_integer(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return text.size() <= 15 && digits(text);
}
double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Digits where the pattern has a 0, the same letter elsewhere.
bool fits(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() &&
         std::equal(text.begin(), text.end(), pattern.begin(),
                    [](char c, char p) { return p == '0' ? c >= '0' && c <= '9' : c == p; });
}
bool is_date(std::string_view text) {
  if (!fits(text, "0000-00-00")) return false;
  constexpr std::array lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int month = static_cast<int>(number(text.substr(5, 2)));
  const int day = static_cast<int>(number(text.substr(8, 2)));
  const int year = static_cast<int>(number(text.substr(0, 4)));
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month == 2 && day == 29 && !leap) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= lengths[static_cast<std::size_t>(month) - 1];
}
bool is_time(std::string_view text) {
  text = text.substr(0, text.find_first_of(".Z+"));
  return (fits(text, "00:00") || fits(text, "00:00:00")) && text.substr(0, 2) < "24" &&
         text.substr(3, 2) < "60";
}

bool in_list(const Survey& survey, const Item& item, std::string_view name) {
  const auto list = survey.lists.find(item.type.list);
  if (list == survey.lists.end()) return true;  // said elsewhere, or the choices are not known here
  const auto& choices = list->second.choices;
  return std::any_of(choices.begin(), choices.end(),
                     [&](const Choice& choice) { return choice.name == name; });
}

}  // namespace

bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  return text.size() <= 18 && digits(text.substr(0, point)) &&
         (point == std::string_view::npos || digits(text.substr(point + 1)));
}

std::string default_problem(const Survey& survey, const Item& item, std::string_view value) {
  const std::string text = "\"" + std::string(value) + "\"";
  switch (item.type.kind) {
    case Kind::integer:
      return is_integer(value) ? "" : text + " is no whole number; mend the default.";
    case Kind::decimal:
    case Kind::range:
      return is_decimal(value) ? "" : text + " is no number; mend the default.";
    case Kind::date:
      return is_date(value) ? "" : text + " is no date; write one as 2026-01-31.";
    case Kind::time:
      return is_time(value) ? "" : text + " is no time; write one as 14:30.";
    case Kind::date_time:
      return value.size() > 11 && is_date(value.substr(0, 10)) && value[10] == 'T' &&
                     is_time(value.substr(11))
                 ? ""
                 : text + " is no date and time; write them as 2026-01-31T14:30.";
    case Kind::acknowledge:
      return value == "OK" ? "" : "A tick has no default but OK; take it out.";
    case Kind::select_one:
    case Kind::select_multiple:
    case Kind::rank:
      for (std::size_t at = 0; at < value.size();) {
        const std::size_t end = std::min(value.find(' ', at), value.size());
        const std::string_view name = value.substr(at, end - at);
        if (!in_list(survey, item, name))
          return "\"" + std::string(name) + "\" is no choice of this question; mend the default.";
        at = end + 1;
      }
      return "";
    default:
      return "";
  }
}

}  // namespace mend::xlsform
