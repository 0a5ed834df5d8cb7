#include "content/form/evaluator.h"
#include "content/form/expression.h"
#include "content/form/instance.h"
#include "content/form/readers.h"

#include <algorithm>
#include <deque>

namespace mend::form {

namespace {

/// For each field two things to know: whether it is relevant (even), and its value (odd).
std::size_t relevance_of(int field) {
  return static_cast<std::size_t>(field) * 2;
}
std::size_t value_of(int field) {
  return static_cast<std::size_t>(field) * 2 + 1;
}

class Graph {
 public:
  explicit Graph(const Definition& definition)
      : definition_(definition),
        instance_(definition),
        evaluator_(instance_.document(), clock_),
        readers_(definition.fields.size() * 2),
        waiting_for_(definition.fields.size() * 2) {
    for (std::size_t i = 0; i < definition.fields.size(); ++i) {
      const int field = static_cast<int>(i);
      add(relevance_of(field), value_of(field));
      if (definition.fields[i].parent >= 0) {
        add(relevance_of(definition.fields[i].parent), relevance_of(field));
      }
    }
  }

  /// `reader` needs all that the expression reads. `none`: only check the expression.
  base::Status read(const std::string& text, const char* what, int field, std::size_t reader) {
    if (text.empty()) return {};
    const std::string where = "The " + std::string(what) + " of " + name(field);
    MEND_TRY(const Reading reading, read_expression(text, where));
    const Expression whole = evaluator_.compile(text);
    bool ignored = false;
    if (!whole || !evaluator_.boolean(whole, instance_.node(field), ignored)) {
      return base::refused(where + " cannot be worked out; mend the expression.");
    }
    for (const std::string& path : reading.paths) MEND_CHECK(read_path(path, where, field, reader));
    return {};
  }

  base::Result<std::vector<Step>> order() {
    std::vector<Step> steps;
    std::deque<std::size_t> ready;
    for (std::size_t i = 0; i < waiting_for_.size(); ++i) {
      if (waiting_for_[i] == 0) ready.push_back(i);
    }
    std::size_t done = 0;
    while (!ready.empty()) {
      const std::size_t thing = ready.front();
      ready.pop_front();
      ++done;
      const Step::What what = thing % 2 == 0 ? Step::What::relevant : Step::What::calculate;
      const int field = static_cast<int>(thing / 2);
      const Field& is = definition_.fields[thing / 2];
      if (what == Step::What::relevant || !is.calculate.empty()) steps.push_back({what, field});
      for (const std::size_t reader : readers_[thing]) {
        if (--waiting_for_[reader] == 0) ready.push_back(reader);
      }
    }
    if (done < waiting_for_.size()) return circle();
    return steps;
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

 private:
  [[nodiscard]] const std::string& name(int field) const {
    return definition_.fields[static_cast<std::size_t>(field)].ref;
  }

  void add(std::size_t from, std::size_t to) {
    readers_[from].push_back(to);
    ++waiting_for_[to];
    ++edges_;
  }

  base::Status read_path(const std::string& path, const std::string& where, int field, std::size_t reader) {
    const Expression expression = evaluator_.compile(path);
    std::vector<xmlNode*> nodes;
    if (!expression || !evaluator_.nodes(expression, instance_.node(field), nodes)) {
      return base::refused(where + " has the path " + path + ", which cannot be worked out; mend it.");
    }
    const bool reads_attribute = path.find('@') != std::string::npos || path.ends_with("()");
    if (nodes.empty() && !reads_attribute) {
      return base::refused(where + " reads " + path + ", which is not a field; mend the name.");
    }
    if (reader == none) return {};
    for (const xmlNode* node : nodes) {
      const int read = Instance::field_of(node);
      if (read < 0) continue;
      MEND_CHECK(add_reading(read, reader));
    }
    return {};
  }

  /// The value of a group is the text of everything in it.
  base::Status add_reading(int first, std::size_t reader) {
    std::vector<int> fields = {first};
    while (!fields.empty()) {
      const int field = fields.back();
      fields.pop_back();
      add(value_of(field), reader);
      if (edges_ > limits::dependencies) {
        return base::refused("The form's expressions read too much; use fewer wide paths.");
      }
      const auto& children = definition_.fields[static_cast<std::size_t>(field)].children;
      fields.insert(fields.end(), children.begin(), children.end());
    }
    return {};
  }

  /// Follows, from anything left over, one thing that it still waits for, until we are where we have been.
  [[nodiscard]] tl::unexpected<base::Error> circle() const {
    std::vector<std::size_t> needs(waiting_for_.size(), none);
    std::size_t at = none;
    for (std::size_t from = 0; from < readers_.size(); ++from) {
      if (waiting_for_[from] == 0) continue;
      for (const std::size_t reader : readers_[from]) {
        if (waiting_for_[reader] == 0) continue;
        needs[reader] = from;
        at = reader;
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

  const Definition& definition_;
  base::ManualClock clock_;
  Instance instance_;
  Evaluator evaluator_;
  std::vector<std::vector<std::size_t>> readers_;
  std::vector<std::size_t> waiting_for_;
  std::size_t edges_ = 0;
};

}  // namespace

base::Status order_steps(Definition& definition) {
  Graph graph(definition);
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    const Field& field = definition.fields[i];
    const int index = static_cast<int>(i);
    MEND_CHECK(graph.read(field.relevant, "relevant", index, relevance_of(index)));
    MEND_CHECK(graph.read(field.calculate, "calculate", index, value_of(index)));
    MEND_CHECK(graph.read(field.required, "required", index, Graph::none));
    MEND_CHECK(graph.read(field.readonly, "readonly", index, Graph::none));
    MEND_CHECK(graph.read(field.constraint, "constraint", index, Graph::none));
  }
  MEND_TRY(definition.order, graph.order());
  return {};
}

}  // namespace mend::form
