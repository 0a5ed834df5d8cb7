#include "sync/hub/storage.h"

namespace mend::hub {

Value nullable(const std::optional<std::string>& text) {
  return text ? Value(*text) : Value();
}
Value nullable(const std::optional<std::int64_t>& number) {
  return number ? Value(*number) : Value();
}

bool Row::null(std::size_t column) const {
  return column >= values_.size() || std::holds_alternative<std::monostate>(values_[column]);
}

std::int64_t Row::number(std::size_t column) const {
  return maybe_number(column).value_or(0);
}

const std::string& Row::text(std::size_t column) const {
  static const std::string none;
  if (column >= values_.size()) return none;
  const auto* text = std::get_if<std::string>(&values_[column]);
  return text ? *text : none;
}

const Bytes& Row::blob(std::size_t column) const {
  static const Bytes none;
  if (column >= values_.size()) return none;
  const auto* blob = std::get_if<Bytes>(&values_[column]);
  return blob ? *blob : none;
}

std::optional<std::string> Row::maybe_text(std::size_t column) const {
  if (null(column)) return std::nullopt;
  return text(column);
}

std::optional<std::int64_t> Row::maybe_number(std::size_t column) const {
  if (column >= values_.size()) return std::nullopt;
  const auto* number = std::get_if<std::int64_t>(&values_[column]);
  return number ? std::optional(*number) : std::nullopt;
}

}  // namespace mend::hub
