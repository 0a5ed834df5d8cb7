#include "content/trust/canonical.h"

#include "content/trust/limits.h"

namespace mend::trust {

namespace {

using base::Json;

void write_text(const std::string& text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

base::Status write(const Json& value, std::size_t depth, std::string& out) {
  switch (value.type()) {
    case Json::value_t::null:
      out += "null";
      return {};
    case Json::value_t::boolean:
      out += value.get<bool>() ? "true" : "false";
      return {};
    case Json::value_t::number_integer:
      out += std::to_string(value.get<std::int64_t>());
      return {};
    case Json::value_t::number_unsigned:
      out += std::to_string(value.get<std::uint64_t>());
      return {};
    case Json::value_t::string:
      write_text(value.get_ref<const std::string&>(), out);
      return {};
    case Json::value_t::array:
    case Json::value_t::object:
      break;
    default:
      return base::refused(
          "Metadata cannot be signed or verified: it holds a number that is not an integer.");
  }
  if (depth >= max_json_depth) {
    return base::refused("Metadata cannot be signed or verified: it is nested too deeply.");
  }
  const bool is_object = value.is_object();
  out += is_object ? '{' : '[';
  bool first = true;
  // nlohmann keeps members in a std::map: bytewise order, which for UTF-8 is the order of code points.
  for (auto at = value.begin(); at != value.end(); ++at) {
    if (!first) out += ',';
    first = false;
    if (is_object) {
      write_text(at.key(), out);
      out += ':';
    }
    MEND_CHECK(write(*at, depth + 1, out));
  }
  out += is_object ? '}' : ']';
  return {};
}

}  // namespace

base::Result<std::string> canonical_json(const base::Json& value) {
  std::string out;
  MEND_CHECK(write(value, 0, out));
  return out;
}

}  // namespace mend::trust
