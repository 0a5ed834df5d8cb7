#include "kiosk/screens/typed_value.h"

#include "content/form/date.h"
#include "content/form/value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <limits>

namespace mend::screens {
namespace {

using form::Control;

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Up to N parts; what is missing is empty.
template <std::size_t N>
std::array<std::string, N> split(std::string_view text, char by) {
  std::array<std::string, N> parts;
  for (std::size_t n = 0; n < N && !text.empty(); ++n) {
    const std::size_t end = text.find(by);
    parts[n] = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

std::string two_digits(std::string_view text) {
  return (text.size() < 2 ? "0" : "") + std::string(text);
}

/// Of "14.30", as it is typed, or "14:30:00.000+01:00": an offset is none of the person's business.
void read_clock(std::string_view text, TypedParts& parts) {
  const auto clock = split<2>(text, text.find(':') == std::string_view::npos ? '.' : ':');
  parts.hour = clock[0];
  parts.minute = clock[1].substr(0, 2);
}

void read_day(std::string_view text, TypedParts& parts) {
  if (text.find('/') != std::string_view::npos) {
    const auto day = split<3>(text, '/');
    parts.day = day[0];
    parts.month = day[1];
    parts.year = day[2];
  } else {
    const auto day = split<3>(text, '-');
    parts.year = day[0];
    parts.month = day[1];
    parts.day = day[2];
  }
}

Typed trouble(const form::Question& question, TypedTrouble what) {
  return {question.value, what};
}

/// "2027-02-05", or why not.
Typed read_date(const form::Question& question, const TypedParts& parts) {
  const std::string day = asks_day(question) ? parts.day : "1";
  const std::string month = asks_month(question) ? parts.month : "1";
  if (day.empty() || month.empty() || parts.year.empty()) return trouble(question, TypedTrouble::date);
  if (parts.year.size() != 4) return trouble(question, TypedTrouble::year);
  std::string date = parts.year + "-" + two_digits(month) + "-" + two_digits(day);
  if (!is_digits(day + month + parts.year) || !form::parse_moment(date, form::utc()))
    return trouble(question, TypedTrouble::no_such_date);
  return {std::move(date)};
}

/// "14:30", or why not.
Typed read_time(const form::Question& question, const TypedParts& parts) {
  if (parts.hour.empty() || parts.minute.empty()) return trouble(question, TypedTrouble::time);
  std::string time = two_digits(parts.hour) + ":" + two_digits(parts.minute);
  if (!is_digits(parts.hour + parts.minute) || !form::parse_time(time, form::utc()))
    return trouble(question, TypedTrouble::no_such_time);
  return {time + ":00.000"};
}

/// With the offset that local time has then, as the engine writes it.
Typed read_date_time(const form::Question& question, const TypedParts& parts) {
  const Typed date = read_date(question, parts);
  if (date.trouble != TypedTrouble::none) return date;
  const Typed time = read_time(question, parts);
  if (time.trouble != TypedTrouble::none) return time;
  const auto moment = form::parse_moment(date.value + "T" + time.value, form::system_zone());
  if (!moment) return trouble(question, TypedTrouble::no_such_date);
  return {form::date_time_text(*moment)};
}

/// No date or time of the engine is written so.
bool is_typed(const form::Question& question) {
  if (question.control == Control::time) return question.value.find(':') == std::string::npos;
  return question.value.find('/') != std::string::npos;
}

/// The digits of the scripts that we have keyboards for, and their signs, as ASCII has them.
std::string ascii_digits(std::string_view text) {
  static constexpr std::uint32_t zeros[] = {0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xE50, 0xFF10};
  std::string plain;
  for (std::size_t n = 0; n < text.size();) {
    const auto first = static_cast<unsigned char>(text[n]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    const std::string_view letter = text.substr(n, length);
    n += letter.size();
    std::uint32_t code = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (const char c : letter.substr(1)) code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    const auto* zero = std::find_if(std::begin(zeros), std::end(zeros),
                                    [&](std::uint32_t z) { return code >= z && code < z + 10; });
    if (zero != std::end(zeros)) {
      plain += static_cast<char>('0' + (code - *zero));
    } else if (code == 0x66B || code == ',') {
      plain += '.';
    } else if (code == 0x2212) {
      plain += '-';
    } else {
      plain += letter;
    }
  }
  return plain;
}

/// "1,000" is a thousand to some and one to others: better asked again than taken for the other.
bool is_grouped(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) return false;
  const std::size_t digits = text.find_first_not_of("+- 0");
  return digits < comma && comma - digits <= 3 && text.size() - comma == 4;
}

Typed read_number(const form::Question& question, bool whole) {
  if (is_grouped(question.value)) return trouble(question, TypedTrouble::number);
  const std::string text = ascii_digits(question.value);
  // An exponent, which nobody can type here.
  if (text.find_first_not_of("0123456789+-. ") != std::string::npos) return {question.value};
  auto plain = plain_spelling(text);
  if (!plain) return trouble(question, TypedTrouble::number);
  if (whole && text.find('.') != std::string::npos) return trouble(question, TypedTrouble::whole_number);
  return {std::move(*plain)};
}

Typed read_range(const form::Question& question) {
  Typed number = read_number(question, false);
  if (number.trouble != TypedTrouble::none) return number;
  const double value = std::strtod(number.value.c_str(), nullptr);
  if (value < std::min(question.range_start, question.range_end))
    return trouble(question, TypedTrouble::too_small);
  if (value > std::max(question.range_start, question.range_end))
    return trouble(question, TypedTrouble::too_large);
  return number;
}

}  // namespace

std::optional<std::string> plain_spelling(std::string_view value) {
  std::string text = ascii_digits(value);
  std::erase(text, ' ');
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.erase(0, 1);
  const std::size_t point = text.find('.');
  std::string before = text.substr(0, point);
  std::string after = point == std::string::npos ? "" : text.substr(point + 1);
  if ((before + after).empty() || !is_digits(before + after)) return std::nullopt;
  before.erase(0, std::min(before.find_first_not_of('0'), before.size()));
  after.erase(after.find_last_not_of('0') + 1);
  if (before.empty()) before = "0";
  std::string plain = before + (after.empty() ? "" : "." + after);
  return minus && plain != "0" ? "-" + plain : plain;
}

std::string counted(const form::Question& question, int by) {
  const Typed now = read_typed(question);
  if (now.trouble != TypedTrouble::none || now.value.empty()) return "0";
  // Far more digits than a number has stand for the greatest one.
  static constexpr double least = std::numeric_limits<std::int32_t>::min();
  static constexpr double most = std::numeric_limits<std::int32_t>::max();
  const double number = form::plain_number(now.value);
  if (!std::isfinite(number)) return "0";
  return form::number_text(std::clamp(std::trunc(number) + by, least, most));
}

bool asks_month(const form::Question& question) {
  return !question.has_appearance("year");
}

bool asks_day(const form::Question& question) {
  return asks_month(question) && !question.has_appearance("month-year");
}

std::string typed_value(Control control, const TypedParts& parts) {
  const std::string day = parts.day + "/" + parts.month + "/" + parts.year;
  const std::string clock = parts.hour + "." + parts.minute;
  const bool no_day = day.size() == 2;
  const bool no_clock = clock.size() == 1;
  if (control == Control::time) return no_clock ? "" : clock;
  if (control == Control::date) return no_day ? "" : day;
  return no_day && no_clock ? "" : day + " " + clock;
}

TypedParts typed_parts(const form::Question& question) {
  TypedParts parts;
  const std::string_view value = question.value;
  if (value.empty()) return parts;
  if (question.control == Control::time) {
    read_clock(value, parts);
    return parts;
  }
  const std::size_t clock = value.find_first_of(" T");
  read_day(value.substr(0, clock), parts);
  if (question.control == Control::date_time && clock != std::string_view::npos)
    read_clock(value.substr(clock + 1), parts);
  return parts;
}

WrongParts wrong_parts(const form::Question& question) {
  const TypedParts parts = typed_parts(question);
  const auto above = [](const std::string& text, int most) { return std::atoi(text.c_str()) > most; };
  WrongParts wrong;
  switch (read_typed(question).trouble) {
    case TypedTrouble::date:
      wrong = {parts.day.empty() && asks_day(question), parts.month.empty() && asks_month(question),
               parts.year.empty()};
      break;
    case TypedTrouble::year:
      wrong.year = true;
      break;
    case TypedTrouble::no_such_date:
      wrong = {above(parts.day, 31), above(parts.month, 12), false};
      if (!wrong.day && !wrong.month) wrong = {true, true, true};
      break;
    case TypedTrouble::time:
      wrong.hour = parts.hour.empty();
      wrong.minute = parts.minute.empty();
      break;
    case TypedTrouble::no_such_time:
      wrong.hour = above(parts.hour, 23);
      wrong.minute = above(parts.minute, 59);
      break;
    case TypedTrouble::none:
    case TypedTrouble::number:
    case TypedTrouble::whole_number:
    case TypedTrouble::too_small:
    case TypedTrouble::too_large:
      wrong = {true, true, true, true, true};
      break;
  }
  return wrong;
}

Typed read_typed(const form::Question& question) {
  if (question.value.empty()) return {};
  switch (question.control) {
    case Control::integer:
      return read_number(question, true);
    case Control::decimal:
      return read_number(question, false);
    case Control::range:
      return read_range(question);
    case Control::date:
      return is_typed(question) ? read_date(question, typed_parts(question)) : Typed{question.value};
    case Control::time:
      return is_typed(question) ? read_time(question, typed_parts(question)) : Typed{question.value};
    case Control::date_time:
      return is_typed(question) ? read_date_time(question, typed_parts(question)) : Typed{question.value};
    case Control::text:
    case Control::select_one:
    case Control::select_multiple:
    case Control::acknowledge:
    case Control::note:
    case Control::boolean:
    case Control::rank:
      break;
  }
  return {question.value};
}

}  // namespace mend::screens
