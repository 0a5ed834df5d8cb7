#include "sync/console/form_data.h"

#include "content/base/bytes.h"

#include <algorithm>

namespace mend::console {

namespace {

constexpr std::size_t kFields = 64;

base::Result<std::string> decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out += ' ';
    } else if (text[i] == '%') {
      const base::Result<base::Bytes> byte =
          base::from_hex(text.substr(i + 1, 2));  // too short: refused below
      if (!byte || byte->size() != 1)
        return base::refused("The form was not sent in the form that browsers use; go back and try again.");
      out += static_cast<char>((*byte)[0]);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

base::Result<FormData> FormData::parse(std::string_view encoded) {
  FormData data;
  while (!encoded.empty()) {
    const std::size_t end = std::min(encoded.find('&'), encoded.size());
    const std::string_view pair = encoded.substr(0, end);
    encoded.remove_prefix(std::min(end + 1, encoded.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    MEND_TRY(std::string name, decode(pair.substr(0, equals)));
    MEND_TRY(std::string value, decode(pair.substr(std::min(equals + 1, pair.size()))));
    if (data.fields_.size() >= kFields || !data.fields_.emplace(std::move(name), std::move(value)).second) {
      return base::refused("The form has a field twice or too many fields; go back and try again.");
    }
  }
  return data;
}

const std::string& FormData::get(const std::string& name) const {
  static const std::string none;
  const auto found = fields_.find(name);
  return found == fields_.end() ? none : found->second;
}

std::string cookie_value(std::string_view header, std::string_view name) {
  std::string value;
  int found = 0;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    std::string_view pair = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
      value = pair.substr(name.size() + 1);
      ++found;
    }
  }
  return found == 1 ? value : "";
}

}  // namespace mend::console
