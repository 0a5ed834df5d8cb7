#pragma once

#include "content/base/result.h"

#include <map>
#include <string>
#include <string_view>

namespace mend::console {

/// The fields of an application/x-www-form-urlencoded body or of a query.
class FormData {
 public:
  /// Refuses bad percent-encoding, a field given twice, more than 64 fields.
  static base::Result<FormData> parse(std::string_view encoded);
  /// "" if it is not there.
  [[nodiscard]] const std::string& get(const std::string& name) const;

 private:
  std::map<std::string, std::string> fields_;
};

/// The value of a cookie in a Cookie header, "" if it is not there or there twice.
std::string cookie_value(std::string_view header, std::string_view name);

}  // namespace mend::console
