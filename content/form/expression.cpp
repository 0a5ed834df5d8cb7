#include "content/form/expression.h"

#include "content/form/functions.h"

#include <algorithm>

namespace mend::form {

namespace {

enum class Kind { name, number, literal, symbol, end };

struct Token {
  Kind kind = Kind::end;
  std::string text;
};

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

/// Splits into tokens; a name takes its prefix along ("jr:itext", "h:*").
base::Result<std::vector<Token>> tokens_of(std::string_view text, const std::string& where) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  const auto peek = [&](std::size_t ahead) { return at + ahead < text.size() ? text[at + ahead] : '\0'; };
  while (at < text.size()) {
    const char c = text[at];
    const std::size_t start = at;
    Kind kind = Kind::symbol;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at;
      continue;
    }
    if (c == '"' || c == '\'') {
      const std::size_t close = text.find(c, at + 1);
      if (close == std::string_view::npos) {
        return base::refused(where + " has a quotation mark that is not closed; close it.");
      }
      at = close + 1;
      kind = Kind::literal;
    } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      while (at < text.size() && (is_digit(text[at]) || text[at] == '.')) ++at;
      kind = Kind::number;
    } else if (begins_name(c)) {
      while (at < text.size() && in_name(text[at])) ++at;
      if (peek(0) == ':' && begins_name(peek(1))) {
        ++at;
        while (at < text.size() && in_name(text[at])) ++at;
      } else if (peek(0) == ':' && peek(1) == '*') {
        at += 2;
      }
      kind = Kind::name;
    } else {
      static constexpr std::string_view pairs[] = {"//", "..", "::", "!=", "<=", ">="};
      const std::string_view two = text.substr(at, 2);
      if (std::find(std::begin(pairs), std::end(pairs), two) != std::end(pairs)) {
        at += 2;
      } else if (std::string_view("()[].@,/|+-=<>*").find(c) != std::string_view::npos) {
        at += 1;
      } else {
        return base::refused(where + " has the sign \"" + std::string(1, c) +
                             "\", which is not part of XPath here; take it out.");
      }
    }
    tokens.push_back({kind, std::string(text.substr(start, at - start))});
  }
  tokens.push_back({Kind::end, ""});
  return tokens;
}

class Reader {
 public:
  Reader(std::vector<Token> tokens, const std::string& where) : tokens_(std::move(tokens)), where_(where) {}

  base::Result<Reading> read() {
    MEND_CHECK(expression("", 0));
    if (here().kind != Kind::end) return wrong();
    return std::move(reading_);
  }

 private:
  [[nodiscard]] const Token& here() const { return tokens_[at_]; }
  [[nodiscard]] const Token& next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  [[nodiscard]] bool symbol(std::string_view text) const {
    return here().kind == Kind::symbol && here().text == text;
  }
  bool take(std::string_view text) {
    if (!symbol(text)) return false;
    ++at_;
    return true;
  }
  [[nodiscard]] tl::unexpected<base::Error> wrong() const {
    return base::refused(where_ + " cannot be read as XPath near \"" + here().text + "\"; mend it.");
  }

  /// Operands with operators between them. After an operand, a name or `*` is an operator.
  base::Status expression(const std::string& base, int depth) {
    if (depth > 40) return base::refused(where_ + " is nested too deeply; make it simpler.");
    for (;;) {
      while (take("-")) {
      }
      MEND_CHECK(operand(base, depth));
      if (!take_operator()) return {};
    }
  }

  bool take_operator() {
    static constexpr std::string_view symbols[] = {"|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "*"};
    static constexpr std::string_view words[] = {"and", "or", "div", "mod"};
    const auto is_one_of = [&](const auto& list) {
      return std::find(std::begin(list), std::end(list), here().text) != std::end(list);
    };
    const bool found = (here().kind == Kind::symbol && is_one_of(symbols)) ||
                       (here().kind == Kind::name && is_one_of(words));
    if (found) ++at_;
    return found;
  }

  base::Status operand(const std::string& base, int depth) {
    if (here().kind == Kind::literal || here().kind == Kind::number) {
      ++at_;
      return {};
    }
    if (take("(")) {
      MEND_CHECK(expression(base, depth + 1));
      if (!take(")")) return wrong();
      return no_path_after("brackets");
    }
    if (here().kind == Kind::name && next().kind == Kind::symbol && next().text == "(" && !is_node_type()) {
      return call(base, depth);
    }
    return path(base, depth);
  }

  [[nodiscard]] bool is_node_type() const {
    return here().text == "text" || here().text == "node" || here().text == "comment";
  }

  base::Status no_path_after(const std::string& what) {
    if (symbol("/") || symbol("//") || symbol("[")) {
      return base::refused(where_ + " goes on with a path after " + what + ", which is not supported.");
    }
    return {};
  }

  base::Status call(const std::string& base, int depth) {
    const std::string name = here().text;
    const FunctionShape* shape = function_shape(name);
    if (shape == nullptr) {
      return base::refused(where_ + " uses the function " + name + "(), which is not supported.");
    }
    at_ += 2;
    int count = 0;
    if (!take(")")) {
      do {
        MEND_CHECK(expression(base, depth + 1));
        ++count;
      } while (take(","));
      if (!take(")")) return wrong();
    }
    if (count < shape->least || (shape->most >= 0 && count > shape->most)) {
      return base::refused(where_ + " gives " + name + "() the wrong number of values; mend it.");
    }
    if (name == "current") {  // the field that the expression belongs to, also inside a predicate
      if (symbol("/")) return steps(".", depth);
      reading_.paths.emplace_back(".");
      return {};
    }
    return no_path_after(name + "()");
  }

  base::Status path(const std::string& base, int depth) {
    if (symbol("/") || symbol("//")) {
      const bool root_only = symbol("/") && !begins_step(next());
      if (root_only) {
        ++at_;
        reading_.paths.emplace_back("/*");
        return {};
      }
      return steps("", depth);
    }
    std::string so_far = base;
    MEND_CHECK(step(so_far, base.empty() ? "" : "/", depth));
    return steps(so_far, depth);
  }

  [[nodiscard]] static bool begins_step(const Token& token) {
    return token.kind == Kind::name ||
           (token.kind == Kind::symbol &&
            (token.text == "." || token.text == ".." || token.text == "@" || token.text == "*"));
  }

  base::Status steps(std::string so_far, int depth) {
    while (symbol("/") || symbol("//")) {
      const std::string separator = here().text;
      ++at_;
      MEND_CHECK(step(so_far, separator, depth));
    }
    reading_.paths.push_back(std::move(so_far));
    return {};
  }

  base::Status step(std::string& so_far, const std::string& separator, int depth) {
    if (!begins_step(here())) return wrong();
    so_far += separator;
    if (take("@")) so_far += "@";
    if (here().kind == Kind::name && next().kind == Kind::symbol && next().text == "::") {
      so_far += here().text + "::";
      at_ += 2;
    }
    if (here().kind != Kind::name && !symbol("*") && !symbol(".") && !symbol("..")) return wrong();
    so_far += here().text;
    const bool type = here().kind == Kind::name && is_node_type();
    ++at_;
    if (type && take("(")) {
      if (!take(")")) return wrong();
      so_far += "()";
    }
    if (so_far.size() > max_path_bytes) return base::refused(where_ + " has a path that is too long.");
    const std::string before = so_far;
    while (take("[")) {
      MEND_CHECK(expression(before, depth + 1));
      if (!take("]")) return wrong();
    }
    return {};
  }

  static constexpr std::size_t max_path_bytes = 4096;
  std::vector<Token> tokens_;
  const std::string& where_;
  std::size_t at_ = 0;
  Reading reading_;
};

}  // namespace

base::Result<Reading> read_expression(std::string_view text, std::string_view where) {
  const std::string name(where);
  MEND_TRY(std::vector<Token> tokens, tokens_of(text, name));
  return Reader(std::move(tokens), name).read();
}

}  // namespace mend::form
