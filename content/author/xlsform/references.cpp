#include "content/author/xlsform/references.h"

#include "content/author/xlsform/suggest.h"
#include "content/form/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mend::xlsform {

namespace {

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == ':' || c == '.';
}

std::string curly(std::string_view text) {
  for (const char* mark : {"\u2018", "\u2019", "\u201c", "\u201d"}) {
    if (text.starts_with(mark)) return mark;
  }
  return {};
}

/// indexed-repeat(what, repeat, index, repeat, index, repeat, index): all but the indexes mean every
/// instance.
bool wants_all(std::string_view function, std::size_t argument) {
  return function == "indexed-repeat" && (argument == 0 || argument % 2 == 1);
}

}  // namespace

/// One walk over an expression.
class ExpressionScanner {
 public:
  ExpressionScanner(const References& references, std::string_view text, int reader, Where where)
      : references_(references), text_(text), reader_(reader), where_(where) {}

  Resolved run() {
    while (at_ < text_.size()) {
      const char letter = text_[at_];
      if (letter == '\'' || letter == '"') {
        literal(letter);
      } else if (text_.substr(at_).starts_with("${")) {
        reference();
      } else if (const std::string mark = curly(text_.substr(at_)); !mark.empty()) {
        out_.problems.push_back("It has the curly quotation mark " + mark + "; write a straight one.");
        at_ += mark.size();
      } else {
        other(letter);
      }
    }
    return std::move(out_);
  }

 private:
  struct Frame {
    std::string function;
    std::size_t argument = 0;
    bool predicate = false;
  };

  void literal(char mark) {
    const std::size_t end = text_.find(mark, at_ + 1);
    const std::string_view inside =
        text_.substr(at_ + 1, end == std::string_view::npos ? end : end - at_ - 1);
    if (inside.starts_with("${") && !frames_.empty() && frames_.back().function == "jr:choice-name" &&
        frames_.back().argument == 1) {
      return quoted_reference(inside, mark);
    }
    if (inside.find("${") != std::string_view::npos)
      out_.problems.push_back("A ${…} inside quotation marks is only words; take it out of them.");
    if (!frames_.empty() && !frames_.back().function.empty() && frames_.back().argument == 0)
      out_.lookups.emplace_back(frames_.back().function, inside);
    const std::size_t next = end == std::string_view::npos ? text_.size() : end + 1;
    out_.text += text_.substr(at_, next - at_);
    at_ = next;
  }

  /// jr:choice-name() wants the path of a question in quotation marks.
  void quoted_reference(std::string_view inside, char mark) {
    const std::string name = form::trimmed(inside.substr(2, inside.find('}') - 2));
    const int target = references_.find(name);
    if (target < 0) out_.problems.push_back(references_.unknown(name));
    out_.text += mark + (target < 0 ? "" : references_.path(target, -1, false)) + mark;
    at_ += inside.size() + 2;
  }

  void reference() {
    word_.clear();
    const std::size_t close = text_.find('}', at_);
    if (close == std::string_view::npos) {
      out_.problems.push_back("A ${ is never closed; write } after the name.");
      at_ = text_.size();
      return;
    }
    const std::string name = form::trimmed(text_.substr(at_ + 2, close - at_ - 2));
    at_ = close + 1;
    const int target = references_.find(name);
    if (target < 0) {
      out_.problems.push_back(references_.unknown(name));
      return;
    }
    out_.items.push_back(target);
    const bool all = !frames_.empty() && wants_all(frames_.back().function, frames_.back().argument);
    const bool in_predicate =
        std::any_of(frames_.begin(), frames_.end(), [](const Frame& frame) { return frame.predicate; });
    out_.text += references_.path(target, all ? -1 : reader_, where_ == Where::choice || in_predicate);
  }

  void other(char letter) {
    if (letter == '(') {
      frames_.push_back({word_, 0, false});
    } else if (letter == '[') {
      frames_.push_back({"", 0, true});
    } else if ((letter == ')' || letter == ']') && !frames_.empty()) {
      frames_.pop_back();
    } else if (letter == ',' && !frames_.empty()) {
      ++frames_.back().argument;
    }
    const bool space = letter == ' ' || letter == '\t' || letter == '\n';
    if (is_name_letter(letter)) {
      if (word_is_over_) word_.clear();
      word_ += letter;
      word_is_over_ = false;
    } else if (!space) {
      word_.clear();
    } else {
      word_is_over_ = true;  // there may be space between a function and its bracket
    }
    out_.text += letter;
    ++at_;
  }

  const References& references_;
  std::string_view text_;
  int reader_;
  Where where_;
  std::size_t at_ = 0;
  std::string word_;
  bool word_is_over_ = false;
  std::vector<Frame> frames_;
  Resolved out_;
};

References::References(const std::vector<Item>& items) : items_(items) {
  for (std::size_t i = 0; i < items.size(); ++i) by_name_.emplace(items[i].name, static_cast<int>(i));
}

int References::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? -1 : found->second;
}

std::vector<std::string> References::names() const {
  std::vector<std::string> names;
  for (const auto& [name, item] : by_name_) names.push_back(name);
  return names;
}

std::string References::unknown(std::string_view name) const {
  if (name.starts_with("last-saved#")) {
    return "${" + std::string(name) +
           "} would show one person's earlier answers to whoever uses the device next; take it out.";
  }
  return "There is no question \"" + std::string(name) + "\"; mend the name in ${" + std::string(name) +
         "}." + did_you_mean(name, names());
}

int References::repeat_of(int item) const {
  while (item >= 0 && items_[static_cast<std::size_t>(item)].type.kind != Kind::repeat)
    item = items_[static_cast<std::size_t>(item)].parent;
  return item;
}

std::string References::path(int target, int reader, bool through_current) const {
  const auto item = [&](int index) -> const Item& { return items_[static_cast<std::size_t>(index)]; };
  const std::string& whole = item(target).path;
  // The innermost repeat around both. A repeat that is asked for itself means all its instances.
  for (int repeat = reader < 0 ? -1 : repeat_of(reader); repeat >= 0;
       repeat = repeat_of(item(repeat).parent)) {
    const std::string inside = item(repeat).path + "/";
    if (!whole.starts_with(inside)) continue;
    const auto steps = [](std::string_view path) { return std::count(path.begin(), path.end(), '/'); };
    std::string up;
    for (auto left = steps(item(reader).path) - steps(item(repeat).path); left > 0; --left) up += "../";
    if (through_current) return "current()/" + up + whole.substr(inside.size());
    return (up.empty() ? "./" : up) + whole.substr(inside.size());
  }
  return whole;
}

Resolved References::expression(std::string_view text, int reader, Where where) const {
  return ExpressionScanner(*this, text, reader, where).run();
}

Resolved References::words(std::string_view text, int reader) const {
  Resolved out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find("${", at), text.size());
    out.text += form::escaped(text.substr(at, open - at));
    if (open == text.size()) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) {
      out.problems.push_back("A ${ is never closed; write } after the name.");
      break;
    }
    const std::string name = form::trimmed(text.substr(open + 2, close - open - 2));
    at = close + 1;
    const int target = find(name);
    if (target < 0) {
      out.problems.push_back(unknown(name));
      continue;
    }
    out.items.push_back(target);
    out.text += "<output value=\"" + form::escaped(path(target, reader, false)) + "\"/>";
  }
  return out;
}

}  // namespace mend::xlsform
