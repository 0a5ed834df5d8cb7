#include "content/trust/search.h"

namespace mend::trust {

namespace {

/// Takes one character of UTF-8 off the front; a stray byte counts as one.
std::string_view take_character(std::string_view& text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
  const std::string_view character = text.substr(0, size);
  text.remove_prefix(size);
  return character;
}

/// The set that `pattern` begins with, "[…]": whether the character is in it, and where the set ends. No end:
/// the bracket stands for itself.
bool read_set(std::string_view pattern, std::string_view character, bool& is_in, std::size_t& end) {
  std::size_t at = 1;
  const bool negated = at < pattern.size() && pattern[at] == '!';
  if (negated) ++at;
  // A bracket that comes first is a member.
  end = pattern.find(']', at + 1);
  if (end == std::string_view::npos) return false;
  std::string_view members = pattern.substr(at, end - at);
  is_in = false;
  while (!members.empty()) {
    const std::string_view low = take_character(members);
    if (members.size() >= 2 && members.front() == '-') {
      members.remove_prefix(1);
      const std::string_view high = take_character(members);
      // For UTF-8 the order of bytes is the order of code points.
      is_in = is_in || (low <= character && character <= high);
    } else {
      is_in = is_in || low == character;
    }
  }
  is_in = is_in != negated;
  ++end;
  return true;
}

bool segment_matches(std::string_view pattern, std::string_view text) {
  // Where to go on if the last "*" must take one character more; linear in each of its attempts.
  std::string_view star_pattern;
  std::string_view star_text;
  bool has_star = false;
  while (true) {
    if (!pattern.empty() && pattern.front() == '*') {
      pattern.remove_prefix(1);
      star_pattern = pattern;
      star_text = text;
      has_star = true;
      continue;
    }
    bool fits = false;
    if (!text.empty() && !pattern.empty()) {
      std::string_view text_left = text;
      const std::string_view character = take_character(text_left);
      std::size_t end = 0;
      bool is_in = false;
      if (pattern.front() == '?') {
        pattern.remove_prefix(1);
        fits = true;
      } else if (pattern.front() == '[' && read_set(pattern, character, is_in, end)) {
        if (is_in) pattern.remove_prefix(end);
        fits = is_in;
      } else if (pattern.starts_with(character)) {
        pattern.remove_prefix(character.size());
        fits = true;
      }
      if (fits) text = text_left;
    } else if (text.empty() && pattern.empty()) {
      return true;
    }
    if (fits) continue;
    if (!has_star || star_text.empty()) return false;
    take_character(star_text);
    pattern = star_pattern;
    text = star_text;
  }
}

}  // namespace

bool matches(std::string_view pattern, std::string_view path) {
  while (true) {
    const std::size_t pattern_end = pattern.find('/');
    const std::size_t path_end = path.find('/');
    // As many segments, or "*" would cross a "/".
    if ((pattern_end == std::string_view::npos) != (path_end == std::string_view::npos)) return false;
    if (!segment_matches(pattern.substr(0, pattern_end), path.substr(0, path_end))) return false;
    if (pattern_end == std::string_view::npos) return true;
    pattern.remove_prefix(pattern_end + 1);
    path.remove_prefix(path_end + 1);
  }
}

bool may_match_below(std::string_view pattern, std::string_view folder) {
  while (!folder.empty()) {
    const std::size_t pattern_end = pattern.find('/');
    const std::size_t folder_end = folder.find('/');
    if (pattern_end == std::string_view::npos) return false;
    if (!segment_matches(pattern.substr(0, pattern_end), folder.substr(0, folder_end))) return false;
    pattern.remove_prefix(pattern_end + 1);
    folder.remove_prefix(folder_end == std::string_view::npos ? folder.size() : folder_end + 1);
  }
  return true;
}

}  // namespace mend::trust
