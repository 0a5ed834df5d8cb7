#include "content/form/syntax.h"

#include "content/form/functions.h"
#include "content/form/lexer.h"
#include "content/form/value.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mend::form {

namespace {

using Op = Expr::Op;

struct Operator {
  std::string_view text;
  Op op;
  int level;  ///< binds tighter the higher it is
};
constexpr Operator operators[] = {
    {"or", Op::logical_or, 1}, {"and", Op::logical_and, 2},  {"=", Op::equal, 3},
    {"!=", Op::not_equal, 3},  {"<", Op::less, 4},           {"<=", Op::less_equal, 4},
    {">", Op::greater, 4},     {">=", Op::greater_equal, 4}, {"+", Op::add, 5},
    {"-", Op::subtract, 5},    {"*", Op::multiply, 6},       {"div", Op::divide, 6},
    {"mod", Op::modulo, 6},
};

constexpr std::pair<std::string_view, Axis> axes[] = {
    {"child", Axis::child},
    {"parent", Axis::parent},
    {"self", Axis::self},
    {"attribute", Axis::attribute},
    {"descendant", Axis::descendant},
    {"descendant-or-self", Axis::descendant_or_self},
    {"ancestor", Axis::ancestor},
    {"ancestor-or-self", Axis::ancestor_or_self},
    {"following-sibling", Axis::following_sibling},
    {"preceding-sibling", Axis::preceding_sibling},
    {"following", Axis::following},
    {"preceding", Axis::preceding},
};

constexpr int deepest = 40;

Step any_descendant() {
  Step step;
  step.axis = Axis::descendant_or_self;
  return step;
}

class Parser {
 public:
  Parser(std::vector<Token> tokens, std::string where)
      : tokens_(std::move(tokens)), where_(std::move(where)) {}

  base::Result<Expr> read() {
    MEND_TRY(Expr whole, expression(0));
    if (here().kind != Token::Kind::end) return wrong();
    return whole;
  }

 private:
  [[nodiscard]] const Token& here() const { return tokens_[at_]; }
  [[nodiscard]] const Token& next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  [[nodiscard]] static bool is_symbol(const Token& token, std::string_view text) {
    return token.kind == Token::Kind::symbol && token.text == text;
  }
  [[nodiscard]] bool symbol(std::string_view text) const { return is_symbol(here(), text); }
  bool take(std::string_view text) {
    if (!symbol(text)) return false;
    ++at_;
    return true;
  }
  [[nodiscard]] tl::unexpected<base::Error> wrong() const {
    return base::refused(where_ + " cannot be read as XPath near \"" + here().text + "\"; mend it.");
  }
  [[nodiscard]] tl::unexpected<base::Error> too_deep() const {
    return base::refused(where_ + " is nested too deeply; make it simpler.");
  }

  /// After an operand a name or `*` is an operator, so it is only looked for there.
  [[nodiscard]] const Operator* operator_here() const {
    if (here().kind != Token::Kind::symbol && here().kind != Token::Kind::name) return nullptr;
    for (const Operator& one : operators) {
      if (one.text == here().text) return &one;
    }
    return nullptr;
  }

  base::Result<Expr> expression(int depth) { return binary(1, depth); }

  base::Result<Expr> binary(int level, int depth) {
    if (depth > deepest) return too_deep();
    MEND_TRY(Expr left, unary(depth));
    for (int links = 0;; ++links) {
      const Operator* found = operator_here();
      if (found == nullptr || found->level < level) return left;
      // A long chain makes a tree as deep as it is long.
      if (links > 500) return too_deep();
      ++at_;
      MEND_TRY(Expr right, binary(found->level + 1, depth));
      Expr both;
      both.op = found->op;
      both.args.push_back(std::move(left));
      both.args.push_back(std::move(right));
      left = std::move(both);
    }
  }

  base::Result<Expr> unary(int depth) {
    bool negative = false;
    bool signs = false;
    while (take("-")) {
      negative = !negative;
      signs = true;
    }
    MEND_TRY(Expr operand, joined(depth));
    if (!signs) return operand;
    // Minus twice is still a number.
    for (int i = 0; i < (negative ? 1 : 2); ++i) {
      Expr minus;
      minus.op = Op::negate;
      minus.args.push_back(std::move(operand));
      operand = std::move(minus);
    }
    return operand;
  }

  base::Result<Expr> joined(int depth) {
    MEND_TRY(Expr first, path(depth));
    if (!symbol("|")) return first;
    Expr all;
    all.op = Op::join;
    all.args.push_back(std::move(first));
    while (take("|")) {
      MEND_TRY(Expr more, path(depth));
      all.args.push_back(std::move(more));
    }
    return all;
  }

  [[nodiscard]] bool is_node_type() const {
    static constexpr std::array types = {"text", "node", "comment", "processing-instruction"};
    return std::find(types.begin(), types.end(), here().text) != types.end();
  }
  [[nodiscard]] bool begins_call() const {
    return here().kind == Token::Kind::name && is_symbol(next(), "(") && !is_node_type();
  }

  base::Result<Expr> path(int depth) {
    const bool operand = here().kind == Token::Kind::literal || here().kind == Token::Kind::number ||
                         symbol("(") || begins_call();
    Expr whole;
    whole.op = Op::path;
    if (operand) {
      MEND_TRY(Expr first, primary(depth));
      if (symbol("[")) {
        Expr filter;
        filter.op = Op::filter;
        filter.args.push_back(std::move(first));
        MEND_CHECK(predicates(filter.predicates, depth));
        first = std::move(filter);
      }
      if (!symbol("/") && !symbol("//")) return first;
      whole.args.push_back(std::move(first));
    } else if (symbol("/") || symbol("//")) {
      whole.from_root = true;
      if (symbol("/") && !begins_step(next())) {
        ++at_;
        return whole;
      }
    } else {
      MEND_CHECK(step(whole, depth));
    }
    while (symbol("/") || symbol("//")) {
      if (symbol("//")) whole.steps.push_back(any_descendant());
      ++at_;
      MEND_CHECK(step(whole, depth));
    }
    return whole;
  }

  base::Result<Expr> primary(int depth) {
    Expr one;
    if (here().kind == Token::Kind::literal) {
      one.op = Op::literal;
      one.text = here().text;
      ++at_;
      return one;
    }
    if (here().kind == Token::Kind::number) {
      one.op = Op::number;
      one.number = plain_number(here().text);
      ++at_;
      return one;
    }
    if (take("(")) {
      MEND_TRY(one, expression(depth + 1));
      if (!take(")")) return wrong();
      return one;
    }
    return call(depth);
  }

  base::Result<Expr> call(int depth) {
    Expr one;
    one.op = Op::call;
    one.text = here().text;
    one.function = find_function(one.text);
    if (one.function == nullptr) {
      return base::refused(where_ + " uses the function " + one.text + "(), which is not supported.");
    }
    at_ += 2;
    if (!take(")")) {
      do {
        MEND_TRY(Expr argument, expression(depth + 1));
        one.args.push_back(std::move(argument));
      } while (take(","));
      if (!take(")")) return wrong();
    }
    if (!takes(*one.function, one.args.size())) {
      return base::refused(where_ + " gives " + one.text + "() the wrong number of values; mend it.");
    }
    return one;
  }

  [[nodiscard]] static bool begins_step(const Token& token) {
    return token.kind == Token::Kind::name || is_symbol(token, ".") || is_symbol(token, "..") ||
           is_symbol(token, "@") || is_symbol(token, "*");
  }

  base::Status step(Expr& whole, int depth) {
    if (whole.steps.size() > 100) return too_deep();
    Step one;
    if (take(".")) {
      one.axis = Axis::self;
    } else if (take("..")) {
      one.axis = Axis::parent;
    } else {
      if (take("@")) {
        one.axis = Axis::attribute;
      } else if (here().kind == Token::Kind::name && is_symbol(next(), "::")) {
        const auto* found = std::find_if(std::begin(axes), std::end(axes),
                                         [&](const auto& axis) { return axis.first == here().text; });
        if (found == std::end(axes)) return wrong();
        one.axis = found->second;
        at_ += 2;
      }
      MEND_CHECK(test(one));
    }
    MEND_CHECK(predicates(one.predicates, depth));
    whole.steps.push_back(std::move(one));
    return {};
  }

  base::Status test(Step& one) {
    if (take("*")) {
      one.test = Step::Test::any;
      return {};
    }
    if (here().kind != Token::Kind::name) return wrong();
    if (is_symbol(next(), "(")) {
      if (!is_node_type()) return wrong();
      one.test = here().text == "node"   ? Step::Test::node
                 : here().text == "text" ? Step::Test::text
                                         : Step::Test::nothing;
      at_ += 2;
      if (here().kind == Token::Kind::literal) ++at_;
      if (!take(")")) return wrong();
      return {};
    }
    one.test = Step::Test::name;
    const std::size_t colon = here().text.find(':');
    one.name = colon == std::string::npos ? here().text : here().text.substr(colon + 1);
    if (colon != std::string::npos) one.prefix = here().text.substr(0, colon);
    if (one.name == "*") one.test = Step::Test::any;
    ++at_;
    return {};
  }

  base::Status predicates(std::vector<Expr>& list, int depth) {
    while (take("[")) {
      MEND_TRY(Expr one, expression(depth + 1));
      if (!take("]")) return wrong();
      list.push_back(std::move(one));
    }
    return {};
  }

  std::vector<Token> tokens_;
  std::string where_;
  std::size_t at_ = 0;
};

}  // namespace

base::Result<Expr> parse_expression(std::string_view text, std::string_view where) {
  const std::string name(where);
  MEND_TRY(std::vector<Token> tokens, read_tokens(text, name));
  return Parser(std::move(tokens), name).read();
}

bool is_plain_path(const Expr& expression) {
  return expression.op == Op::path && expression.args.empty() && !expression.steps.empty() &&
         std::all_of(expression.steps.begin(), expression.steps.end(), [](const Step& step) {
           return step.predicates.empty() &&
                  ((step.axis == Axis::child && step.test == Step::Test::name) ||
                   ((step.axis == Axis::self || step.axis == Axis::parent) && step.test == Step::Test::node));
         });
}

}  // namespace mend::form
