#include "content/form/state.h"

#include <algorithm>
#include <deque>

namespace mend::form {

namespace {

/// Fields that `field` is worked out from, the nearest first.
std::vector<int> sources(const Definition& definition, int field) {
  std::vector<std::vector<int>> needs(definition.fields.size());
  // What a value is worked out from is nearer than what it is relevant by.
  for (const int of : {Thing::value(0), Thing::relevance(0)}) {
    for (std::size_t thing = 0; thing < definition.readers.size(); ++thing) {
      for (const Edge& edge : definition.readers[thing]) {
        if (edge.reader % 2 != of) continue;
        needs[static_cast<std::size_t>(edge.reader / 2)].push_back(static_cast<int>(thing / 2));
      }
    }
  }
  std::vector<int> all;
  std::vector<bool> seen(definition.fields.size(), false);
  std::deque<int> next = {field};
  while (!next.empty()) {
    const int at = next.front();
    next.pop_front();
    if (seen[static_cast<std::size_t>(at)]) continue;
    seen[static_cast<std::size_t>(at)] = true;
    all.push_back(at);
    for (const int need : needs[static_cast<std::size_t>(at)]) next.push_back(need);
  }
  return all;
}

}  // namespace

void Session::State::overflow(int node, int field, bool is) {
  if (is) {
    overflows_.insert({node, field});
  } else if (!overflows_.empty()) {
    overflows_.erase({node, field});
  }
}

/// Of all that is asked there and may be changed: of several instances the one with most to take away.
int Session::State::longest(const Entry& entry, int anchor) const {
  std::vector<int> nodes;
  instance->collect(anchor, entry.field, nodes);
  int most = -1;
  for (const int node : nodes) {
    if (!is_asked(entry, node) || is_readonly(node)) continue;
    if (most < 0 || stored(node).size() > stored(most).size()) most = node;
  }
  return most;
}

std::vector<int> Session::State::overflows() const {
  std::vector<int> causes;
  for (const auto& [node, field] : overflows_) {
    if (node > 0 && !is_relevant(node)) continue;
    int cause = node;
    for (const int source : sources(definition, field)) {
      const Entry* entry = definition.entry_of(source);
      if (entry == nullptr || entry->control == Control::note) continue;
      // In the same instance, where both are in one.
      const int around = definition.at(source).repeat;
      const int anchor = around < 0 ? 0 : std::max(instance->ancestor(node, around), 0);
      const int question = longest(*entry, anchor);
      if (question < 0) continue;
      cause = question;
      break;
    }
    if (std::find(causes.begin(), causes.end(), cause) == causes.end()) causes.push_back(cause);
  }
  return causes;
}

}  // namespace mend::form
