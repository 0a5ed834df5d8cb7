#include "content/base/random.h"
#include "content/form/evaluator.h"
#include "content/form/readers.h"
#include "content/form/readings.h"

#include <algorithm>
#include <deque>
#include <set>
#include <tuple>

namespace mend::form {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::size_t index_of(int thing) {
  return static_cast<std::size_t>(thing);
}

class Graph {
 public:
  explicit Graph(Loading& loading)
      : loading_(loading),
        definition_(loading.definition),
        readings_(definition_),
        instance_(definition_),
        evaluator_({definition_, instance_, clock_, random_, zone_, definition_.languages.front()}),
        after_(definition_.fields.size() * 2),
        waiting_for_(definition_.fields.size() * 2) {
    definition_.readers.resize(definition_.fields.size() * 2);
    definition_.pruners.resize(definition_.fields.size());
    definition_.on_change.resize(definition_.fields.size());
    for (std::size_t i = 0; i < definition_.fields.size(); ++i) {
      const Field& field = definition_.fields[i];
      const int one = static_cast<int>(i);
      // First how many there are, then whether they are relevant, then their values.
      if (field.repeated && field.calculate.empty()) {
        before(Thing::value(one), Thing::relevance(one));
      } else {
        before(Thing::relevance(one), Thing::value(one));
      }
      if (field.parent >= 0) {
        before(Thing::relevance(field.parent), Thing::relevance(one));
        if (field.repeated) before(Thing::relevance(field.parent), Thing::value(one));
      }
    }
  }

  /// `reader` < 0: only check the expression, and tell what it reads.
  base::Status read(const Rule& rule, const char* what, int field, int reader,
                    std::vector<Read>* out = nullptr) {
    if (rule.empty()) return {};
    std::vector<Read> reads = readings_.of(*rule.code, field);
    if (loading_.ours()) {
      const std::string where = "The " + std::string(what) + " of " + name(field);
      if (!readings_.lost().empty()) {
        return base::refused(where + " reads " + readings_.lost() + ", which is not there; mend the name.");
      }
      const int node = instance_.first(0, field);
      const auto value = node > 0 ? evaluator_.run(*rule.code, node) : std::nullopt;
      if (node > 0 && !value) {
        return base::refused(where + " cannot be worked out; mend the expression. " + evaluator_.problem());
      }
      // As early as the form is empty: no answer could ever mend it.
      if (value && reader == Thing::value(field) && value->text().size() > limits::calculated_bytes) {
        return base::refused(where + " gives more than 8 KiB of text; make it shorter.");
      }
      if (value && reader >= 0 && std::string_view(what) == "count" &&
          value->number(zone_) > static_cast<double>(limits::repeats)) {
        return base::refused(where + " is over 10,000; make it smaller.");
      }
    }
    if (reader >= 0) MEND_CHECK(add(reads, reader));
    if (out != nullptr) *out = std::move(reads);
    return {};
  }

  base::Status finish() {
    MEND_CHECK(order());
    definition_.reads_words = readings_.reads_words();
    return {};
  }

 private:
  [[nodiscard]] const std::string& name(int field) const { return definition_.at(field).ref; }

  void before(int first, int second) {
    after_[index_of(first)].push_back(second);
    ++waiting_for_[index_of(second)];
  }

  base::Status add(const std::vector<Read>& reads, int reader) {
    std::set<std::tuple<int, int, Reach>> seen;
    for (const Read& read : reads) {
      // That a node is there never changes, unless it repeats.
      if (read.presence && !definition_.at(read.field).repeated) continue;
      if (!seen.insert({read.field, read.scope, read.reach}).second) continue;
      const int source = Thing::value(read.field);
      // Of a repeat that something else needs, only the number of instances is known before its insides.
      definition_.readers[index_of(source)].push_back({reader, read.scope, read.reach});
      before(source, reader);
      if (++edges_ > limits::dependencies) {
        return base::refused("The form's expressions read too much; use fewer wide paths.");
      }
    }
    return {};
  }

  base::Status order() {
    definition_.rank.assign(waiting_for_.size(), 0);
    std::deque<std::size_t> ready;
    for (std::size_t i = 0; i < waiting_for_.size(); ++i) {
      if (waiting_for_[i] == 0) ready.push_back(i);
    }
    std::size_t done = 0;
    while (!ready.empty()) {
      const std::size_t thing = ready.front();
      ready.pop_front();
      definition_.rank[thing] = static_cast<int>(done++);
      for (const int reader : after_[thing]) {
        if (--waiting_for_[index_of(reader)] == 0) ready.push_back(index_of(reader));
      }
    }
    if (done < waiting_for_.size()) return circle();
    return {};
  }

  /// Follows, from anything left over, one thing that it still waits for, until we are where we have been.
  [[nodiscard]] tl::unexpected<base::Error> circle() const {
    std::vector<std::size_t> needs(waiting_for_.size(), none);
    std::size_t at = none;
    for (std::size_t from = 0; from < after_.size(); ++from) {
      if (waiting_for_[from] == 0) continue;
      for (const int reader : after_[from]) {
        if (waiting_for_[index_of(reader)] == 0) continue;
        needs[index_of(reader)] = from;
        at = index_of(reader);
      }
    }
    std::vector<bool> seen(waiting_for_.size(), false);
    while (!seen[at]) {
      seen[at] = true;
      at = needs[at];
    }
    std::vector<std::string> names;
    const std::size_t start = at;
    do {
      const std::string& next = name(static_cast<int>(at / 2));
      if (names.empty() || names.back() != next) names.push_back(next);
      at = needs[at];
    } while (at != start && names.size() < 20);
    if (names.size() > 1 && names.front() == names.back()) names.pop_back();
    std::string list;
    for (const std::string& next : names) list += (list.empty() ? "" : ", ") + next;
    return base::refused("The form goes round in a circle: " + list +
                         (names.size() == 1 ? " depends on itself" : " depend on each other") +
                         "; break the circle.");
  }

  Loading& loading_;
  Definition& definition_;
  Readings readings_;
  base::ManualClock clock_;
  base::SeededRandom random_{1};
  Zone zone_ = utc();
  Instance instance_;
  Evaluator evaluator_;
  std::vector<std::vector<int>> after_;
  std::vector<std::size_t> waiting_for_;
  std::size_t edges_ = 0;
};

base::Status read_entry(Graph& graph, Definition& definition, std::size_t index) {
  const Entry& entry = definition.entries[index];
  std::vector<Read> reads;
  MEND_CHECK(graph.read(entry.itemset.nodes, "itemset", entry.field, -1, &reads));
  for (const Read& read : reads) {
    std::vector<int>& list = definition.pruners[static_cast<std::size_t>(read.field)];
    // Its own answer does not change what is offered.
    if (read.field != entry.field &&
        std::find(list.begin(), list.end(), static_cast<int>(index)) == list.end()) {
      list.push_back(static_cast<int>(index));
    }
  }
  return {};
}

}  // namespace

base::Status order_things(Loading& loading) {
  Definition& definition = loading.definition;
  Graph graph(loading);
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    const Field& field = definition.fields[i];
    const int index = static_cast<int>(i);
    MEND_CHECK(graph.read(field.relevant, "relevant", index, Thing::relevance(index)));
    MEND_CHECK(graph.read(field.calculate, "calculate", index, Thing::value(index)));
    MEND_CHECK(graph.read(field.required, "required", index, -1));
    MEND_CHECK(graph.read(field.readonly, "readonly", index, -1));
    MEND_CHECK(graph.read(field.constraint, "constraint", index, -1));
  }
  for (const auto& [field, group] : definition.counted) {
    const int parent = std::max(definition.at(field).parent, 0);
    const Rule& count = definition.groups[static_cast<std::size_t>(group)].count;
    std::vector<Read> reads;
    MEND_CHECK(graph.read(count, "count", parent, Thing::value(field), &reads));
    if (reads.size() == 1 && is_plain_path(*count.code)) definition.at(reads[0].field).counts = true;
  }
  for (std::size_t i = 0; i < definition.entries.size(); ++i) MEND_CHECK(read_entry(graph, definition, i));
  for (std::size_t i = 0; i < definition.actions.size(); ++i) {
    const Action& action = definition.actions[i];
    const int place = action.source >= 0 ? action.source : std::max(action.repeat, 0);
    MEND_CHECK(graph.read(action.target, "target of a setvalue", place, -1));
    if (action.value_changed) {
      definition.on_change[static_cast<std::size_t>(action.source)].push_back(static_cast<int>(i));
    }
  }
  return graph.finish();
}

}  // namespace mend::form
