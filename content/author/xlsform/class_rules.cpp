#include "content/author/xlsform/class_rules.h"

#include "content/author/xlsform/ask_words.h"
#include "content/author/xlsform/phrases.h"

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

constexpr int fewest_letters = 10;  ///< enough to spell with
constexpr int most_signs = 11;      ///< letters and digits together

/// Choices that are one sign each.
struct Signs {
  int letters = 0;
  int digits = 0;

  void count(const std::string& words) {
    const Sign sign = only_sign(words);
    letters += sign == Sign::letter ? 1 : 0;
    digits += sign == Sign::digit ? 1 : 0;
  }
  [[nodiscard]] bool spell() const { return letters >= fewest_letters || letters + digits > most_signs; }
};

class ClassRules {
 public:
  ClassRules(const form::Definition& form, std::string_view answer_class)
      : form_(form), rj_(answer_class == "rj"), survey_(answer_class == "survey") {}

  std::vector<Remark> run() {
    for (std::size_t i = 0; i < form_.fields.size(); ++i) field(static_cast<int>(i));
    for (const form::Action& action : form_.actions) event(action);
    if (!rj_) return std::move(remarks_);
    for (const form::Entry& entry : form_.entries) spelling(entry);
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

  /// The choices of a question, in each language.
  [[nodiscard]] bool can_spell(const form::Entry& entry) const {
    return std::any_of(form_.languages.begin(), form_.languages.end(), [&](const std::string& language) {
      Signs own;
      for (const form::Item& item : entry.items) {
        const std::string words = form_.words(item.label, language).text;
        own.count(words.empty() ? item.name : words);  // a picture
      }
      return own.spell() ||
             std::any_of(form_.instances.begin(), form_.instances.end(), [&](const form::Secondary& list) {
               return is_list_of(entry, list) && list_spells(entry, list, language);
             });
    });
  }
  static bool is_list_of(const form::Entry& entry, const form::Secondary& list) {
    const std::string_view nodes = entry.itemset.nodes.text;
    return nodes.find("'" + list.id + "'") != std::string_view::npos ||
           nodes.find('"' + list.id + '"') != std::string_view::npos;
  }
  [[nodiscard]] bool list_spells(const form::Entry& entry, const form::Secondary& list,
                                 const std::string& language) const {
    Signs signs;
    const form::Tree& tree = *list.tree;
    for (int node = 1; node < static_cast<int>(tree.size()); ++node) {
      const std::string& column = form_.names.text(tree.at(node).name);
      if (tree.has_elements(node) || (column != "itextId" && column != entry.itemset.label.text)) continue;
      form::Label label;
      (column == "itextId" ? label.itext : label.literal) = tree.string_value(node);
      signs.count(form_.words(label, language).text);
    }
    return signs.spell();
  }

  void spelling(const form::Entry& entry) {
    using form::Control;
    if (entry.control == Control::note || entry.control == Control::acknowledge) return;
    if (can_spell(entry)) {
      note(entry.field,
           " has choices of one letter each, which could spell a name; a form of class rj must not, so use "
           "words.");
    }
    for (const std::string& language : form_.languages) {
      if (!asks_for_spelling(form_.words(entry.label, language).text, language) &&
          !asks_for_spelling(form_.words(entry.hint, language).text, language))
        continue;
      return note(entry.field, " asks for letters of a name; a form of class rj must not, so take it out.");
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
