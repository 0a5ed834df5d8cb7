#include "content/author/xlsform/xlsx_cells.h"

#include "content/author/xlsform/suggest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>

namespace mend::xlsform {

namespace {

constexpr double seconds_a_day = 86'400;
constexpr double most_days = 2'958'465;  // 9999-12-31

std::optional<int> hexadecimal(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// Workbooks write letters that XML cannot carry, and line ends, as _x000D_. Only the ASCII ones are undone.
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && at + 6 < text.size() && text[at + 1] == 'x' && text[at + 6] == '_') {
      if (const auto code = hexadecimal(std::string_view(text).substr(at + 2, 4));
          code && *code > 0 && *code < 128) {
        out += static_cast<char>(*code);
        at += 6;
        continue;
      }
    }
    out += text[at];
  }
  return out;
}

bool named(const xmlNode* node, std::string_view name) {
  return form::local_name(node) == name;
}

std::string two(int number) {
  std::string text = std::to_string(number);
  return text.size() < 2 ? "0" + text : text;
}

/// Of days since 1970-01-01, in the Gregorian calendar.
std::string show_date(long days) {
  // Eras of 400 years that begin in March, so that a leap day comes last.
  const long shifted = days + 719'468;
  const long era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const long day_of_era = shifted - era * 146'097;
  const long year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long month_from_march = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const int month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const long year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  std::string text = std::to_string(year);
  text.insert(0, text.size() < 4 ? 4 - text.size() : 0, '0');
  return text + "-" + two(month) + "-" + two(day);
}

std::string show_time(int seconds) {
  return two(seconds / 3'600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

std::string plain_number(double value) {
  if (std::nearbyint(value) == value && std::abs(value) < 1e15) {
    return std::to_string(static_cast<long long>(value));
  }
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? std::string(text.data(), end) : std::string();
}

NumberFormat built_in(int id) {
  if (id == 22) return NumberFormat::date_and_time;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58) || id == 36)
    return NumberFormat::date;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return NumberFormat::time;
  return NumberFormat::number;
}

int number_of(const std::string& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::optional<CellPlace> read_place(std::string_view reference) {
  std::size_t at = 0;
  CellPlace place;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at) {
    if (at == 3) return std::nullopt;
    place.column = place.column * 26 + static_cast<std::size_t>(reference[at] - 'A') + 1;
  }
  const auto row = read_index(reference.substr(at));
  if (at == 0 || !row || *row == 0) return std::nullopt;
  return CellPlace{*row - 1, place.column - 1};
}

std::optional<std::size_t> read_index(std::string_view digits) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  const bool good = error == std::errc() && end == digits.data() + digits.size() && digits.size() <= 7;
  return good ? std::optional(index) : std::nullopt;
}

std::string rich_text(const xmlNode* node) {
  std::string text;
  for (const xmlNode* part : form::elements(node)) {
    if (named(part, "t")) text += form::content(part);
    if (named(part, "r")) text += rich_text(part);
  }
  return unescaped(text);
}

std::vector<std::string> read_strings(const xmlNode* root) {
  std::vector<std::string> strings;
  for (const xmlNode* item : form::elements(root)) {
    if (named(item, "si")) strings.push_back(rich_text(item));
  }
  return strings;
}

NumberFormat format_of(std::string_view code) {
  bool date = false;
  bool time = false;
  bool month_or_minute = false;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char letter = lower(code.substr(at, 1))[0];
    if (letter == ';') break;  // negative numbers and text have parts of their own
    if (letter == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (letter == '[') {
      const std::size_t end = std::min(code.find(']', at), code.size());
      const std::string inside = lower(code.substr(at + 1, end - at - 1));
      time = time || (!inside.empty() && inside.find_first_not_of("hms") == std::string::npos);
      at = end;
    } else if (letter == '\\' || letter == '_' || letter == '*') {
      ++at;
    } else if (lower(code.substr(at, 5)) == "am/pm") {
      at += 4;
    } else if (lower(code.substr(at, 7)) == "general") {
      at += 6;
    } else {
      date = date || letter == 'y' || letter == 'd';
      time = time || letter == 'h' || letter == 's';
      month_or_minute = month_or_minute || letter == 'm';
    }
  }
  if (month_or_minute && !time) date = true;
  if (date) return time ? NumberFormat::date_and_time : NumberFormat::date;
  return time ? NumberFormat::time : NumberFormat::number;
}

std::vector<NumberFormat> read_formats(const xmlNode* root) {
  std::map<int, NumberFormat> own;
  std::vector<NumberFormat> formats;
  for (const xmlNode* part : form::elements(root)) {
    for (const xmlNode* entry : form::elements(part)) {
      const int id = number_of(form::attribute(entry, "numFmtId"));
      if (named(part, "numFmts")) own[id] = format_of(form::attribute(entry, "formatCode"));
      if (named(part, "cellXfs")) {
        const auto found = own.find(id);
        formats.push_back(found == own.end() ? built_in(id) : found->second);
      }
    }
  }
  return formats;
}

std::string show_number(std::string_view number, NumberFormat format, bool from_1904) {
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size() || !std::isfinite(value)) return {};
  if (format == NumberFormat::number || value < 0 || value > most_days) return plain_number(value);

  double whole = std::floor(value);
  int seconds = static_cast<int>(std::lround((value - whole) * seconds_a_day));
  if (seconds == static_cast<int>(seconds_a_day)) {
    whole += 1;
    seconds = 0;
  }
  if (format == NumberFormat::time && whole == 0) return show_time(seconds);
  // The calendar of 1900 has a 29 February that never was.
  const long offset = from_1904 ? 24'107 : whole < 60 ? 25'568 : 25'569;
  std::string text = show_date(static_cast<long>(whole) - offset);
  if (format != NumberFormat::date || seconds != 0) text += "T" + show_time(seconds);
  return text;
}

}  // namespace mend::xlsform
