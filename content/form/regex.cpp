#include "content/form/regex.h"

#include <memory>
#include <string>
#include <unicode/uregex.h>
#include <unicode/ustring.h>

namespace mend::form {

namespace {

struct CloseRegex {
  void operator()(URegularExpression* regex) const { uregex_close(regex); }
};

bool to_utf16(std::string_view text, std::u16string& out) {
  if (text.size() > 64 * 1024) return false;
  out.resize(text.size() + 1);
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(out.data(), static_cast<int32_t>(out.size()), &length, text.data(),
                static_cast<int32_t>(text.size()), &status);
  if (U_FAILURE(status)) return false;
  out.resize(static_cast<std::size_t>(length));
  return true;
}

using Regex = std::unique_ptr<URegularExpression, CloseRegex>;

/// Null if it cannot be read.
Regex open_regex(std::string_view pattern) {
  std::u16string wide;
  if (!to_utf16(pattern, wide)) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Regex regex(uregex_open(wide.data(), static_cast<int32_t>(wide.size()), 0, nullptr, &status));
  return U_SUCCESS(status) ? std::move(regex) : nullptr;
}

}  // namespace

bool is_regex(std::string_view pattern) {
  return pattern.empty() || open_regex(pattern) != nullptr;
}

bool matches(std::string_view text, std::string_view pattern) {
  // ICU takes no empty pattern.
  if (pattern.empty()) return text.empty();
  std::u16string wide_text;
  const Regex regex = open_regex(pattern);
  if (!regex || !to_utf16(text, wide_text)) return false;
  UErrorCode status = U_ZERO_ERROR;
  // Steps, not time: the same text gives the same answer on a slow device.
  uregex_setTimeLimit(regex.get(), 100, &status);
  uregex_setStackLimit(regex.get(), 1024 * 1024, &status);
  uregex_setText(regex.get(), wide_text.data(), static_cast<int32_t>(wide_text.size()), &status);
  const UBool found = uregex_matches(regex.get(), -1, &status);
  return U_SUCCESS(status) && found;
}

}  // namespace mend::form
