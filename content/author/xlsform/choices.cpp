#include "content/author/xlsform/names.h"
#include "content/author/xlsform/sheet.h"
#include "content/author/xlsform/survey.h"

#include <algorithm>
#include <map>

namespace mend::xlsform {

namespace {

const Columns& choices_columns() {
  static const Columns columns = {
      .plain = {"list_name", "name", "disabled", "notes", "comments"},
      .translated = {"label", "image", "big-image", "audio"},
      .needed = {"list_name", "name", "label"},
      .aliases = {{"list name", "list_name"},
                  {"list_name", "list_name"},
                  {"value", "name"},
                  {"caption", "label"},
                  {"big_image", "big-image"},
                  {"comment", "comments"},
                  {"note", "notes"}},
      .refused = {{"video", "Films cannot be shown; use a picture, or words."},
                  {"geometry", "A place is not asked for in a cell; take this column out."}},
      .takes_data = true};
  return columns;
}

void read_sheet(const Table& table, Survey& survey, std::vector<std::string>& languages, Notes& notes) {
  const Sheet sheet = Sheet::read(table, choices_columns(), survey.default_language, notes);
  const auto note = [&](int row, std::string column, std::string message) {
    notes.findings.push_back({sheet.name(), row, std::move(column), std::move(message)});
  };
  const auto more = sheet.languages();
  languages.insert(languages.end(), more.begin(), more.end());
  const std::vector<std::string> columns = sheet.data_columns();
  survey.data_columns[sheet.name()] = columns;
  std::map<std::pair<std::string, std::string>, int> seen;
  for (const int row : sheet.rows()) {
    const std::string name = sheet.cell(row, "list_name");
    Choice choice;
    choice.row = row;
    choice.name = sheet.cell(row, "name");
    choice.label = sheet.words(row, "label");
    choice.image = sheet.words(row, "image");
    choice.big_image = sheet.words(row, "big-image");
    choice.audio = sheet.words(row, "audio");
    for (const std::string& column : columns) choice.data[column] = sheet.cell(row, column);
    if (!is_name(name))
      note(row, "list_name",
           "Give the list a name of letters, digits, \"_\" or \"-\" that begins with a letter.");
    if (choice.name.empty() || choice.name.find_first_of(" \t\n") != std::string::npos)
      note(row, "name", "Give the choice a name without spaces.");
    if (!survey.is_default(choice.label)) note(row, "label", "The choice has no words; write its label.");
    choice.twins = seen[{name, choice.name}]++;
    if (choice.twins > 0 && !survey.choice_duplicates) {
      note(row, "name", "\"" + choice.name + "\" is in this list twice; keep one.");
    }
    ChoiceList& list = survey.lists[name];
    if (list.choices.empty()) {
      list.sheet = sheet.name();
      list.columns = columns;
      list.as_instance = list.is_external();
    } else if (list.sheet != sheet.name()) {
      note(row, "list_name",
           "There is a list \"" + name + "\" in " + list.sheet + " as well; give one of them another name.");
    }
    list.choices.push_back(std::move(choice));
  }
}

}  // namespace

void read_choices(const Workbook& workbook, Survey& survey, std::vector<std::string>& languages,
                  Notes& notes) {
  for (const char* name : {"choices", "external_choices"}) {
    const Table* table = workbook.find(name);
    if (table != nullptr && !table->rows.empty()) read_sheet(*table, survey, languages, notes);
  }
}

}  // namespace mend::xlsform
