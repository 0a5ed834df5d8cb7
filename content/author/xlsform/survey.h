#pragma once

#include "content/author/xlsform/language.h"
#include "content/author/xlsform/question_type.h"
#include "content/author/xlsform/workbook.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace mend::xlsform {

/// A row of the survey sheet. Expressions are as written at first, and XPath once `finish_survey` has run.
/// Words keep their ${name} to the end; the writer puts the paths in.
struct Item {
  QuestionType type;
  std::string name;
  std::string path;
  int row = 0;
  int parent = -1;  ///< the group or repeat around it
  Words label;
  Words hint;
  Words guidance;
  Words image;
  Words big_image;
  Words audio;
  Words required_message;
  Words constraint_message;
  std::string relevant;
  std::string required;
  std::string constraint;
  std::string readonly;
  std::string calculation;
  std::string choice_filter;
  std::string repeat_count;
  std::string appearance;
  std::string max_length;
  std::string save_incomplete;
  std::string bind_type;  ///< of a calculate; else ""
  std::string rows;
  std::string default_value;
  std::string trigger;
  std::string parameter_cell;
  bool no_add_remove = false;
  bool generated = false;  ///< of another row, such as what or_other asks for

  // Understood by finish_survey.
  std::map<std::string, std::string, std::less<>> parameters;  ///< seed: XPath
  std::string dynamic_default;                                 ///< XPath; then default_value is ""
  std::vector<int> triggers;                                   ///< items whose change sets this one
  int choices_from = -1;  ///< an item in a repeat whose answers are the choices
};

struct Choice {
  int row = 0;
  std::string name;
  int twins = 0;  ///< of this name that stand before it in the list
  Words label;
  Words image;
  Words big_image;
  Words audio;
  std::map<std::string, std::string, std::less<>> data;
};

struct ChoiceList {
  std::string sheet;  ///< choices, or external_choices
  std::vector<Choice> choices;
  std::vector<std::string> columns;  ///< of data, of its sheet
  bool as_instance = false;          ///< expressions look into it
  int questions = 0;                 ///< that show it

  /// Written once, and looked into, however short it is.
  [[nodiscard]] bool is_external() const { return sheet == "external_choices"; }
  /// Long, and shown by several questions: written once, and not in each of them.
  [[nodiscard]] bool is_shared() const { return questions > 1 && choices.size() > 20; }
};

/// The words of a row in several languages.
struct DataText {
  std::string name;  ///< in itext
  int row = 0;
  Words words;
};

/// The first rows of a column with cells that no choice can have; 0 = none.
struct Flaws {
  int blank = 0;
  int spaced = 0;
  int twin = 0;
};

/// Rows that have the same cell.
struct Group {
  std::string cell;
  std::size_t rows = 0;
};

/// A file of the media folder that expressions look into. It goes into the form whole, so that the hash of
/// the form stands for its data too.
struct DataFile {
  std::string file;
  std::vector<std::string> columns;  ///< of a CSV; empty for XML
  std::string xml;                   ///< one root element
  std::size_t rows = 0;              ///< of a CSV, below the headings
  std::string translated;            ///< the column that has words in several languages; "" = none
  std::vector<DataText> texts;
  std::map<std::string, Group, std::less<>> largest;  ///< rows with the same cell, of each column
  std::map<std::string, Flaws, std::less<>> flaws;    ///< of each column
};

/// The sheets, understood.
struct Survey {
  std::string default_language;
  std::vector<std::string> languages;  ///< default first, the others sorted
  std::string version;
  Words title;
  std::string style;
  std::string instance_name;  ///< XPath once finished
  bool choice_duplicates = false;
  std::vector<Item> items;  ///< a section comes before what is in it
  std::map<std::string, ChoiceList> lists;
  std::map<std::string, std::vector<std::string>> data_columns;  ///< by sheet of choices
  std::map<std::string, DataFile> data;                          ///< by id
  std::map<std::string, base::Bytes> media;                      ///< pictures and sound, by file name
  std::map<std::string, std::string, std::less<>> headings;  ///< of the survey sheet, as written, by column

  [[nodiscard]] bool is_default(const Words& words) const { return words.contains(default_language); }
};

/// Understands the sheets as far as it can and notes what is wrong. `media` is the folder of pictures, sound
/// and data; what the form uses of it is read.
Survey read_survey(const Workbook& workbook, const FormIdentity& identity, base::Files& files,
                   const base::Path& media, Notes& notes);

// The parts of read_survey, in the order in which they run.

void read_settings(const Workbook& workbook, const FormIdentity& identity, Survey& survey,
                   std::vector<std::string>& languages, Notes& notes);
void read_choices(const Workbook& workbook, Survey& survey, std::vector<std::string>& languages,
                  Notes& notes);
void read_items(const Workbook& workbook, Survey& survey, std::vector<std::string>& languages, Notes& notes);
/// Puts paths in the place of names, and looks at what rows say of each other.
void finish_survey(const FormIdentity& identity, base::Files& files, const base::Path& media, Survey& survey,
                   Notes& notes);

}  // namespace mend::xlsform
