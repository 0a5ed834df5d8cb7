#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mend::messages {

/// A .mo file as gettext's manual describes it, so that tests can bend one.
inline std::string make_mo_file(const std::vector<std::pair<std::string, std::string>>& messages) {
  const auto number = [](std::size_t value) {
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i) & 255);
    return bytes;
  };
  std::string originals;
  std::string translations;
  std::string strings;
  const std::size_t count = messages.size();
  const std::size_t first = 28 + 16 * count;
  for (const auto& [original, translation] : messages) {
    originals += number(original.size()) + number(first + strings.size());
    strings += original + '\0';
    translations += number(translation.size()) + number(first + strings.size());
    strings += translation + '\0';
  }
  return number(0x950412de) + number(0) + number(count) + number(28) + number(28 + 8 * count) + number(0) +
         number(first) + originals + translations + strings;
}

inline const std::pair<std::string, std::string> mo_header{"", "Content-Type: text/plain; charset=UTF-8\n"};

}  // namespace mend::messages
