#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace mend::xlsform {

/// What a row of the survey sheet is.
enum class Kind {
  text,
  integer,
  decimal,
  date,
  time,
  date_time,
  note,
  acknowledge,
  select_one,
  select_multiple,
  rank,
  range,
  calculate,
  hidden,
  start,
  end,
  today,
  group,
  repeat,
  end_group,
  end_repeat,
  external_csv,  ///< data for expressions, no question
  external_xml,
};

/// A cell of the column "type", understood.
struct QuestionType {
  Kind kind = Kind::text;
  std::string list;  ///< after select_one and the like: a list of choices, or "${name}" of a repeat
  std::string file;  ///< after select_one_from_file
  bool or_other = false;
  bool external = false;  ///< the list is in the sheet external_choices
};

/// Understands a type with all the spellings that ODK takes. The error is one sentence: why this type is not
/// for a cell, or that there is no such type.
tl::expected<QuestionType, std::string> read_question_type(std::string_view cell);

/// Asks for an answer from choices.
bool is_select(Kind kind);
/// Stands on the screen.
bool is_shown(Kind kind);
/// Is a group or a repeat.
bool is_section(Kind kind);

}  // namespace mend::xlsform
