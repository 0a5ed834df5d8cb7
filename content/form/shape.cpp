#include "content/form/functions.h"
#include "content/form/state.h"
#include "content/form/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace mend::form {

namespace {

/// As XML Schema's int, which has 32 bits.
bool is_integer(std::string_view text) {
  std::int32_t number = 0;
  if (text.size() > 40) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

/// Digits with perhaps a sign and a point, as XML Schema's decimal: expressions know no exponent.
bool is_decimal(std::string_view text) {
  if (text.size() > 40) return false;
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(number);
}

bool is_date(std::string_view text) {
  return text.size() == 10 && parse_moment(text, utc());
}
bool is_date_time(std::string_view text) {
  const auto moment = parse_moment(text, utc());
  return moment && moment->has_time;
}

bool is_list(std::string_view text) {
  const std::vector<std::string_view> names = names_in(text);
  return !names.empty() && text.size() <= 64 * 1024;
}

/// On a step of the range, but for what binary fractions lose.
bool in_range(const Range& range, std::string_view text) {
  const double number = plain_number(text);
  if (std::isnan(number)) return false;
  const double low = std::min(range.start, range.end);
  const double high = std::max(range.start, range.end);
  const double slack = std::abs(range.step) * 1e-6;
  if (number < low - slack || number > high + slack || range.step == 0) return range.step == 0;
  const double steps = (number - range.start) / range.step;
  return std::abs(steps - std::round(steps)) < 1e-6;
}

bool fits_type(Type type, std::string_view value) {
  switch (type) {
    case Type::integer:
      return is_integer(value);
    case Type::decimal:
      return is_decimal(value);
    case Type::date:
      return is_date(value);
    case Type::time:
      return parse_time(value, utc()).has_value();
    case Type::date_time:
      return is_date_time(value);
    case Type::boolean:
      return value == "true" || value == "false" || value == "1" || value == "0";
    case Type::text:
    case Type::choice:
    case Type::choices:
    case Type::rank:
    case Type::other:
      break;
  }
  return true;
}

bool is_offered(const Entry& entry, std::string_view name) {
  return !entry.itemset.nodes.empty() || std::any_of(entry.items.begin(), entry.items.end(),
                                                     [&](const Item& item) { return item.name == name; });
}

std::optional<ProblemKind> text_problem(const Field& field, std::string_view value) {
  // Four bytes are the most that a character takes: no need to look at a megabyte first.
  if (value.size() > field.max_length * 4) return ProblemKind::too_long;
  if (!is_plain_text(value)) return ProblemKind::not_possible;
  if (length_in_characters(value) > field.max_length) return ProblemKind::too_long;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Control control) {
  switch (control) {
    case Control::text:
      return "text";
    case Control::select_one:
      return "select one";
    case Control::select_multiple:
      return "select multiple";
    case Control::acknowledge:
      return "acknowledge";
    case Control::note:
      return "note";
    case Control::integer:
      return "whole number";
    case Control::decimal:
      return "number";
    case Control::date:
      return "date";
    case Control::time:
      return "time";
    case Control::date_time:
      return "date and time";
    case Control::boolean:
      return "true or false";
    case Control::rank:
      return "rank";
    case Control::range:
      return "range";
  }
  return "";
}

std::string plain_digits(std::string_view value, bool point) {
  const bool sign = !value.empty() && (value[0] == '+' || value[0] == '-');
  std::string_view whole = value.substr(sign ? 1 : 0);
  std::string_view part;
  bool has_part = false;
  if (const std::size_t at = whole.find('.'); point && at != std::string_view::npos) {
    part = whole.substr(at + 1);
    whole = whole.substr(0, at);
    has_part = !part.empty();
  }
  const auto digits = [](std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if ((whole.empty() && !has_part) || !digits(whole) || !digits(part)) return std::string(value);
  whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
  const bool zero = whole.empty() && part.find_first_not_of('0') == std::string_view::npos;
  std::string number = sign && value[0] == '-' && !zero ? "-" : "";
  number += whole.empty() ? "0" : whole;
  if (has_part) number.append(".").append(part);
  return number;
}

std::string normal_number(const Definition& definition, int field, std::string value) {
  const Type kind = definition.at(field).kind;
  if (kind != Type::integer && kind != Type::decimal) return value;
  return plain_digits(value, kind == Type::decimal);
}

std::string normal_value(const Definition& definition, int field, std::string_view value) {
  const Entry* entry = definition.entry_of(field);
  const Control control = entry == nullptr ? Control::text : entry->control;
  const bool number = control == Control::integer || control == Control::decimal || control == Control::range;
  if (number) return plain_digits(trimmed(value), definition.at(field).kind != Type::integer);
  if (control == Control::text || control == Control::note) {
    return normal_number(definition, field, std::string(value));
  }
  if (control != Control::select_multiple && control != Control::rank) return trimmed(value);
  std::string normal;
  std::set<std::string_view> seen;
  for (const std::string_view name : names_in(value)) {
    if (!seen.insert(name).second) continue;
    if (!normal.empty()) normal += ' ';
    normal += name;
  }
  return normal;
}

bool may_misfit(const Definition& definition, int field) {
  return !definition.house_rules || !definition.actions.empty() || !definition.at(field).calculate.empty();
}

std::optional<ProblemKind> shape_problem(const Definition& definition, int index, std::string_view value,
                                         bool choices) {
  if (value.empty()) return std::nullopt;
  const Field& field = definition.at(index);
  const Entry* entry = definition.entry_of(index);
  if (!is_plain_text(value)) {
    return value.size() > field.max_length * 4 ? ProblemKind::too_long : ProblemKind::not_possible;
  }
  if (entry == nullptr) {
    if (!fits_type(field.kind, value)) return ProblemKind::not_possible;
    return value.size() > limits::calculated_bytes ? std::optional(ProblemKind::too_long) : std::nullopt;
  }
  bool fits = fits_type(field.kind, value);
  switch (entry->control) {
    case Control::text:
      if (const auto problem = text_problem(field, value)) return problem;
      break;
    case Control::select_one:
      fits = fits && value.find_first_of(" \t\n") == std::string_view::npos &&
             (!choices || is_offered(*entry, value));
      break;
    case Control::select_multiple:
    case Control::rank: {
      const auto names = names_in(value);
      fits = is_list(value) && std::all_of(names.begin(), names.end(), [&](std::string_view name) {
               return !choices || is_offered(*entry, name);
             });
      break;
    }
    case Control::acknowledge:
      fits = value == acknowledged;
      break;
    case Control::range:
      fits = fits && in_range(entry->range, value);
      break;
    case Control::note:
    case Control::integer:
    case Control::decimal:
    case Control::date:
    case Control::time:
    case Control::date_time:
    case Control::boolean:
      break;
  }
  return fits ? std::nullopt : std::optional(ProblemKind::not_possible);
}

}  // namespace mend::form
