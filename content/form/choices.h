#pragma once

#include "content/form/evaluator.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// A choice that is offered now: written in the form, or found in an instance.
struct Offer {
  std::string name;
  const Item* fixed = nullptr;
  NodeRef found;
};

/// All that a question offers now, in order. `node` is the question's.
std::vector<Offer> offers(Evaluator& evaluator, const Entry& entry, int node);
/// Calls `see` with each until it says stop (false).
void each_offer(Evaluator& evaluator, const Entry& entry, int node,
                const std::function<bool(const Offer&)>& see);
std::optional<Offer> find_offer(Evaluator& evaluator, const Entry& entry, int node, std::string_view name);
Words offer_words(Evaluator& evaluator, const Entry& entry, int node, const Offer& offer);
Media offer_media(Evaluator& evaluator, const Entry& entry, int node, const Offer& offer);

}  // namespace mend::form
