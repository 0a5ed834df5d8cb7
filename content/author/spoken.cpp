#include "content/author/spoken.h"

#include <cstdint>
#include <cstdio>

namespace mend::author {

std::string spoken_id(std::string_view sha256) {
  std::string out;
  // Five bytes for each group: 2^40 is so much more than 100,000 that all digits are as likely.
  for (std::size_t group = 0; group < 6 && (group + 1) * 10 <= sha256.size(); ++group) {
    std::uint64_t number = 0;
    for (const char c : sha256.substr(group * 10, 10))
      number = number * 16 + static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    char digits[8];
    std::snprintf(digits, sizeof digits, "%05u", static_cast<unsigned>(number % 100'000));
    out += (out.empty() ? "" : " ") + std::string(digits);
  }
  return out;
}

}  // namespace mend::author
