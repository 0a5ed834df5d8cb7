#include "content/author/xlsform/class_rules.h"

#include <algorithm>

namespace mend::xlsform {

namespace {

using form::Expr;
using form::Field;

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
