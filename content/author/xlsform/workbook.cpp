#include "content/author/xlsform/workbook.h"

#include "content/author/xlsform/suggest.h"
#include "content/author/xlsform/xlsx.h"

#include <algorithm>
#include <array>

namespace mend::xlsform {

namespace {

constexpr std::size_t csv_bytes = 20 * 1024 * 1024;
constexpr std::size_t xlsx_bytes = 16 * 1024 * 1024;
constexpr const char* xlsx_name = "form.xlsx";
constexpr std::array sheet_names = {"survey", "choices", "settings", "entities", "external_choices", "osm"};

/// A file beside the sheets that nobody reads would look as if it counted.
base::Status look_around(base::Files& files, const base::Path& folder, bool has_xlsx, Notes& notes) {
  MEND_TRY(const std::vector<std::string> names, files.list_files(folder));
  for (const std::string& name : names) {
    const std::string stem = base::Path(name).stem().string();
    const std::string ending = lower(base::Path(name).extension().string());
    if (name == xlsx_name || name.ends_with(".steps.jsonl") || name.ends_with(".migration") ||
        name.ends_with(".form.xml"))
      continue;
    if (ending == ".csv" && is_sheet_name(stem)) {
      if (has_xlsx) {
        notes.findings.push_back(
            {name, 0, "", "There is a form.xlsx as well, so it is not clear which one counts; keep one."});
      }
      continue;
    }
    const std::string why =
        ending == ".xlsx" || ending == ".xls" || ending == ".ods" || ending == ".xlsm"
            ? "Only form.xlsx is read; save or rename it as form.xlsx."
            : "It is not part of the form; take it out, or move it to media if the form "
              "shows it." +
                  did_you_mean(name, {"survey.csv", "choices.csv", "settings.csv", "external_choices.csv"});
    notes.warnings.push_back({name, 0, "", why});
  }
  return {};
}

base::Result<Workbook> read_sheets(base::Files& files, const base::Path& folder, Notes& notes) {
  Workbook workbook;
  for (const char* name : sheet_names) {
    const base::Path path = folder / (std::string(name) + ".csv");
    if (name != std::string_view("survey") && !files.exists(path)) continue;
    MEND_TRY(const base::Bytes bytes, files.read(path, csv_bytes));
    auto rows = read_csv(base::as_text(bytes), most_rows(name));
    if (!rows) {
      notes.findings.push_back({name, 0, "", rows.error().message});
      continue;
    }
    workbook.tables.push_back({name, std::move(*rows)});
  }
  return workbook;
}

}  // namespace

const Table* Workbook::find(std::string_view name) const {
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

bool is_sheet_name(std::string_view name) {
  return std::find(sheet_names.begin(), sheet_names.end(), name) != sheet_names.end();
}

std::size_t most_rows(std::string_view sheet) {
  return sheet == "external_choices" ? 100'000 : 10'000;
}

base::Result<Workbook> read_workbook(base::Files& files, const base::Path& folder, Notes& notes) {
  const bool has_xlsx = files.exists(folder / xlsx_name);
  MEND_CHECK(look_around(files, folder, has_xlsx, notes));
  if (!has_xlsx) return read_sheets(files, folder, notes);
  MEND_TRY(const base::Bytes bytes, files.read(folder / xlsx_name, xlsx_bytes));
  auto workbook = read_xlsx(bytes, notes);
  if (!workbook) {
    notes.findings.push_back({xlsx_name, 0, "", workbook.error().message});
    return Workbook();
  }
  return std::move(*workbook);
}

}  // namespace mend::xlsform
