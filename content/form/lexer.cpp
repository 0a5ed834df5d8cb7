#include "content/form/lexer.h"

#include <algorithm>

namespace mend::form {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool in_name(char c) {
  return begins_name(c) || is_digit(c) || c == '-' || c == '.';
}
bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

constexpr std::string_view pairs[] = {"//", "..", "::", "!=", "<=", ">="};

class Lexer {
 public:
  Lexer(std::string_view text, const std::string& where) : text_(text), where_(where) {}

  base::Result<std::vector<Token>> read() {
    while (at_ < text_.size()) {
      if (is_white(text_[at_])) {
        ++at_;
        continue;
      }
      MEND_CHECK(token());
    }
    tokens_.push_back({Token::Kind::end, ""});
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  base::Status token() {
    const char c = text_[at_];
    const std::size_t start = at_;
    Token::Kind kind = Token::Kind::symbol;
    if (c == '"' || c == '\'') {
      const std::size_t close = text_.find(c, at_ + 1);
      if (close == std::string_view::npos) {
        return base::refused(where_ + " has a quotation mark that is not closed; close it.");
      }
      at_ = close + 1;
      tokens_.push_back({Token::Kind::literal, std::string(text_.substr(start + 1, close - start - 1))});
      return {};
    }
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      bool point = false;
      while (is_digit(peek(0)) || (peek(0) == '.' && !point)) {
        point = point || text_[at_] == '.';
        ++at_;
      }
      kind = Token::Kind::number;
    } else if (begins_name(c)) {
      name();
      kind = Token::Kind::name;
    } else if (const std::string_view two = text_.substr(at_, 2);
               std::find(std::begin(pairs), std::end(pairs), two) != std::end(pairs)) {
      at_ += 2;
    } else if (std::string_view("()[].@,/|+-=<>*").find(c) != std::string_view::npos) {
      ++at_;
    } else {
      return base::refused(where_ + " has the sign \"" + std::string(1, c) +
                           "\", which is not part of XPath here; take it out.");
    }
    tokens_.push_back({kind, std::string(text_.substr(start, at_ - start))});
    return {};
  }

  void name() {
    while (at_ < text_.size() && in_name(text_[at_])) ++at_;
    if (peek(0) == ':' && begins_name(peek(1))) {
      ++at_;
      while (at_ < text_.size() && in_name(text_[at_])) ++at_;
    } else if (peek(0) == ':' && peek(1) == '*') {
      at_ += 2;
    }
  }

  std::string_view text_;
  const std::string& where_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

base::Result<std::vector<Token>> read_tokens(std::string_view text, const std::string& where) {
  return Lexer(text, where).read();
}

}  // namespace mend::form
