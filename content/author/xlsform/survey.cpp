#include "content/author/xlsform/survey.h"

#include "content/author/xlsform/names.h"
#include "content/author/xlsform/suggest.h"
#include "content/author/xlsform/survey_columns.h"
#include "content/form/text.h"

#include <algorithm>
#include <set>

namespace mend::xlsform {

namespace {

constexpr std::size_t deepest_group = 12;
constexpr std::string_view other = "other";

/// `yes` and `true` are how authors write true() in a spreadsheet.
std::string truth(const std::string& cell) {
  if (says_yes(cell)) return "true()";
  return says_no(cell) ? "" : cell;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 6 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
/// "${name}" and nothing else.
bool is_reference(std::string_view text) {
  return text.starts_with("${") && text.find('}') == text.size() - 1;
}

class ItemReader {
 public:
  ItemReader(const Sheet& sheet, Survey& survey, Notes& notes)
      : sheet_(sheet), survey_(survey), notes_(notes) {}

  void read() {
    for (const int row : sheet_.rows()) read_row(row);
    for (const int section : open_) {
      const Item& item = survey_.items[static_cast<std::size_t>(section)];
      note(item.row, "type", "This " + word(item) + " is never ended; add a row end_" + word(item) + ".");
    }
    const auto asks = [](const Item& item) {
      return is_shown(item.type.kind) && !is_section(item.type.kind);
    };
    if (notes_.findings.empty() && std::none_of(survey_.items.begin(), survey_.items.end(), asks))
      note(0, "", "The form asks nothing; write a row for each question.");
  }

 private:
  void note(int row, std::string_view column, std::string message) {
    notes_.findings.push_back(
        {sheet_.name(), row, column.empty() ? "" : sheet_.written(column), std::move(message)});
  }
  static std::string word(const Item& item) { return item.type.kind == Kind::repeat ? "repeat" : "group"; }

  void read_row(int row) {
    const std::string cell = sheet_.cell(row, "type");
    auto type = read_question_type(cell);
    if (!type) {
      const std::string& why = type.error();
      return note(row, "type", why.ends_with('?') || why.ends_with('.') ? why : why + ".");
    }
    if (type->kind == Kind::end_group || type->kind == Kind::end_repeat) return end_section(row, type->kind);
    Item item = read_item(row, std::move(*type));
    if (!is_name(item.name) || item.name == "meta") {
      note(row, "name", "Give it a name of letters, digits, \"_\" or \"-\" that begins with a letter.");
      if (!is_section(item.type.kind)) return;
      item.name = "_row" + std::to_string(row);  // so that its end is not one too many
    }
    const std::string name = item.name;
    const bool or_other = item.type.or_other;
    if (item.type.kind == Kind::repeat && !item.repeat_count.empty() && !is_number(item.repeat_count) &&
        !is_reference(item.repeat_count)) {
      Item count;
      count.type.kind = Kind::calculate;
      count.generated = true;
      count.row = row;
      count.name = name + "_count";
      count.calculation = std::exchange(item.repeat_count, "${" + name + "_count}");
      add(std::move(count), "repeat_count");
    }
    add(std::move(item), "name");
    if (or_other) add_other(row, name);
  }

  void add(Item item, std::string_view column) {
    item.parent = open_.empty() ? -1 : open_.back();
    item.path = (item.parent < 0 ? "/data" : survey_.items[static_cast<std::size_t>(item.parent)].path) +
                "/" + item.name;
    // One name, one question: references, the prison's policy and people who read answers go by it.
    if (!names_.insert(item.name).second)
      note(item.row, column, "The name \"" + item.name + "\" is there twice; choose another.");
    if (is_section(item.type.kind)) {
      open_.push_back(static_cast<int>(survey_.items.size()));
      if (open_.size() > deepest_group) note(item.row, "type", "Groups are nested too deeply; use fewer.");
    }
    survey_.items.push_back(std::move(item));
  }

  void end_section(int row, Kind kind) {
    const std::string wanted = kind == Kind::end_group ? "group" : "repeat";
    if (open_.empty()) return note(row, "type", "This ends a " + wanted + " that never began; take it out.");
    const Item& item = survey_.items[static_cast<std::size_t>(open_.back())];
    if (word(item) != wanted) {
      note(row, "type",
           "This ends a " + wanted + ", but the " + word(item) + " \"" + item.name + "\" of row " +
               std::to_string(item.row) + " is open; end that one first.");
    }
    open_.pop_back();
  }

  /// What a person says who chooses "other".
  void add_other(int row, const std::string& name) {
    Item item;
    item.type.kind = Kind::text;
    item.generated = true;
    item.row = row;
    item.name = name + "_other";
    item.relevant = "selected(${" + name + "}, '" + std::string(other) + "')";
    item.label[std::string(english)] = "Please say more.";
    add(std::move(item), "type");
  }

  Item read_item(int row, QuestionType type) {
    Item item;
    item.type = std::move(type);
    item.row = row;
    const auto cell = [&](const char* column) { return sheet_.cell(row, column); };
    const auto words = [&](const char* column) { return sheet_.words(row, column); };
    item.name = cell("name");
    item.label = words("label");
    item.hint = words("hint");
    item.guidance = words("guidance_hint");
    item.image = words("image");
    item.big_image = words("big-image");
    item.audio = words("audio");
    item.relevant = cell("relevant");
    item.required = truth(cell("required"));
    item.required_message = words("required_message");
    item.constraint = cell("constraint");
    item.constraint_message = words("constraint_message");
    item.readonly = truth(cell("readonly"));
    item.calculation = cell("calculation");
    item.appearance = cell("appearance");
    item.default_value = cell("default");
    item.repeat_count = cell("repeat_count");
    item.choice_filter = cell("choice_filter");
    item.trigger = cell("trigger");
    item.parameter_cell = cell("parameters");
    item.rows = cell("rows");
    item.max_length = cell("bind::mend:max-length");
    item.save_incomplete = truth(cell("bind::saveincomplete"));
    item.bind_type = cell("bind::type");
    item.no_add_remove = says_yes(cell("body::jr:noaddremove"));
    return item;
  }

  const Sheet& sheet_;
  Survey& survey_;
  Notes& notes_;
  std::vector<int> open_;
  std::set<std::string> names_;
};

/// or_other means a choice "other", which the list may already have.
void complete_lists(Survey& survey) {
  for (const Item& item : survey.items) {
    const auto list = survey.lists.find(item.type.list);
    if (!item.type.or_other || list == survey.lists.end()) continue;
    auto& choices = list->second.choices;
    if (std::any_of(choices.begin(), choices.end(),
                    [](const Choice& choice) { return choice.name == other; }))
      continue;
    Choice choice;
    choice.name = other;  // and no row: no sheet has it
    choice.label[std::string(english)] = "Other";
    choices.push_back(std::move(choice));
  }
}

/// What ODK has and we have not, as whole sheets.
void refuse_sheets(const Workbook& workbook, Notes& notes) {
  const auto refuse = [&](const char* name, const char* why) {
    const Table* table = workbook.find(name);
    if (table != nullptr && table->rows.size() > 1) notes.findings.push_back({name, 0, "", why});
  };
  refuse("entities", "Answers of one form are never read by another; take this sheet out.");
  refuse("osm", "A place is not asked for in a cell; take this sheet out.");
}

}  // namespace

void read_items(const Workbook& workbook, Survey& survey, std::vector<std::string>& languages, Notes& notes) {
  const Table* table = workbook.find("survey");
  if (table == nullptr) return;
  const Sheet sheet = Sheet::read(*table, survey_columns(), survey.default_language, notes);
  const auto more = sheet.languages();
  languages.insert(languages.end(), more.begin(), more.end());
  for (const std::string& column : survey_columns().plain) survey.headings[column] = sheet.written(column);
  for (const std::string& column : survey_columns().translated)
    survey.headings[column] = sheet.written(column);
  ItemReader(sheet, survey, notes).read();
  complete_lists(survey);
}

Survey read_survey(const Workbook& workbook, const FormIdentity& identity, base::Files& files,
                   const base::Path& media, Notes& notes) {
  Survey survey;
  std::vector<std::string> languages;
  refuse_sheets(workbook, notes);
  read_settings(workbook, identity, survey, languages, notes);
  read_choices(workbook, survey, languages, notes);
  read_items(workbook, survey, languages, notes);
  std::sort(languages.begin(), languages.end());
  languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
  std::erase(languages, survey.default_language);
  std::erase(languages, "");
  survey.languages = {survey.default_language};
  survey.languages.insert(survey.languages.end(), languages.begin(), languages.end());
  finish_survey(identity, files, media, survey, notes);
  return survey;
}

}  // namespace mend::xlsform
