#include "content/form/choices.h"

#include "content/form/wording.h"

namespace mend::form {

namespace {

/// The itext id that "jr:itext(itextId)" gives for an item; nothing if the label is not of that kind.
std::optional<std::string> itext_id(Evaluator& evaluator, const Itemset& itemset, const NodeRef& item,
                                    int node) {
  if (itemset.label.empty()) return std::nullopt;
  const Expr& label = *itemset.label.code;
  if (label.op != Expr::Op::call || label.text != "jr:itext") return std::nullopt;
  const auto id = evaluator.run(label.args[0], item, {&evaluator.world().instance.tree, node, false});
  return id ? id->text() : std::string();
}

}  // namespace

void each_offer(Evaluator& evaluator, const Entry& entry, int node,
                const std::function<bool(const Offer&)>& see) {
  for (const Item& item : entry.items) {
    if (!see({item.name, &item, {}})) return;
  }
  if (entry.itemset.nodes.empty()) return;
  const NodeRef own{&evaluator.world().instance.tree, node, false};
  const auto found = evaluator.run(*entry.itemset.nodes.code, node);
  if (!found || !found->is_nodes()) return;
  const Expr& value = *entry.itemset.value.code;
  const bool is_child = value.op == Expr::Op::path && value.args.empty() && !value.from_root &&
                        value.steps.size() == 1 && value.steps[0].axis == Axis::child &&
                        value.steps[0].test == Step::Test::name && value.steps[0].predicates.empty();
  Offer offer;
  for (const NodeRef& item : found->nodes()) {
    offer.found = item;
    if (is_child) {
      const int child = item.tree->child(item.node, value.steps[0].name_id);
      offer.name = child < 0 ? std::string() : item.tree->string_value(child);
    } else {
      const auto name = evaluator.run(value, item, own);
      offer.name = name ? name->text() : std::string();
    }
    // A choice without a name cannot be kept.
    if (!offer.name.empty() && !see(offer)) return;
  }
}

std::vector<Offer> offers(Evaluator& evaluator, const Entry& entry, int node) {
  std::vector<Offer> all;
  each_offer(evaluator, entry, node, [&](const Offer& offer) {
    all.push_back(offer);
    return true;
  });
  return all;
}

std::optional<Offer> find_offer(Evaluator& evaluator, const Entry& entry, int node, std::string_view name) {
  std::optional<Offer> found;
  each_offer(evaluator, entry, node, [&](const Offer& offer) {
    if (offer.name == name) found = offer;
    return !found;
  });
  return found;
}

Words offer_words(Evaluator& evaluator, const Entry& entry, int node, const Offer& offer) {
  const NodeRef own{&evaluator.world().instance.tree, node, false};
  if (offer.fixed != nullptr) return words_of(evaluator, offer.fixed->label, own);
  if (entry.itemset.label.empty()) return {offer.name, {}};
  if (const auto id = itext_id(evaluator, entry.itemset, offer.found, node)) {
    Words words = words_of_id(evaluator, *id, own);
    return words.text.empty() ? Words{offer.name, {}} : words;
  }
  const auto text = evaluator.run(*entry.itemset.label.code, offer.found, own);
  const bool from_answers = offer.found.tree == own.tree;
  std::string words = text ? text->text() : std::string();
  if (words.empty()) return {offer.name, {}};
  // What a person has answered has no language that we know.
  return {words, from_answers ? std::string() : evaluator.world().definition.languages.front()};
}

Media offer_media(Evaluator& evaluator, const Entry& entry, int node, const Offer& offer) {
  if (offer.fixed != nullptr) {
    return media_of(evaluator, offer.fixed->label, {&evaluator.world().instance.tree, node, false});
  }
  const auto id = itext_id(evaluator, entry.itemset, offer.found, node);
  return id ? media_of_id(evaluator, *id) : Media{};
}

}  // namespace mend::form
