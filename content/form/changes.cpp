#include "content/form/functions.h"
#include "content/form/state.h"
#include "content/form/text.h"

#include <algorithm>
#include <cmath>

namespace mend::form {

namespace {
constexpr std::uint8_t relevance_waits = 1;
constexpr std::uint8_t value_waits = 2;
}  // namespace

void Session::State::mark(int node, int thing) {
  Node& is = instance->tree.at(node);
  const Field& field = definition.at(thing / 2);
  // How many instances there are is worked out at the parent, where there may be none.
  const bool count = thing % 2 != 0 && field.repeated && is.field != thing / 2;
  if (!count) {
    const std::uint8_t bit = thing % 2 == 0 ? relevance_waits : value_waits;
    if ((is.dirty & bit) != 0) return;
    is.dirty |= bit;
  }
  turns_.push({definition.rank[static_cast<std::size_t>(thing)], node, thing});
}

void Session::State::mark_all(int node) {
  const int index = instance->field(node);
  const Field& field = definition.at(index);
  mark(node, Thing::relevance(index));
  if (!field.calculate.empty()) mark(node, Thing::value(index));
  for (const int child : field.children) {
    if (definition.counted.contains(child)) mark(node, Thing::value(child));
  }
  for (int child = instance->tree.at(node).first; child >= 0; child = instance->tree.at(child).next)
    mark_all(child);
}

void Session::State::mark_readers(int anchor, int thing) {
  if (anchor == 0) {
    if (all_marked_[static_cast<std::size_t>(thing)]) return;
    all_marked_[static_cast<std::size_t>(thing)] = true;
  }
  const int reader = thing / 2;
  const bool count = thing % 2 != 0 && definition.counted.contains(reader);
  const int field = count ? definition.at(reader).parent : reader;
  std::vector<int> reading;
  if (field >= 0) instance->collect(anchor, field, reading);
  for (const int other : reading) mark(other, thing);
}

/// Only the readers that can see this very node: those in the same instance of the repeat that both are in,
/// or as far from it as they look, or all of them where an expression looks at all instances.
void Session::State::changed(int node) {
  const int field = instance->field(node);
  for (const Edge& edge : definition.readers[static_cast<std::size_t>(Thing::value(field))]) {
    if (edge.scope < 0) {
      mark_readers(0, edge.reader);
      continue;
    }
    const int anchor = instance->ancestor(node, edge.scope);
    if (anchor < 0) continue;
    // Who looks two back is seen from two on.
    int at = anchor;
    int offset = 0;
    const auto next = [&](int from, bool forward) {
      const int other = forward ? instance->tree.at(from).next : instance->tree.at(from).previous;
      return other >= 0 && instance->field(other) == edge.scope ? other : -1;
    };
    for (; offset > -edge.reach.to && next(at, false) >= 0; --offset) at = next(at, false);
    for (; at >= 0 && offset <= -edge.reach.from; ++offset, at = next(at, true)) {
      if (offset >= -edge.reach.to) mark_readers(at, edge.reader);
    }
  }
  for (const int entry : definition.pruners[static_cast<std::size_t>(field)])
    to_prune_.emplace_back(entry, -1);
}

void Session::State::store(int node, std::string value) {
  if (stored(node) == value) return;
  instance->tree.set_text(node, std::move(value));
  const int field = instance->field(node);
  if (!quiet_ && !definition.on_change[static_cast<std::size_t>(field)].empty())
    to_fire_.emplace_back(field, node);
  if (is_relevant(node)) changed(node);
}

void Session::State::work_out(const Turn& turn) {
  const int field = turn.thing / 2;
  if (turn.thing % 2 == 0) {
    instance->tree.at(turn.node).dirty &= static_cast<std::uint8_t>(~relevance_waits);
    relevance(turn.node);
  } else if (definition.counted.contains(field) && instance->field(turn.node) != field) {
    count(turn.node, field);
  } else {
    instance->tree.at(turn.node).dirty &= static_cast<std::uint8_t>(~value_waits);
    if (!definition.at(field).calculate.empty()) calculate(turn.node);
  }
}

void Session::State::relevance(int node) {
  const Field& field = definition.at(instance->field(node));
  const int parent = instance->tree.at(node).parent;
  const bool above = parent <= 0 || is_relevant(parent);
  const bool now = above && truth(field.relevant, node, true);
  if (now == is_relevant(node)) return;
  instance->tree.at(node).hidden = !now;
  for (int child = instance->tree.at(node).first; child >= 0; child = instance->tree.at(child).next) {
    mark(child, Thing::relevance(instance->field(child)));
  }
  if (now && !field.calculate.empty()) mark(node, Thing::value(instance->field(node)));
  if (!stored(node).empty()) changed(node);
}

void Session::State::calculate(int node) {
  if (!is_relevant(node)) return;
  const Field& field = definition.at(instance->field(node));
  const auto value = evaluator->run(*field.calculate.code, node);
  // What cannot be worked out leaves the value as it was.
  if (!value) return;
  std::string result;
  if (value->kind() != Value::Kind::number) {
    result = normal_number(definition, instance->field(node), value->text());
  } else if (const double number = value->number(zone); !std::isnan(number)) {
    // A number in a field of dates is days; in one of whole numbers it loses its fraction.
    const bool days = field.kind == Type::date && std::abs(number) < 700'000'000;
    result =
        days ? date_text(local_moment(static_cast<base::UnixMillis>(std::floor(number)) * day_millis, utc()))
             : number_text(field.kind == Type::integer ? std::trunc(number) : number);
  }
  // Half of it would be taken for all of it.
  const bool fits = result.size() <= limits::calculated_bytes && is_plain_text(result);
  overflow(node, instance->field(node), !fits);
  store(node, fits ? std::move(result) : std::string());
}

void Session::State::count(int parent, int field) {
  const Group& group = definition.groups[static_cast<std::size_t>(definition.counted.at(field))];
  const auto value = evaluator->run(*group.count.code, parent);
  if (!value) return;
  const double number = std::trunc(value->number(zone));
  // A number that nobody can mean makes none: some of them would be taken for all.
  const bool fits = !(number > static_cast<double>(limits::repeats));
  const auto wanted = static_cast<std::size_t>(fits && number > 0 ? number : 0);
  overflow(parent, field, !fits);
  std::vector<int> now = instances(parent, field);
  while (now.size() > wanted) {
    // What the form began with is no answer.
    if (!quiet_ || keeping_) aside_.put(*instance, now.back());
    drop(now.back());
    now.pop_back();
  }
  const std::size_t had = now.size();
  std::size_t came_back = 0;
  while (now.size() < wanted) {
    const std::size_t aside = aside_.nodes();
    now.push_back(grow(parent, group));
    if (aside_.nodes() < aside) ++came_back;
    if (now.back() >= 0) continue;
    overflow(parent, field, true);
    for (now.pop_back(); now.size() > had; now.pop_back()) {
      if (now.size() - had <= came_back) aside_.put(*instance, now.back());
      drop(now.back());
    }
    return;
  }
}

void Session::State::settle_once() {
  int thing = -1;
  bool counts = false;  // instances, at the node around them
  while (!turns_.empty()) {
    const Turn turn = turns_.top();
    turns_.pop();
    all_marked_[static_cast<std::size_t>(turn.thing)] = false;
    if (turn.thing != thing) {
      thing = turn.thing;
      // No expression reads what it is for. So while one thing is worked out in instance after instance,
      // nothing changes that it reads; unless instances come and go by it.
      counts = thing % 2 != 0 && definition.counted.contains(thing / 2);
      evaluator->remember_sums(!counts);
    }
    // A node may have gone, or its place be taken, since it was marked.
    const Node& is = instance->tree.at(turn.node);
    const int field = thing / 2;
    if (is.field == field || (counts && is.field >= 0 && is.field == definition.at(field).parent))
      work_out(turn);
  }
  evaluator->remember_sums(false);
}

void Session::State::settle() {
  changes_ = 0;
  for (;;) {
    settle_once();
    if (prune()) continue;
    if (to_fire_.empty() || changes_ > limits::changes) break;
    fire_changes();
  }
  to_fire_.clear();
  to_prune_.clear();
}

bool Session::State::prune() {
  std::vector<std::pair<int, int>> list;
  std::swap(list, to_prune_);
  if (keeping_) return false;
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  bool any = false;
  std::vector<int> nodes;
  for (const auto& [index, only] : list) {
    const Entry& entry = definition.entries[static_cast<std::size_t>(index)];
    nodes.clear();
    instance->collect(0, entry.field, nodes);
    for (const int node : nodes) {
      if ((only >= 0 && node != only) || stored(node).empty() || !is_relevant(node)) continue;
      if (++changes_ > limits::changes) return false;
      const std::string value(stored(node));
      std::vector<std::string_view> kept = names_in(value);
      std::vector<std::string_view> missing = kept;
      each_offer(*evaluator, entry, node, [&](const Offer& offer) {
        std::erase(missing, offer.name);
        return !missing.empty();
      });
      if (missing.empty()) continue;
      std::string left;
      for (const std::string_view name : kept) {
        if (std::find(missing.begin(), missing.end(), name) != missing.end()) continue;
        left += (left.empty() ? "" : " ") + std::string(name);
      }
      store(node, std::move(left));
      any = true;
    }
  }
  return any || !to_prune_.empty();
}

void Session::State::answer(int node, std::string value) {
  overflow(node, instance->field(node), false);
  store(node, std::move(value));
  settle();
}

void Session::State::restore(int node, std::string value) {
  keeping_ = restoring_ = true;
  answer(node, std::move(value));
  keeping_ = restoring_ = false;
}

void Session::State::recompute(bool keep) {
  if (instance->tree.first_element(0) >= 0) mark_all(instance->tree.first_element(0));
  for (std::size_t i = 0; i < definition.entries.size(); ++i) {
    if (!definition.entries[i].itemset.nodes.empty()) to_prune_.emplace_back(static_cast<int>(i), -1);
  }
  // What comes out by itself when a form is opened is no change that anybody made.
  quiet_ = true;
  keeping_ = keep;
  settle();
  quiet_ = keeping_ = false;
}

}  // namespace mend::form
