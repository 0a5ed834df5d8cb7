#pragma once

#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/form/instance.h"
#include "content/form/node_sets.h"
#include "content/form/value.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mend::form {

/// Where an expression stands while it is worked out.
struct Context {
  NodeRef node;
  std::size_t position = 1;
  std::size_t size = 1;  ///< 0: of like-named siblings, counted when asked for
};

/// Works expressions out over the instances of one session. Our own and not libxml2's XPath, for three
/// reasons: an absolute path means the repeat that the question is in (as in ODK, not as in W3C), nodes that
/// are not relevant read as empty without being taken out, and 50,000 choices are looked up by key. Work per
/// evaluation is bounded. Used by one thread.
class Evaluator {
 public:
  struct World {
    const Definition& definition;
    const Instance& instance;
    const base::Clock& clock;
    base::Random& random;
    const Zone& zone;
    const std::string& language;
  };
  explicit Evaluator(World world) : world_(world), sets_(world.instance) {}

  /// The value for the node that the expression belongs to. Nothing if it cannot be worked out; then
  /// `problem` says why.
  [[nodiscard]] std::optional<Value> run(const Expr& expression, int node);
  [[nodiscard]] std::optional<Value> run(const Expr& expression, const NodeRef& node, const NodeRef& current);
  [[nodiscard]] const std::string& problem() const { return problem_; }

  // For functions, while an expression is worked out:
  [[nodiscard]] Value value(const Expr& expression, const Context& context);
  [[nodiscard]] std::string text(const Expr& expression, const Context& context);
  [[nodiscard]] double number(const Expr& expression, const Context& context);
  [[nodiscard]] bool truth(const Expr& expression, const Context& context);
  /// Nodes, or a failure.
  [[nodiscard]] NodeSet nodes(const Expr& expression, const Context& context);
  /// The same where nothing is done but to look at them: sets that are remembered are not copied.
  [[nodiscard]] Value set(const Expr& expression, const Context& context);
  /// The same, with paths from the root taken as W3C does: in every repeat, whatever the question stands in.
  [[nodiscard]] Value everywhere(const Expr& expression, const Context& context);
  /// While somebody says that no node changes which expressions read, what they add up of a remembered set
  /// is added up once. Each call forgets what was added up before.
  void remember_sums(bool remember);
  /// What `add_up` gives for these nodes.
  template <class AddUp>
  [[nodiscard]] double once_for(const Value& nodes, const Function& function, AddUp add_up);
  /// Children `item` of a node of a secondary instance whose `key` has this text; null if there are none.
  [[nodiscard]] const std::vector<int>* lookup(const Tree& tree, int parent, int item, int key,
                                               std::string_view text);
  /// An expression that is known only while another is worked out; null if it cannot be read.
  [[nodiscard]] const Expr* compiled(const std::string& text);
  /// The node that the whole expression belongs to.
  [[nodiscard]] const NodeRef& current() const { return current_; }
  [[nodiscard]] const World& world() const { return world_; }
  [[nodiscard]] const Zone& zone() const { return world_.zone; }
  void fail(std::string problem);
  [[nodiscard]] bool failed() const { return failed_; }
  /// Counts work; fails when it is too much.
  bool spend(std::size_t steps);

 private:
  [[nodiscard]] Value compare(const Expr& expression, const Context& context);
  [[nodiscard]] bool equal(const Value& left, const Value& right, bool negated);
  [[nodiscard]] bool less(const Value& left, const Value& right, Expr::Op op);
  [[nodiscard]] Value arithmetic(const Expr& expression, const Context& context);
  [[nodiscard]] NodeSet joined(const Expr& expression, const Context& context);
  [[nodiscard]] Value path(const Expr& expression, const Context& context);
  [[nodiscard]] Value chain(const std::vector<int>& fields);
  [[nodiscard]] NodeSet step(const NodeSet& from, const Step& step);
  void along(const NodeRef& from, const Step& step, NodeSet& out);
  [[nodiscard]] bool passes(const NodeRef& node, const Step& step) const;
  [[nodiscard]] bool by_key(const NodeRef& from, const Step& step, NodeSet& out);
  /// The field of whose nodes, below one node, the steps from `first` on are; −1 if the steps must be gone.
  [[nodiscard]] int wide_field(const Expr& path, std::size_t first, const NodeRef& from);
  /// The first predicate picks one node by its number: that node, without asking about the others.
  [[nodiscard]] bool by_number(const NodeRef& from, const Step& step, NodeSet& out);
  [[nodiscard]] std::optional<double> picked(const Expr& predicate, const Context& context);
  void filter(NodeSet& nodes, const Expr& predicate);
  [[nodiscard]] bool predicate(const Expr& expression, const Context& context);

  using Index = std::unordered_map<std::string_view, std::vector<int>>;
  struct Key {
    const Tree* tree;
    int parent;
    int name;
    int child;
    bool operator==(const Key&) const = default;
  };
  struct HashKey {
    std::size_t operator()(const Key& key) const {
      return std::hash<const void*>()(key.tree) ^
             (static_cast<std::size_t>(key.parent) * 31 + static_cast<std::size_t>(key.name) * 1009 +
              static_cast<std::size_t>(key.child) * 65'537);
    }
  };
  const Index& index(const Key& key);

  World world_;
  NodeRef current_;
  std::size_t work_ = 0;
  int depth_ = 0;
  bool failed_ = false;
  std::string problem_;
  std::unordered_map<Key, Index, HashKey> indexes_;
  std::unordered_map<std::string, std::unique_ptr<Expr>> compiled_;
  NodeSets sets_;
  struct Sum {
    std::shared_ptr<const NodeSet> nodes;
    const Function* function;
    double result;
  };
  std::vector<Sum> sums_;
  bool remember_sums_ = false;
};

template <class AddUp>
double Evaluator::once_for(const Value& nodes, const Function& function, AddUp add_up) {
  if (!remember_sums_ || nodes.shared() == nullptr) return add_up(nodes.nodes());
  for (const Sum& sum : sums_) {
    if (sum.nodes == nodes.shared() && sum.function == &function) return sum.result;
  }
  const double result = add_up(nodes.nodes());
  constexpr std::size_t most = 16;
  if (sums_.size() == most) sums_.clear();
  if (!failed_) sums_.push_back({nodes.shared(), &function, result});
  return result;
}

/// In document order, each once.
void sort_nodes(NodeSet& nodes);

}  // namespace mend::form
