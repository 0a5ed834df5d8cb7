#include "content/form/markdown.h"

#include <algorithm>

namespace mend::form {

namespace {

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\0';
}

class LineReader {
 public:
  LineReader(std::string_view line, bool new_line, std::vector<Run>& out) : line_(line), out_(out) {
    now_.new_line = new_line;
    std::size_t signs = 0;
    while (signs < line_.size() && line_[signs] == '#') ++signs;
    if (signs == 0 || signs > 6 || signs >= line_.size() || line_[signs] != ' ') return;
    now_.heading = static_cast<int>(signs);
    at_ = signs + 1;
  }

  void read() {
    while (at_ < line_.size()) {
      if (!escape() && !tag() && !link() && !mark()) now_.text += line_[at_++];
    }
    flush();
  }

 private:
  [[nodiscard]] char near(std::size_t at) const { return at < line_.size() ? line_[at] : '\0'; }

  bool escape() {
    if (line_[at_] != '\\' ||
        std::string_view("\\*_#[]()<>`").find(near(at_ + 1)) == std::string_view::npos ||
        near(at_ + 1) == '\0') {
      return false;
    }
    now_.text += line_[at_ + 1];
    at_ += 2;
    return true;
  }

  bool tag() {
    const char next = near(at_ + 1);
    const bool begins =
        line_[at_] == '<' && ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/');
    const std::size_t end = begins ? line_.find('>', at_) : std::string_view::npos;
    if (end == std::string_view::npos) return false;
    at_ = end + 1;
    return true;
  }

  /// "[words](where)": the words are read on, the rest is passed over.
  bool link() {
    if (line_[at_] == '[') {
      const std::size_t middle = line_.find("](", at_);
      if (middle == std::string_view::npos) return false;
      // Brackets inside the address close in pairs.
      std::size_t end = middle + 2;
      for (int open = 1; end < line_.size(); ++end) {
        if (line_[end] == '(') ++open;
        if (line_[end] == ')' && --open == 0) break;
      }
      if (end >= line_.size()) return false;
      link_middle_ = middle;
      link_end_ = end;
      ++at_;
      return true;
    }
    if (at_ != link_middle_) return false;
    at_ = link_end_ + 1;
    return true;
  }

  bool mark() {
    const char sign = line_[at_];
    if (sign != '*' && sign != '_') return false;
    const std::size_t size = near(at_ + 1) == sign ? 2 : 1;
    bool& on = size == 2 ? now_.strong : now_.emphasis;
    const char before = at_ == 0 ? '\0' : line_[at_ - 1];
    const char after = near(at_ + size);
    // An underscore inside a word is part of it.
    const bool inside_word = sign == '_' && is_word(before) && is_word(after);
    if (inside_word) return false;
    if (on ? is_white(before) : (is_white(after) || !closes(sign, size))) return false;
    flush();
    on = !on;
    at_ += size;
    return true;
  }

  [[nodiscard]] bool closes(char sign, std::size_t size) const {
    const std::string wanted(size, sign);
    for (std::size_t at = line_.find(wanted, at_ + size + 1); at != std::string_view::npos;
         at = line_.find(wanted, at + 1)) {
      if (!is_white(line_[at - 1]) && !(sign == '_' && is_word(near(at + size)))) return true;
    }
    return false;
  }

  void flush() {
    if (now_.text.empty()) return;
    out_.push_back(now_);
    now_.text.clear();
    now_.new_line = false;
  }

  std::string_view line_;
  std::vector<Run>& out_;
  std::size_t at_ = 0;
  std::size_t link_middle_ = std::string_view::npos;
  std::size_t link_end_ = 0;
  Run now_;
};

}  // namespace

std::vector<Run> read_markdown(std::string_view text) {
  std::vector<Run> runs;
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    LineReader(text.substr(0, end), !first, runs).read();
    text.remove_prefix(std::min(end + 1, text.size()));
    first = false;
  }
  return runs;
}

std::string without_markdown(std::string_view text) {
  std::string out;
  for (const Run& run : read_markdown(text)) {
    if (run.new_line && !out.empty()) out += '\n';
    out += run.text;
  }
  return out;
}

}  // namespace mend::form
