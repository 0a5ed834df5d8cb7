#include "content/form/choices.h"
#include "content/form/functions.h"
#include "content/form/text.h"
#include "content/form/wording.h"

#include <algorithm>
#include <cmath>

namespace mend::form {

namespace {

using Call = const Expr&;
using Where = const Context&;

Value selected(Evaluator& e, Call call, Where where) {
  const std::string list = e.text(call.args[0], where);
  const std::vector<std::string_view> names = names_in(list);
  const std::string name = trimmed(e.text(call.args[1], where));
  // selected(/data/x, '') is how forms ask whether nothing is selected.
  if (name.empty()) return Value(names.empty());
  return Value(std::find(names.begin(), names.end(), name) != names.end());
}

Value selected_at(Evaluator& e, Call call, Where where) {
  const std::string list = e.text(call.args[0], where);
  const std::vector<std::string_view> names = names_in(list);
  const double index = e.number(call.args[1], where);
  const bool there = index >= 0 && index < static_cast<double>(names.size());
  return Value(there ? std::string(names[static_cast<std::size_t>(index)]) : std::string());
}

Value count_selected(Evaluator& e, Call call, Where where) {
  return Value(static_cast<double>(names_in(e.text(call.args[0], where)).size()));
}

/// The words of a choice: `jr:choice-name(/data/town, '/data/town')`, the second a path as text.
Value choice_name(Evaluator& e, Call call, Where where) {
  const std::string name = e.text(call.args[0], where);
  const std::string path = e.text(call.args[1], where);
  const Definition& definition = e.world().definition;
  const Expr* question = e.compiled(trimmed(path));
  if (question == nullptr) return Value("");
  const NodeSet found = e.nodes(*question, Context{e.current(), 1, 1});
  if (found.empty() || found[0].tree != &e.world().instance.tree) return Value("");
  const Entry* entry = definition.entry_of(e.world().instance.field(found[0].node));
  if (entry == nullptr) return Value("");
  std::string words;
  for (const std::string_view one : names_in(name)) {
    const std::optional<Offer> offer = find_offer(e, *entry, found[0].node, one);
    if (!offer) continue;
    if (!words.empty()) words += ", ";
    words += offer_words(e, *entry, found[0].node, *offer).text;
  }
  return Value(std::move(words));
}

Value itext(Evaluator& e, Call call, Where where) {
  return Value(words_of_id(e, e.text(call.args[0], where), where.node).text);
}

constexpr Function table[] = {
    {"selected", 2, 2, selected},
    {"selected-at", 2, 2, selected_at},
    {"count-selected", 1, 1, count_selected},
    {"jr:choice-name", 2, 2, choice_name},
    {"jr:itext", 1, 1, itext},
};

}  // namespace

std::span<const Function> choice_functions() {
  return table;
}

}  // namespace mend::form
