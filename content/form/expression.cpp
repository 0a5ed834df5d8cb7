#include "content/form/expression.h"

#include "content/form/readings.h"
#include "content/form/syntax.h"

namespace mend::form {

namespace {

/// `base` is the path that a predicate filters, with a slash at its end; empty at the top.
void collect(const Expr& expression, const std::string& base, std::vector<std::string>& paths) {
  const bool from_current = expression.op == Expr::Op::path && !expression.args.empty() &&
                            expression.args[0].op == Expr::Op::call && expression.args[0].text == "current";
  if (!from_current) {
    for (const Expr& argument : expression.args) collect(argument, base, paths);
  }
  for (const Expr& predicate : expression.predicates) collect(predicate, base, paths);
  if (expression.op == Expr::Op::call && expression.text == "current") paths.emplace_back(".");
  if (expression.op != Expr::Op::path) return;
  const std::string start = from_current               ? "./"
                            : !expression.args.empty() ? "()/"
                            : expression.from_root     ? ""
                                                       : base;
  Expr so_far;
  so_far.op = Expr::Op::path;
  so_far.from_root = expression.from_root;
  for (const Step& step : expression.steps) {
    Step plain = step;
    plain.predicates.clear();
    so_far.steps.push_back(std::move(plain));
    for (const Expr& predicate : step.predicates) collect(predicate, start + path_text(so_far) + "/", paths);
  }
  paths.push_back(expression.steps.empty() ? "/" : start + path_text(so_far));
}

}  // namespace

base::Result<Expression> read_expression(std::string_view text, std::string_view where) {
  MEND_TRY(const Expr expression, parse_expression(text, where));
  Expression read;
  collect(expression, "", read.paths);
  return read;
}

}  // namespace mend::form
