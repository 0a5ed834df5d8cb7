#pragma once

#include "content/form/session.h"

#include <optional>
#include <string>
#include <string_view>

namespace mend::screens {

/// What stands in the fields of a date, a time, or both: digits, or nothing yet.
struct TypedParts {
  std::string day, month, year, hour, minute;
  bool operator==(const TypedParts&) const = default;
};

/// Why what is typed is no answer yet. Whether the form takes it, the form says.
enum class TypedTrouble {
  none,
  number,        ///< a sign alone, or two points
  whole_number,  ///< a part of one
  too_small,     ///< for a range
  too_large,
  date,  ///< a part is missing
  year,  ///< of fewer than four digits
  no_such_date,
  time,  ///< a part is missing
  no_such_time,
};

struct Typed {
  std::string value;  ///< as the engine takes it; what was typed, where there is a trouble
  TypedTrouble trouble = TypedTrouble::none;
};

/// Which of the parts the trouble is about; all that are asked, where it is about no single one.
struct WrongParts {
  bool day = false, month = false, year = false, hour = false, minute = false;
};
[[nodiscard]] WrongParts wrong_parts(const form::Question& question);

/// Which fields of a date are asked: "month-year" and "year" ask no more than they say.
[[nodiscard]] bool asks_day(const form::Question& question);
[[nodiscard]] bool asks_month(const form::Question& question);

/// The fields' texts as one, in a form that is no answer of the engine and so is never taken for one:
/// "31/2/2027", "5//", "14.30", "31/2/2027 14.30". Empty when all are.
[[nodiscard]] std::string typed_value(form::Control control, const TypedParts& parts);
/// The other way, of typed text and of the engine's values alike.
[[nodiscard]] TypedParts typed_parts(const form::Question& question);

/// A boolean's value, as the engine has it.
[[nodiscard]] inline bool is_true(std::string_view value) {
  return value == "true" || value == "1";
}

/// A number in the one way that it is compared and kept: "01", "1.0", "+1" and "١" are "1". Nothing if it is
/// no number.
[[nodiscard]] std::optional<std::string> plain_spelling(std::string_view text);
/// A whole number counted up or down; from nothing it begins at none, and it never leaves what the engine
/// takes as one.
[[nodiscard]] std::string counted(const form::Question& question, int by);

/// What the question's `value`, typed or not, says as an answer. A value of the engine comes back as it is,
/// but for the spelling of its number.
[[nodiscard]] Typed read_typed(const form::Question& question);

}  // namespace mend::screens
