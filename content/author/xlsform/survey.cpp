#include "content/author/xlsform/survey.h"

#include "content/author/xlsform/names.h"
#include "content/form/expression.h"
#include "content/form/text.h"

#include <algorithm>
#include <optional>
#include <set>

namespace mend::xlsform {

namespace {

const Columns survey_columns = {{"type", "name", "relevant", "required", "constraint", "readonly",
                                 "calculation", "appearance", "bind::mend:max-length"},
                                {"label", "hint", "required_message", "constraint_message"},
                                {"type", "name", "label"}};
const Columns choices_columns = {{"list_name", "name"}, {"label"}, {"list_name", "name", "label"}};
const Columns settings_columns = {{"form_id", "version", "default_language"}, {"form_title"}, {}};

constexpr std::size_t deepest_group = 12;

/// `yes` and `true` are how authors write true() in a spreadsheet.
std::string truth(const std::string& cell) {
  std::string lower = cell;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
  });
  if (lower == "yes" || lower == "true" || lower == "true()") return "true()";
  if (lower == "no" || lower == "false" || lower == "false()") return "";
  return cell;
}

class SurveyReader {
 public:
  SurveyReader(const FormIdentity& identity, std::vector<Finding>& findings)
      : identity_(identity), findings_(findings) {}

  Survey read(const Sheets& sheets) {
    survey_.default_language = english;
    if (!sheets.settings.empty()) read_settings(sheets.settings);
    read_choices(sheets.choices);
    read_items(sheets.survey);
    for (Item& item : survey_.items) check_item(item);
    std::sort(languages_.begin(), languages_.end());
    languages_.erase(std::unique(languages_.begin(), languages_.end()), languages_.end());
    std::erase(languages_, survey_.default_language);
    survey_.languages = {survey_.default_language};
    survey_.languages.insert(survey_.languages.end(), languages_.begin(), languages_.end());
    return std::move(survey_);
  }

 private:
  void note(const std::string& file, int row, std::string column, std::string message) {
    findings_.push_back({file, row, std::move(column), std::move(message)});
  }
  void note(int row, std::string column, std::string message) {
    note("survey.csv", row, std::move(column), std::move(message));
  }
  void take_languages(const Sheet& sheet) {
    const auto more = sheet.languages();
    languages_.insert(languages_.end(), more.begin(), more.end());
  }

  void read_settings(const std::string& csv) {
    const Sheet sheet = Sheet::read("settings.csv", csv, settings_columns, english, findings_);
    if (sheet.rows().empty()) return;
    if (sheet.rows().size() > 1)
      note(sheet.file(), sheet.rows()[1], "", "Settings have one row only; take this out.");
    const int row = sheet.rows()[0];
    if (const std::string name = sheet.cell(row, "default_language"); !name.empty()) {
      const std::string tag = language_tag(name);
      if (tag.empty()) {
        note(sheet.file(), row, "default_language",
             "Name the language with its tag, for example English (en).");
      } else {
        survey_.default_language = tag;
      }
    }
    const std::string id = sheet.cell(row, "form_id");
    if (!id.empty() && id != identity_.id) {
      note(sheet.file(), row, "form_id",
           "This is not \"" + identity_.id + "\", the id in module.toml; use the same.");
    }
    survey_.version = sheet.cell(row, "version");
    survey_.title = sheet.words(row, "form_title");
    take_languages(sheet);
  }

  void read_choices(const std::string& csv) {
    if (csv.empty()) return;
    const Sheet sheet = Sheet::read("choices.csv", csv, choices_columns, survey_.default_language, findings_);
    take_languages(sheet);
    for (const int row : sheet.rows()) {
      const std::string list = sheet.cell(row, "list_name");
      Choice choice{sheet.cell(row, "name"), sheet.words(row, "label")};
      if (!is_name(list))
        note(sheet.file(), row, "list_name", "Give the list a name of letters, digits, \"_\" or \"-\".");
      if (choice.name.empty() || choice.name.find_first_of(" \t\n") != std::string::npos) {
        note(sheet.file(), row, "name", "Give the choice a name without spaces.");
      }
      if (!choice.label.contains(survey_.default_language)) {
        note(sheet.file(), row, "label", "The choice has no words; write its label.");
      }
      auto& choices = survey_.lists[list];
      const bool twice = std::any_of(choices.begin(), choices.end(),
                                     [&](const Choice& other) { return other.name == choice.name; });
      if (twice) note(sheet.file(), row, "name", "\"" + choice.name + "\" is in this list twice; keep one.");
      choices.push_back(std::move(choice));
    }
  }

  void read_items(const std::string& csv) {
    const Sheet sheet = Sheet::read("survey.csv", csv, survey_columns, survey_.default_language, findings_);
    take_languages(sheet);
    std::vector<int> open;
    for (const int row : sheet.rows()) {
      std::string type = sheet.cell(row, "type");
      std::replace(type.begin(), type.end(), '_', ' ');
      if (type == "end group") {
        if (open.empty()) {
          note(row, "type", "This ends a group that has not begun; take it out.");
        } else {
          open.pop_back();
        }
        continue;
      }
      std::optional<Item> item = read_item(sheet, row);
      if (!item) continue;
      item->parent = open.empty() ? -1 : open.back();
      const std::string above =
          open.empty() ? "/data" : survey_.items[static_cast<std::size_t>(open.back())].path;
      item->path = above + "/" + item->name;
      if (!paths_.emplace(item->name, item->path).second) {
        note(row, "name", "The name \"" + item->name + "\" is there twice; choose another.");
      }
      if (item->type == Type::group) {
        open.push_back(static_cast<int>(survey_.items.size()));
        if (open.size() > deepest_group) note(row, "type", "Groups are nested too deeply; use fewer.");
      }
      survey_.items.push_back(std::move(*item));
    }
    for (const int group : open) {
      note(survey_.items[static_cast<std::size_t>(group)].row, "type",
           "This group is never ended; add a row end_group.");
    }
  }

  std::optional<Type> read_type(const std::string& cell, int row, std::string& list) {
    static const std::map<std::string, Type, std::less<>> simple = {
        {"text", Type::text},           {"note", Type::note},         {"acknowledge", Type::acknowledge},
        {"calculate", Type::calculate}, {"begin group", Type::group}, {"begin_group", Type::group}};
    if (const auto found = simple.find(cell); found != simple.end()) return found->second;
    for (const auto& [word, type] :
         {std::pair{"select_one ", Type::select_one}, {"select_multiple ", Type::select_multiple}}) {
      if (!cell.starts_with(word)) continue;
      list = form::trimmed(cell.substr(std::string_view(word).size()));
      if (!survey_.lists.contains(list)) {
        note(row, "type", "There is no list \"" + list + "\" in choices.csv; add it or mend the name.");
      }
      return type;
    }
    note(row, "type",
         "\"" + cell +
             "\" is not supported; use text, note, acknowledge, select_one, select_multiple, calculate, "
             "begin_group or end_group.");
    return std::nullopt;
  }

  std::optional<Item> read_item(const Sheet& sheet, int row) {
    Item item;
    item.row = row;
    const auto type = read_type(sheet.cell(row, "type"), row, item.list);
    if (!type) return std::nullopt;
    item.type = *type;
    item.name = sheet.cell(row, "name");
    if (!is_name(item.name) || item.name == "meta") {
      note(row, "name", "Give it a name of letters, digits, \"_\" or \"-\" that begins with a letter.");
      return std::nullopt;
    }
    item.label = sheet.words(row, "label");
    item.hint = sheet.words(row, "hint");
    item.relevant = sheet.cell(row, "relevant");
    item.required = truth(sheet.cell(row, "required"));
    item.required_message = sheet.words(row, "required_message");
    item.constraint = sheet.cell(row, "constraint");
    item.constraint_message = sheet.words(row, "constraint_message");
    item.readonly = truth(sheet.cell(row, "readonly"));
    item.calculation = sheet.cell(row, "calculation");
    item.appearance = sheet.cell(row, "appearance");
    item.max_length = sheet.cell(row, "bind::mend:max-length");
    return item;
  }

  void check_item(Item& item) {
    const bool silent = item.type == Type::calculate || item.type == Type::group;
    if (!silent && !item.label.contains(survey_.default_language)) {
      note(item.row, "label", "The question has no words; write its label.");
    }
    for (const Words* words : {&item.label, &item.hint}) {
      for (const auto& [language, text] : *words) {
        if (text.find("${") == std::string::npos) continue;
        note(item.row, "label", "Words cannot hold ${…} (language " + language + "); write them without.");
      }
    }
    if (item.type == Type::calculate && item.calculation.empty()) {
      note(item.row, "calculation", "A calculate needs a calculation; write it.");
    }
    if (item.type == Type::text && identity_.answer_class == "rj") {
      note(item.row, "type", "A form of class rj holds no free text; use choices.");
    }
    check_max_length(item);
    expression(item, "relevant", item.relevant);
    expression(item, "required", item.required);
    expression(item, "constraint", item.constraint);
    expression(item, "readonly", item.readonly);
    expression(item, "calculation", item.calculation);
  }

  void check_max_length(Item& item) {
    if (item.max_length.empty()) return;
    const bool number = item.max_length.size() <= 4 && item.max_length[0] != '0' &&
                        std::all_of(item.max_length.begin(), item.max_length.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
    if (item.type != Type::text || !number || std::stoi(item.max_length) > 2000) {
      note(item.row, "bind::mend:max-length",
           "The longest text is a number from 1 to 2000, for a row of type text.");
      return;
    }
    const std::string rule = "string-length(.) <= " + item.max_length;
    item.constraint = item.constraint.empty() ? rule : "(" + item.constraint + ") and " + rule;
  }

  void expression(const Item& item, const std::string& column, std::string& text) {
    if (text.empty()) return;
    std::string unknown;
    text = resolve(
        text,
        [&](const std::string& name) -> std::optional<std::string> {
          const auto found = paths_.find(name);
          return found == paths_.end() ? std::nullopt : std::optional(found->second);
        },
        unknown);
    if (!unknown.empty()) {
      note(item.row, column,
           "There is no question \"" + unknown + "\"; mend the name in ${" + unknown + "}.");
      return;
    }
    const auto read = form::read_expression(text, "It");
    if (!read) note(item.row, column, read.error().message);
  }

  const FormIdentity& identity_;
  std::vector<Finding>& findings_;
  Survey survey_;
  std::vector<std::string> languages_;
  std::map<std::string, std::string> paths_;
};

}  // namespace

Survey read_survey(const Sheets& sheets, const FormIdentity& identity, std::vector<Finding>& findings) {
  return SurveyReader(identity, findings).read(sheets);
}

}  // namespace mend::xlsform
