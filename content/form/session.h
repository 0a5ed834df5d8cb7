#pragma once

#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/form/form.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

enum class Control { text, select_one, select_multiple, acknowledge, note };

/// The value of an acknowledged tick, as ODK writes it.
inline constexpr std::string_view acknowledged = "OK";

struct Choice {
  std::string name;  ///< what is stored; never contains a space
  Words label;
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

/// A filled-in form in memory: answers, and what follows from them. Used by one thread at a time.
/// `clock` and `random` must outlive it. Never throws on any answer or draft.
class Session {
 public:
  Session(std::shared_ptr<const Form> form, const base::Clock& clock, base::Random& random);
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
  /// Value of any field, also of calculated ones; empty if it has none, is not relevant or is not there.
  [[nodiscard]] std::string value(std::string_view ref) const;

  /// What `answer` would refuse, with the language of its message; nothing if it would accept.
  [[nodiscard]] std::optional<Problem> check(std::string_view ref, std::string_view value) const;
  /// Stores the answer and recomputes what depends on it. A refusal changes nothing and carries the form's
  /// constraint or required message, in the session's language. An empty value takes the answer back,
  /// unless the question is required; `clear` always does.
  base::Status answer(std::string_view ref, std::string_view value);
  void clear(std::string_view ref);

  /// What stands in the way of sending, in the form's order; empty = complete.
  [[nodiscard]] std::vector<Problem> validate() const;

  /// The submission: XForm instance XML with meta/instanceID; fields that are not relevant are not in it.
  [[nodiscard]] base::Bytes serialize() const;

  /// Everything, also answers that are not relevant at the moment; for `load` into the same form only.
  [[nodiscard]] base::Bytes save() const;
  /// Takes a draft up again. Refuses a draft of another form or version and anything unreadable, and then
  /// changes nothing.
  base::Status load(base::ByteView draft);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mend::form
