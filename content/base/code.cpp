#include "content/base/code.h"

#include <algorithm>

namespace mend::base {

namespace {

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  });
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Nothing for what no encoder of ours writes.
std::optional<std::string> decoded(std::string_view text) {
  std::string value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      value += c;
      continue;
    }
    if (c != '%' || i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) return {};
    value += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
    i += 2;
  }
  return value;
}

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found:
      return "device.not-found";
    case ErrorKind::refused:
      return "device.refused";
    case ErrorKind::unavailable:
      return "device.unavailable";
    case ErrorKind::no_space:
      return "device.no-space";
    case ErrorKind::internal:
      break;
  }
  return "device.internal";
}

}  // namespace

std::string_view Code::fact(std::string_view fact_name) const {
  const auto at =
      std::find_if(facts.begin(), facts.end(), [&](const auto& each) { return each.first == fact_name; });
  return at == facts.end() ? std::string_view() : std::string_view(at->second);
}

std::optional<Code> read_code(std::string_view text) {
  if (text.size() > code_limit) return {};
  Code code;
  std::size_t end = std::min(text.find(' '), text.size());
  code.name = text.substr(0, end);
  if (!is_name(code.name)) return {};
  while (end < text.size()) {
    text.remove_prefix(end + 1);
    end = std::min(text.find(' '), text.size());
    const std::string_view fact = text.substr(0, end);
    const std::size_t sign = fact.find('=');
    if (sign == std::string_view::npos || !is_name(fact.substr(0, sign))) return {};
    auto value = decoded(fact.substr(sign + 1));
    if (!value) return {};
    code.facts.emplace_back(fact.substr(0, sign), std::move(*value));
  }
  return code;
}

std::string code_of(const Error& error) {
  std::string code = error.code;
  // What is too long loses its last facts, whole.
  while (code.size() > code_limit) {
    const std::size_t space = code.rfind(' ');
    if (space == std::string::npos) break;
    code.resize(space);
  }
  if (read_code(code)) return code;
  return std::string(name_of(error.kind));
}

}  // namespace mend::base
