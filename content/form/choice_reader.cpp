#include "content/form/choice_reader.h"

#include "content/form/value.h"

#include <cmath>
#include <set>

namespace mend::form {

namespace {

base::Status read_item(const xmlNode* item, const std::string& ref, Loading& loading,
                       std::set<std::string>& names, Entry& entry) {
  const xmlNode* value = child(item, "value");
  Item choice;
  if (value != nullptr) choice.name = trimmed(content(value));
  const bool bad = choice.name.empty() || choice.name.size() > 128 || !is_plain_text(choice.name) ||
                   choice.name.find_first_of(" \t\n") != std::string::npos;
  if (bad) return base::refused("A choice of " + ref + " has no value, or one with a space; mend it.");
  MEND_CHECK(read_words(item, "label", ref, loading, choice.label));
  if (choice.label.empty()) {
    if (loading.ours())
      return base::refused("The choice " + choice.name + " of " + ref + " has no label; add one.");
    choice.label.literal = choice.name;
  }
  if (!names.insert(choice.name).second) {
    if (!loading.ours()) return {};
    return base::refused("The choice " + choice.name + " of " + ref + " is there twice; keep one.");
  }
  if (++loading.choices > limits::choices) return base::refused("The form has too many choices; keep fewer.");
  entry.items.push_back(std::move(choice));
  return {};
}

base::Status read_itemset(const xmlNode* itemset, const std::string& ref, Loading& loading, Entry& entry) {
  MEND_TRY(entry.itemset.nodes, loading.rule(itemset, "nodeset", "the choices of " + ref));
  const xmlNode* value = child(itemset, "value");
  if (value == nullptr) value = child(itemset, "copy");
  if (value != nullptr) {
    MEND_TRY(entry.itemset.value, loading.rule(value, "ref", "the value of a choice of " + ref));
  }
  if (const xmlNode* label = child(itemset, "label")) {
    MEND_TRY(entry.itemset.label, loading.rule(label, "ref", "the label of a choice of " + ref));
  }
  if (entry.itemset.nodes.empty() || entry.itemset.value.empty()) {
    return base::refused("The itemset of " + ref + " has no nodeset or no value; add it.");
  }
  return {};
}

}  // namespace

base::Status read_choices(const xmlNode* select, const std::string& ref, Loading& loading, Entry& entry) {
  std::set<std::string> names;
  for (const xmlNode* node : elements(select)) {
    const std::string_view name = local_name(node);
    if (name == "item") {
      MEND_CHECK(read_item(node, ref, loading, names, entry));
    } else if (name == "itemset") {
      MEND_CHECK(read_itemset(node, ref, loading, entry));
    } else if (name != "label" && name != "hint" && !is_action(node)) {
      return base::refused("The choices of " + ref + " use \"" + std::string(name) +
                           "\", which is not supported; write each as an item.");
    }
  }
  if (entry.items.empty() && entry.itemset.nodes.empty() && loading.ours()) {
    return base::refused("The question " + ref + " has no choices; add some.");
  }
  return {};
}

base::Status read_range(const xmlNode* range, const std::string& ref, Loading& loading, Entry& entry) {
  entry.range.start = plain_number(attribute(range, "start"));
  entry.range.end = plain_number(attribute(range, "end"));
  entry.range.step = plain_number(attribute(range, "step"));
  const bool numbers =
      std::isfinite(entry.range.start) && std::isfinite(entry.range.end) && std::isfinite(entry.range.step);
  const double steps =
      numbers ? std::abs(entry.range.end - entry.range.start) / std::abs(entry.range.step) : -1;
  if (!numbers || entry.range.step == 0 || !(steps >= 0 && steps <= 100'000)) {
    return base::refused("The range of " + ref +
                         " needs a start, an end and a step that are numbers; mend it.");
  }
  // A range may be written downwards; the step is then the same.
  entry.range.step = std::abs(entry.range.step);
  const Type type = loading.definition.at(entry.field).kind;
  if (type != Type::integer && type != Type::decimal) {
    if (loading.ours())
      return base::refused("The range " + ref + " must be of type int or decimal; mend its bind.");
    loading.definition.at(entry.field).kind = Type::decimal;
  }
  return {};
}

}  // namespace mend::form
