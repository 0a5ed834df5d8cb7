#pragma once

#include "content/form/form.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// The longest text that a form of ours may ask for, in characters; the engine itself takes up to
/// limits::text_answer, also where a form says nothing.
inline constexpr std::size_t longest_own_text = 1'000;

/// Something in a form that a host must not let be filled in; `message` goes on after the field's ref.
struct Unsafe {
  int field = 0;
  std::string message;
};

/// What a form of the class could be misused for, whoever signed it. Of class "rj", where nobody may write to
/// or about anybody:
/// * no text and no decimal;
/// * a whole number only with a constraint that begins with a literal lower and upper bound, joined by "and"
///   (what comes before them could fail, and then any number is taken), at most 1,000 apart; a range with at
///   most 1,000 steps: no more than three digits an answer;
/// * a repeat only with a literal count of at most 5, and none inside another.
/// Choices, ranks, ticks, dates and times are fine: who signs the form has read all that they can say.
std::vector<Unsafe> unsafe_parts(const Definition& form, std::string_view response_class);

/// The first of them as a refusal. For a host before it begins a form.
base::Status refuse_unsafe(const Form& form, std::string_view response_class);

}  // namespace mend::form
