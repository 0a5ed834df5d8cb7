#include "content/author/xlsform/class_rules.h"

#include <algorithm>
#include <cmath>

namespace mend::xlsform {

namespace {

using form::Expr;
using form::Field;

/// Five digits are no telephone number; a plus and a minus before them change nothing.
constexpr double most = 99'999;
constexpr double most_instances = 20;

bool calls(const Expr& expression, std::string_view function) {
  const auto inside = [&](const Expr& inner) { return calls(inner, function); };
  if (expression.op == Expr::Op::call && expression.text == function) return true;
  return std::any_of(expression.args.begin(), expression.args.end(), inside) ||
         std::any_of(expression.predicates.begin(), expression.predicates.end(), inside) ||
         std::any_of(expression.steps.begin(), expression.steps.end(), [&](const form::Step& step) {
           return std::any_of(step.predicates.begin(), step.predicates.end(), inside);
         });
}
bool calls(const form::Rule& rule, std::string_view function) {
  return !rule.empty() && calls(*rule.code, function);
}

bool is_self(const Expr& expression) {
  return expression.op == Expr::Op::path && !expression.from_root && expression.args.empty() &&
         expression.steps.size() == 1 && expression.steps[0].axis == form::Axis::self &&
         expression.steps[0].predicates.empty();
}
bool is_small(const Expr& expression) {
  const Expr& number = expression.op == Expr::Op::negate ? expression.args[0] : expression;
  return number.op == Expr::Op::number && std::abs(number.number) <= most;
}

struct Bounds {
  bool below = false;  ///< nothing far under zero is taken
  bool above = false;
};

/// What `. >= 0 and . <= 20` says of an answer, whatever else is answered.
Bounds bounds_of(const Expr& rule) {
  using Op = Expr::Op;
  if (rule.op == Op::logical_and) {
    Bounds both;
    for (const Expr& part : rule.args) {
      const Bounds one = bounds_of(part);
      both.below = both.below || one.below;
      both.above = both.above || one.above;
    }
    return both;
  }
  if (rule.args.size() != 2) return {};
  const bool first = is_self(rule.args[0]) && is_small(rule.args[1]);
  const bool last = is_self(rule.args[1]) && is_small(rule.args[0]);
  if (rule.op == Op::equal) return {first || last, first || last};
  const bool less = rule.op == Op::less || rule.op == Op::less_equal;
  const bool greater = rule.op == Op::greater || rule.op == Op::greater_equal;
  return {(greater && first) || (less && last), (less && first) || (greater && last)};
}

bool has_word(const std::string& name, std::initializer_list<std::string_view> words) {
  std::string small = name;
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (std::size_t at = 0; at <= small.size();) {
    const std::size_t end = std::min(small.find_first_of("_-.", at), small.size());
    const std::string_view word = std::string_view(small).substr(at, end - at);
    if (std::find(words.begin(), words.end(), word) != words.end()) return true;
    at = end + 1;
  }
  return false;
}

class ClassRules {
 public:
  ClassRules(const form::Definition& form, std::string_view answer_class)
      : form_(form), rj_(answer_class == "rj"), survey_(answer_class == "survey") {}

  std::vector<Remark> run() {
    for (std::size_t i = 0; i < form_.fields.size(); ++i) field(static_cast<int>(i));
    for (const form::Entry& entry : form_.entries) number(entry);
    for (const form::Group& group : form_.groups) repeat(group);
    for (const form::Action& action : form_.actions) event(action);
    return std::move(remarks_);
  }

 private:
  void note(int field, std::string message) { remarks_.push_back({field, std::move(message)}); }

  void field(int index) {
    const Field& field = form_.at(index);
    if (field.preload == form::Preload::start)
      note(index, " would tell how long somebody took, which nobody may know; take it out.");
    if (survey_ && field.preload == form::Preload::end)
      note(index, " is the time of sending, which could tell who answered; a survey has none, take it out.");
    if (calls(field.calculate, "now"))
      note(index, " would write down when somebody answered, which nobody may know; take now() out.");
    if (field.name == "response_class" && !rj_) {
      note(index,
           " would send the answers to other readers than the form says; only a form of class rj may keep "
           "them with the key worker, so give it another name.");
    }
    if (!field.calculate.empty() && form_.entry_of(index) == nullptr &&
        has_word(field.name, {"score", "scores", "points", "risk", "rating", "grade"})) {
      note(index, " counts a score or a risk; Mend judges nobody, so take it out.");
    }
  }

  void number(const form::Entry& entry) {
    if (!rj_) return;
    if (entry.control == form::Control::decimal) {
      return note(entry.field,
                  " takes any digits behind the point, which could be somebody's telephone; use a range or "
                  "choices.");
    }
    if (entry.control != form::Control::integer) return;
    const form::Rule& rule = form_.at(entry.field).constraint;
    const Bounds bounds = rule.empty() ? Bounds() : bounds_of(*rule.code);
    if (bounds.below && bounds.above) return;
    note(entry.field,
         " takes any number, which could be somebody's telephone; set a constraint such as . >= 0 and . <= "
         "20, or use a range or choices.");
  }

  void repeat(const form::Group& group) {
    if (!rj_ || !group.repeat || group.field < 0) return;
    const Expr* count = group.count.code;
    if (count != nullptr && count->op == Expr::Op::number && count->number <= most_instances) return;
    note(group.field,
         " is asked any number of times, which makes room to write in; a form of class rj asks each thing "
         "once, or repeat_count times.");
  }

  void event(const form::Action& action) {
    if (!calls(action.value, "now")) return;
    const int target = action.target.empty() || action.target.code->chain.empty()
                           ? std::max(action.source, 0)
                           : action.target.code->chain.back();
    // When a form begins, a question may be filled in that the person sees and can change.
    if (!survey_ && !action.value_changed && form_.entry_of(target) != nullptr) return;
    note(target, " would write down when somebody answered, which nobody may know; take now() out.");
  }

  const form::Definition& form_;
  bool rj_;
  bool survey_;
  std::vector<Remark> remarks_;
};

}  // namespace

std::vector<Remark> class_rules(const form::Definition& form, std::string_view answer_class) {
  return ClassRules(form, answer_class).run();
}

}  // namespace mend::xlsform
