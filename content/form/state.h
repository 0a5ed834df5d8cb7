#pragma once

#include "content/form/aside.h"
#include "content/form/choices.h"
#include "content/form/evaluator.h"
#include "content/form/session.h"

#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// The working part of a session: the instance, and what follows from each change of it.
struct Session::State {
  State(std::shared_ptr<const Form> of, const base::Clock& clock, base::Random& random, Zone zone);

  std::shared_ptr<const Form> form;
  const Definition& definition;
  const base::Clock& clock;
  base::Random& random;
  Zone zone;
  std::string language;
  std::unique_ptr<Instance> instance;
  mutable std::optional<Evaluator> evaluator;  ///< mutable: asking fills its tables

  // What is so now.
  [[nodiscard]] std::string_view stored(int node) const { return instance->tree.at(node).text; }
  [[nodiscard]] bool is_relevant(int node) const { return !instance->tree.at(node).hidden; }
  [[nodiscard]] bool is_asked(const Entry& entry, int node) const;
  [[nodiscard]] bool is_required(int node) const;
  [[nodiscard]] bool is_readonly(int node) const;
  [[nodiscard]] bool truth(const Rule& rule, int node, bool otherwise) const;
  [[nodiscard]] Words words(const Label& label, int node) const;
  [[nodiscard]] Question question(const Entry& entry, int node) const;
  [[nodiscard]] std::vector<Choice> choices(const Entry& entry, int node) const;
  /// Each question that is asked, in the form's order.
  void each_question(const std::function<void(const Entry&, int node)>& see) const;
  void each_repeat(const std::function<void(const Group&, int parent)>& see) const;
  /// Both, as they come: a repeat after its instances.
  void each_stop(const std::function<void(const Entry&, int node)>& question,
                 const std::function<void(const Group&, int parent)>& repeat) const;
  /// What the group is called where `node` stands in it: its ref, or "#" and its number.
  [[nodiscard]] std::string group_ref(int group, int node) const;
  /// The outermost field-list around the entry, within its repeat instance; -1 if it has a page of its own.
  [[nodiscard]] int page_group(const Entry& entry) const;

  // Places.
  [[nodiscard]] int find(std::string_view ref) const;
  /// The parent and the repeated field of "/data/o[2]/r".
  [[nodiscard]] base::Result<std::pair<int, const Group*>> find_repeat(std::string_view ref) const;
  /// Instances of a repeated field below one parent.
  [[nodiscard]] std::vector<int> instances(int parent, int field) const;

  /// Whether `value` may stand as the value of a relevant node.
  [[nodiscard]] std::optional<Problem> check(int node, std::string_view value) const;
  /// Why `value` cannot be the answer there, in plain English for a tool: a person sees the form's own words,
  /// or the screen's. `problem` is what was wrong with it.
  [[nodiscard]] std::string reason(const Problem& problem, std::string_view value) const;
  /// Where something came out too large to be kept: the node of the question that it comes from, or its own.
  [[nodiscard]] std::vector<int> overflows() const;
  [[nodiscard]] int longest(const Entry& entry, int anchor) const;
  /// All that was answered, also in what a count has put aside.
  [[nodiscard]] const Aside& aside() const { return aside_; }

  // What changes something. Each brings everything that follows from it up to date.
  void begin();
  /// What happens each time that a form is taken up, and the first time (`first`).
  void fire_load(bool first);
  void answer(int node, std::string value);
  /// As it was before: nothing else that was answered is taken back for it.
  void restore(int node, std::string value);
  int add(int parent, const Group& repeat);
  void remove(int node);
  /// Puts another instance in place of the present one.
  void take(std::unique_ptr<Instance> other);
  /// Works everything out anew. `keep`: also answers that are not offered now.
  void recompute(bool keep);

 private:
  struct Turn {
    int rank;
    int node;
    int thing;
    bool operator>(const Turn& other) const {
      return rank != other.rank ? rank > other.rank : node > other.node;
    }
  };
  void walk(const std::vector<Part>& parts, int anchor,
            const std::function<void(const Entry&, int)>& question,
            const std::function<void(const Group&, int)>& repeat) const;

  void mark(int node, int thing);
  void mark_all(int node);
  /// The value of `node` is another now; or, for a repeated one, its being there.
  void changed(int node);
  /// Instances of a repeat below `parent` have moved up, as one of them has gone.
  void moved(int parent, int field, const std::vector<int>& instances);
  /// All nodes at or below `anchor` at which `thing` is worked out.
  void mark_readers(int anchor, int thing);
  void settle();
  void settle_once();
  void work_out(const Turn& turn);
  void relevance(int node);
  void calculate(int node);
  void count(int parent, int field);
  /// Takes out answers that are no longer offered; true if there were any.
  bool prune();
  void store(int node, std::string value);
  int grow(int parent, const Group& repeat);
  void drop(int node);
  void fire_new(int node, int field);
  void fire_changes();
  void act(const Action& action, int node, bool only_empty = false);

  /// Whether what is worked out for `field` at `node` is too large to be kept.
  void overflow(int node, int field, bool is);

  std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns_;
  std::vector<bool> all_marked_;               ///< by thing: it waits to be worked out wherever there is one
  std::vector<std::pair<int, int>> to_prune_;  ///< entry, node (−1 = all)
  std::vector<std::pair<int, int>> to_fire_;   ///< field, node
  Aside aside_;
  std::set<std::pair<int, int>> overflows_;  ///< node, field
  std::size_t changes_ = 0;
  bool quiet_ = false;
  bool keeping_ = false;    ///< a draft is taken up: no answer is taken back because it is not offered
  bool restoring_ = false;  ///< what actions did once will be restored, too
};

/// The value as it is stored: choices of a select-multiple each once, with one space between; numbers
/// without a plus and without zeros before them, since rules of site policy compare texts.
std::string normal_value(const Definition& definition, int field, std::string_view value);
/// The same for what the form itself puts into a field: numbers only.
std::string normal_number(const Definition& definition, int field, std::string value);
/// "+07" is "7" and, with a `point`, "-.50" is "-0.50": no digit that says something goes. What is no number
/// stays as it is.
std::string plain_digits(std::string_view value, bool point);

/// What is wrong with the shape of a value, before any rule of the form; nothing if it fits. `choices`: also
/// whether the form has such a choice at all.
std::optional<ProblemKind> shape_problem(const Definition& definition, int field, std::string_view value,
                                         bool choices = true);
/// The form itself may put a value of another shape there: a calculation or an action does not ask first.
bool may_misfit(const Definition& definition, int field);

}  // namespace mend::form
