#include "content/form/value.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace mend::form {

std::string text_of(const NodeRef& node) {
  return node.tree->string_value(node.node);
}

std::string_view view_of(const NodeRef& node, std::string& scratch) {
  return node.tree->view(node.node, scratch);
}

std::string Value::text() const {
  switch (kind_) {
    case Kind::nodes:
      return nodes().empty() ? std::string() : text_of(nodes().front());
    case Kind::number:
      return number_text(number_);
    case Kind::truth:
      return number_ != 0 ? "true" : "false";
    case Kind::text:
    case Kind::moment:
      break;
  }
  return text_;
}

std::string_view Value::view(std::string& scratch) const {
  if (kind_ == Kind::text || kind_ == Kind::moment) return text_;
  if (kind_ == Kind::nodes) return nodes().empty() ? std::string_view() : view_of(nodes().front(), scratch);
  scratch = text();
  return scratch;
}

double Value::number(const Zone& zone) const {
  if (kind_ == Kind::text || kind_ == Kind::nodes) {
    std::string scratch;
    return number_of(view(scratch), zone);
  }
  return number_;
}

bool Value::truth() const {
  switch (kind_) {
    case Kind::nodes:
      return !nodes().empty();
    case Kind::text:
      return !text_.empty();
    case Kind::number:
      return number_ != 0 && !std::isnan(number_);
    case Kind::truth:
      return number_ != 0;
    case Kind::moment:
      break;
  }
  return true;
}

std::string number_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  if (number == 0) return "0";  // also −0
  char text[400];
  const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed).ptr;
  return {text, end};
}

double plain_number(std::string_view text) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  constexpr std::string_view white = " \t\r\n";
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return none;
  text = text.substr(first, text.find_last_not_of(white) - first + 1);
  const std::size_t start = text[0] == '-' ? 1 : 0;
  bool digit = false;
  bool point = false;
  for (std::size_t i = start; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') {
      digit = true;
    } else if (text[i] == '.' && !point) {
      point = true;
    } else {
      return none;
    }
  }
  if (!digit) return none;
  double number = none;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range) {
    return text[0] == '-' ? -std::numeric_limits<double>::infinity()
                          : std::numeric_limits<double>::infinity();
  }
  return error == std::errc() && end == text.data() + text.size() ? number : none;
}

double number_of(std::string_view text, const Zone& zone) {
  const double number = plain_number(text);
  if (!std::isnan(number) || text.size() < 10 || text[4] != '-') return number;
  const auto moment = parse_moment(text, zone);
  if (!moment) return number;
  if (!moment->has_time) return static_cast<double>(moment->days());
  return static_cast<double>(moment->unix_millis()) / static_cast<double>(day_millis);
}

}  // namespace mend::form
