#pragma once

#include <cstddef>

/// What bounds a form, so that a hostile one costs a refusal and no more.
namespace mend::form::limits {
inline constexpr std::size_t xform_bytes = 16 * 1024 * 1024;    ///< with 50,000 choices in two languages
inline constexpr std::size_t instance_bytes = 4 * 1024 * 1024;  ///< a submission or a draft
inline constexpr std::size_t data_bytes = 16 * 1024 * 1024;     ///< one external instance
inline constexpr std::size_t data_nodes = 2'000'000;            ///< of all secondary instances
inline constexpr std::size_t data_instances = 256;
inline constexpr std::size_t fields = 20'000;
inline constexpr std::size_t nodes = 200'000;   ///< of the primary instance, with all repeats
inline constexpr std::size_t repeats = 10'000;  ///< instances of one repeat in one place
inline constexpr std::size_t questions = 5'000;
inline constexpr std::size_t choices = 20'000;
inline constexpr std::size_t languages = 64;
inline constexpr std::size_t texts = 200'000;
inline constexpr std::size_t depth = 16;  ///< of fields and of groups
inline constexpr std::size_t expression_bytes = 4'096;
inline constexpr std::size_t steps = 2'000'000;  ///< of one evaluation
inline constexpr std::size_t dependencies = 1'000'000;
inline constexpr std::size_t actions = 2'000;
inline constexpr std::size_t changes = 10'000;     ///< that actions make on one answer
inline constexpr std::size_t text_answer = 2'000;  ///< characters, where the form sets no fewer
inline constexpr std::size_t calculated_bytes = 8'192;
}  // namespace mend::form::limits
