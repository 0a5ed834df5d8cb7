#pragma once

#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/form/form.h"
#include "content/form/zone.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mend::form {

enum class Control {
  text,
  select_one,
  select_multiple,
  acknowledge,
  note,
  integer,
  decimal,
  date,
  time,
  date_time,
  boolean,
  rank,
  range,
};

/// For messages: "rank", "date and time".
std::string_view name_of(Control control);

/// The value of an acknowledged tick, as ODK writes it.
inline constexpr std::string_view acknowledged = "OK";

struct Choice {
  std::string name;  ///< what is stored; never contains a space
  Words label;
  Media media;
};

/// One thing to ask (or, for a note, to say), in the session's language.
struct Question {
  std::string ref;   ///< absolute path, for example "/data/sleep"; stable for the life of the form
  std::string name;  ///< last step of `ref`, for example "sleep": what site policy calls it
  Control control = Control::note;
  Words label;
  Words hint;
  std::vector<Choice> choices;  ///< for the selects
  bool required = false;
  bool readonly = false;
  std::string value;           ///< empty = not answered; select_multiple: names with one space between
  std::string appearance;      ///< ODK appearance tokens with spaces between; "" = none
  std::size_t max_length = 0;  ///< for text: most characters (Unicode code points); never 0 there
  std::string group;           ///< ref of the innermost group, or ""
  Words group_label;
  std::string field_list;  ///< ref of the group whose questions share one page, or "" = a page of its own
  Words guidance;
  Media media;
  std::string repeat;      ///< ref of the innermost repeat instance around it ("/data/r[2]"), or ""
  double range_start = 0;  ///< of a range
  double range_end = 0;
  double range_step = 0;

  [[nodiscard]] bool has_appearance(std::string_view token) const;
  /// True if `choice` is the answer, or one of the answers.
  [[nodiscard]] bool selected(std::string_view choice) const;
};

enum class ProblemKind {
  required,      ///< an answer is needed
  constraint,    ///< the form's own rule says no
  too_long,      ///< text over the question's max_length
  not_possible,  ///< no such question now, a choice that is not offered, a wrong type, unreadable text
};

struct Problem {
  std::string ref;
  ProblemKind kind = ProblemKind::not_possible;
  /// The form's own words for it; empty when the form gives none and the screen uses its own.
  Words message;
};

/// A place where the same questions may be asked again and again.
struct Repeat {
  std::string ref;  ///< without a last position: "/data/r", "/data/o[2]/r"
  Words label;
  std::size_t count = 0;
  bool may_add = false;  ///< by the person; else the form says how many
  bool may_remove = false;
};

/// A group at the top of a form that has words of its own, as tasks of a task list are.
struct Section {
  std::string ref;
  Words label;
  bool one_page = false;  ///< its questions are asked on one page
};

/// A stop on the way through a form: a question, or the end of a repeat that the person may add to. Without
/// words and choices, so that hundreds of them cost little.
struct Waypoint {
  bool is_repeat = false;
  std::string ref;  ///< of the question; of the repeat, as `Repeat::ref`
  Control control = Control::note;
  std::string page;      ///< the same for stops that share a page; else its own ref
  std::string section;   ///< ref of the Section around it, or ""
  std::string instance;  ///< ref of the innermost repeat instance around it, or ""
};

/// What is known of any node.
struct NodeState {
  std::string type;  ///< as its bind has it, "string" by default; "group" or "repeat"
  bool relevant = true;
  bool required = false;
  bool readonly = false;
  bool valid = true;
  std::string value;
};

/// What an expression gives.
struct Evaluated {
  std::string type;  ///< "string", "number", "boolean" or "node-set"
  std::string text;
  double number = 0;
  bool truth = false;
};

/// A filled-in form in memory: answers, and what follows from them. Used by one thread at a time.
/// `clock` and `random` must outlive it. Never throws on any answer or draft.
class Session {
 public:
  /// `zone` tells local time; none = UTC.
  Session(std::shared_ptr<const Form> form, const base::Clock& clock, base::Random& random, Zone zone = {});
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  [[nodiscard]] const Form& form() const;
  /// A language that the form does not have means its default language.
  void set_language(std::string_view tag);
  [[nodiscard]] const std::string& language() const;

  /// The relevant questions in the form's order. Refs stay the same; which of them are here changes with
  /// each answer.
  [[nodiscard]] std::vector<Question> questions() const;
  [[nodiscard]] std::optional<Question> question(std::string_view ref) const;
  /// The way through the form as it is now, in its order: what is relevant, with open repeats after their
  /// instances.
  [[nodiscard]] std::vector<Waypoint> outline() const;
  /// Whether or not anything in them is relevant now.
  [[nodiscard]] std::vector<Section> sections() const;
  /// Value of any field, also of calculated ones; empty if it has none, is not relevant or is not there.
  [[nodiscard]] std::string value(std::string_view ref) const;

  /// What `answer` would refuse, with the language of its message; nothing if it would accept.
  [[nodiscard]] std::optional<Problem> check(std::string_view ref, std::string_view value) const;
  /// Stores the answer and recomputes what depends on it. A refusal changes nothing and carries the form's
  /// constraint or required message, in the session's language. An empty value takes the answer back,
  /// unless the question is required; `clear` always does.
  base::Status answer(std::string_view ref, std::string_view value);
  void clear(std::string_view ref);

  /// Puts back what was an answer, or one of `given`, when a draft is taken up. Asks for the value's shape
  /// only (type, length, plain text): what the form offers, asks and allows may depend on the day, and
  /// `validate` names what does not hold any more. Also where nothing is asked now. Empty takes back. What
  /// depends on it is worked out as after an answer, but answers that are not offered any more stay, and
  /// actions put values only where there is none yet: what they did is in `given`. Refuses a ref that is not
  /// there, what the form works out itself and a value of another shape, and then changes nothing.
  base::Status restore(std::string_view ref, std::string_view value);
  /// Refs and present values, also empty ones, of what the form itself puts there and would not put again the
  /// same way: targets of setvalue actions, preloads, calculations by chance or `once`, and answers that a
  /// choice filter may take back. Restored in this order, a later one does not undo an earlier one.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> given() const;

  // Refs may hold positions at repeats ("/data/r[2]/x"); without one the first is meant.

  /// Any node; nothing if there is none.
  [[nodiscard]] std::optional<NodeState> state(std::string_view ref) const;
  /// As `answer`, also for a field that no question asks.
  base::Status set(std::string_view ref, std::string_view value);
  /// What a question offers now; refuses what is no question.
  [[nodiscard]] base::Result<std::vector<Choice>> choices(std::string_view ref) const;
  /// Words of a question or a group.
  [[nodiscard]] base::Result<Words> label(std::string_view ref) const;
  /// Works an expression out as if it stood at a node; "" = the root.
  [[nodiscard]] base::Result<Evaluated> evaluate(std::string_view expression, std::string_view at) const;

  /// The relevant repeats in the form's order.
  [[nodiscard]] std::vector<Repeat> repeats() const;
  [[nodiscard]] base::Result<std::size_t> count(std::string_view repeat) const;
  /// Adds one at the end and gives its ref.
  base::Result<std::string> add_repeat(std::string_view repeat);
  /// Takes one out with all that is in it; those after it move up. What a form's own count takes out keeps
  /// its answers, and comes back with them at the same place when the count grows again.
  base::Status remove_repeat(std::string_view instance);

  /// What stands in the way of sending, in the form's order; empty = complete. What came out too large to be
  /// kept (a count over 10,000, a calculated text over 8 KiB) is told at the question that it comes from.
  [[nodiscard]] std::vector<Problem> validate() const;

  /// The submission: XForm instance XML with meta/instanceID; fields that are not relevant are not in it.
  [[nodiscard]] base::Bytes serialize() const;

  /// Everything, also answers that are not relevant at the moment; for `load` into the same form only.
  [[nodiscard]] base::Bytes save() const;
  /// Takes a draft up again. Refuses a draft of another form or version and anything unreadable, and then
  /// changes nothing.
  base::Status load(base::ByteView draft);
  /// Takes a submission of this form up to be changed and sent again: it gets a new instanceID, and its old
  /// one becomes its deprecatedID where the form has one. Refuses as `load` does.
  base::Status revise(base::ByteView submission);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mend::form
