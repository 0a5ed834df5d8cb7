#pragma once

#include "content/author/xlsform/sheet.h"

#include <map>
#include <string>
#include <vector>

namespace mend::xlsform {

enum class Type { text, note, acknowledge, select_one, select_multiple, calculate, group };

/// A row of the survey sheet, understood. Expressions are XPath with every ${name} resolved.
struct Item {
  Type type = Type::text;
  std::string name;
  std::string path;
  int row = 0;
  int parent = -1;  ///< the group around it
  std::string list;
  Words label;
  Words hint;
  std::string relevant;
  std::string required;
  Words required_message;
  std::string constraint;
  Words constraint_message;
  std::string readonly;
  std::string calculation;
  std::string appearance;
  std::string max_length;
};

struct Choice {
  std::string name;
  Words label;
};

/// The three sheets, understood.
struct Survey {
  std::string default_language;
  std::vector<std::string> languages;  ///< default first, the others sorted
  std::string version;
  Words title;
  std::vector<Item> items;  ///< a group comes before what is in it
  std::map<std::string, std::vector<Choice>> lists;
};

/// What a folder holds; an absent settings sheet is "".
struct Sheets {
  std::string survey;
  std::string choices;
  std::string settings;
};

/// Understands the sheets as far as it can and notes what is wrong.
Survey read_survey(const Sheets& sheets, const FormIdentity& identity, std::vector<Finding>& findings);

}  // namespace mend::xlsform
