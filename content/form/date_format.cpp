#include "content/form/date_format.h"

#include <cstdio>
#include <memory>
#include <unicode/udat.h>
#include <unicode/ustring.h>

namespace mend::form {

namespace {

std::string padded(int number, int width) {
  char text[16];
  std::snprintf(text, sizeof text, "%0*d", width, number);
  return text;
}

struct CloseFormat {
  void operator()(UDateFormat* format) const { udat_close(format); }
};

std::string symbol(UDateFormatSymbolType type, int index, const std::string& language) {
  // "Sep" and not "Sept": English is the same everywhere, as in ODK.
  const std::string locale = language.empty() || language.starts_with("en") ? "en_US" : language;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UDateFormat, CloseFormat> format(
      udat_open(UDAT_SHORT, UDAT_SHORT, locale.c_str(), nullptr, 0, nullptr, 0, &status));
  UChar wide[64];
  char text[256] = "";
  if (U_FAILURE(status)) return {};
  const int32_t size = udat_getSymbols(format.get(), type, index, wide, 64, &status);
  u_strToUTF8(text, sizeof text, nullptr, wide, size, &status);
  return U_FAILURE(status) ? std::string() : text;
}

std::string part(const Moment& moment, char sign, const std::string& language) {
  const int seconds = moment.millis / 1000;
  switch (sign) {
    case 'Y':
      return padded(moment.year, 4);
    case 'y':
      return padded(moment.year % 100, 2);
    case 'm':
      return padded(moment.month, 2);
    case 'n':
      return std::to_string(moment.month);
    case 'b':
      return symbol(UDAT_SHORT_MONTHS, moment.month - 1, language);
    case 'B':
      return symbol(UDAT_MONTHS, moment.month - 1, language);
    case 'd':
      return padded(moment.day, 2);
    case 'e':
      return std::to_string(moment.day);
    case 'a':
      return symbol(UDAT_SHORT_WEEKDAYS, moment.week_day() + 1, language);
    case 'A':
      return symbol(UDAT_WEEKDAYS, moment.week_day() + 1, language);
    case 'H':
      return padded(seconds / 3600, 2);
    case 'h':
      return std::to_string(seconds / 3600);
    case 'M':
      return padded(seconds / 60 % 60, 2);
    case 'S':
      return padded(seconds % 60, 2);
    case '3':
      return padded(moment.millis % 1000, 3);
    case '%':
      return "%";
    default:
      return std::string("%") + sign;
  }
}

}  // namespace

std::string format_moment(const Moment& moment, std::string_view pattern, const std::string& language) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%' || i + 1 == pattern.size()) {
      out += pattern[i];
      continue;
    }
    out += part(moment, pattern[++i], language);
  }
  return out;
}

}  // namespace mend::form
