#include "content/author/xlsform/sheet.h"
#include "content/author/xlsform/suggest.h"
#include "content/author/xlsform/survey.h"
#include "content/form/text.h"

namespace mend::xlsform {

namespace {

const Columns& settings_columns() {
  static const std::string sending =
      "How and when answers are sent is decided by the device; take this column out.";
  static const std::string sealing =
      "Answers are sealed to the keys of the prison's policy; take this column out.";
  static const std::string names = "The submission keeps nothing but answers; take this column out.";
  static const Columns columns = {
      .plain = {"form_id", "version", "default_language", "style", "instance_name", "allow_choice_duplicates",
                "clean_text_values", "name"},
      .translated = {"form_title"},
      .needed = {},
      .aliases = {{"id_string", "form_id"},
                  {"set form id", "form_id"},
                  {"title", "form_title"},
                  {"set form title", "form_title"},
                  {"default language", "default_language"},
                  {"instance name", "instance_name"}},
      .refused = {{"public_key", sealing},
                  {"submission_url", sending},
                  {"auto_send", sending},
                  {"auto_delete", sending},
                  {"client_editable", sending},
                  {"sms_keyword", sending},
                  {"sms_separator", sending},
                  {"sms_allow_media", sending},
                  {"sms_date_format", sending},
                  {"sms_datetime_format", sending},
                  {"sms_response", sending},
                  {"prefix", sending},
                  {"delimiter", sending},
                  {"namespaces", names},
                  {"instance_xmlns", names},
                  {"attribute", names},
                  {"instance_id", "Every submission gets a random id of its own; take this column out."},
                  {"omit_instanceid", "Every submission needs its random id; take this column out."}}};
  return columns;
}

}  // namespace

void read_settings(const Workbook& workbook, const FormIdentity& identity, Survey& survey,
                   std::vector<std::string>& languages, Notes& notes) {
  survey.default_language = english;
  const Table* table = workbook.find("settings");
  if (table == nullptr || table->rows.empty()) return;
  const Sheet sheet = Sheet::read(*table, settings_columns(), english, notes);
  const auto note = [&](int row, std::string column, std::string message) {
    notes.findings.push_back({sheet.name(), row, std::move(column), std::move(message)});
  };
  if (sheet.rows().empty()) return;
  if (sheet.rows().size() > 1) note(sheet.rows()[1], "", "Settings have one row only; take this out.");
  const int row = sheet.rows()[0];
  const auto yes_or_no = [&](const char* column) {
    const std::string cell = sheet.cell(row, column);
    if (!cell.empty() && !says_yes(cell) && !says_no(cell)) note(row, column, "Write yes or no.");
    return says_yes(cell);
  };

  if (const std::string name = sheet.cell(row, "default_language");
      !name.empty() && lower(name) != "default") {
    const std::string tag = language_tag(name);
    if (tag.empty()) {
      note(row, "default_language", "Name the language with its tag, for example English (en).");
    } else {
      survey.default_language = tag;
    }
  }
  const std::string id = sheet.cell(row, "form_id");
  if (!id.empty() && id != identity.id) {
    note(row, "form_id", "This is not \"" + identity.id + "\", the id in module.toml; use the same.");
  }
  survey.version = sheet.cell(row, "version");
  if (survey.version.size() > 64)
    note(row, "version", "A version has at most 64 characters; make it shorter.");
  if (const std::string root = sheet.cell(row, "name"); !root.empty() && root != "data")
    note(row, "name", "Answers are always in \"data\"; take this out.");
  survey.style = sheet.cell(row, "style");
  if (!survey.style.empty() && survey.style != "pages" && survey.style != "theme-grid" &&
      survey.style != "theme-grid pages" && survey.style != "pages theme-grid") {
    note(row, "style",
         "A style is pages or theme-grid; the device shows one thing at a time whichever it is.");
  }
  survey.instance_name = sheet.cell(row, "instance_name");
  survey.choice_duplicates = yes_or_no("allow_choice_duplicates");
  yes_or_no("clean_text_values");
  survey.title = sheet.words(row, "form_title");
  for (const auto& [language, text] : survey.title) {
    if (text.find("${") != std::string::npos)
      note(row, "form_title", "A title is there before any answer; take out the ${…} (" + language + ").");
  }
  const auto more = sheet.languages();
  languages.insert(languages.end(), more.begin(), more.end());
}

}  // namespace mend::xlsform
