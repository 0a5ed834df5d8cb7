#pragma once

#include "content/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

struct Function;
struct Expr;

enum class Axis {
  child,
  parent,
  self,
  attribute,
  descendant,
  descendant_or_self,
  ancestor,
  ancestor_or_self,
  following_sibling,
  preceding_sibling,
  following,
  preceding,
};

struct Step {
  enum class Test { name, any, node, text, nothing };  ///< nothing: comments and the like, which we drop
  Axis axis = Axis::child;
  Test test = Test::node;
  std::string name;
  std::string prefix;  ///< "" = whatever the node has
  std::vector<Expr> predicates;
  // Filled in by bind_names:
  int name_id = -1;  ///< −1 = no node of the form has this name
  int prefix_id = 0;
  int key_id = -1;   ///< the first predicate is `key = something the item has no part in`; −1 = it is not
  int key_side = 0;  ///< which side of the equation is the key
};

/// A read expression. `args` are operands, arguments, or for `path` and `filter` what it begins with.
struct Expr {
  enum class Op {
    literal,
    number,
    negate,
    logical_or,
    logical_and,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    add,
    subtract,
    multiply,
    divide,
    modulo,
    join,  ///< |
    call,
    path,    ///< steps, from the context, the root, or args[0]
    filter,  ///< args[0] with predicates
  };
  Op op = Op::literal;
  std::string text;  ///< literal, name of a function
  double number = 0;
  const Function* function = nullptr;
  bool from_root = false;
  std::vector<Expr> args;
  std::vector<Step> steps;
  std::vector<Expr> predicates;
  // Filled in by bind_names:
  std::vector<int> chain;  ///< fields of "/data/g/x" from the root; else empty
  /// As a predicate: which side of its equation with position(), or that the whole of it, is the same for
  /// each node that it is asked about. Then a number picks one node, and the others need not be asked.
  enum class Pick { no, left, right, whole };
  Pick pick = Pick::no;
};

/// Reads XPath 1.0 with ODK's functions. Refuses unknown functions and a wrong number of values by name, and
/// variables. `where` names the expression, for example "The relevant of /data/x".
base::Result<Expr> parse_expression(std::string_view text, std::string_view where);

/// Only steps along child with a name and no predicate, from the root or relative: "/data/a", "../b".
bool is_plain_path(const Expr& expression);

}  // namespace mend::form
