#include "content/author/xlsform/survey.h"
#include "content/author/xlsform/xform_writer.h"
#include "content/author/xlsform/xlsform.h"
#include "content/form/form.h"

namespace mend::xlsform {

namespace {

constexpr std::size_t sheet_bytes = 2 * 1024 * 1024;

base::Result<std::string> read_sheet(base::Files& files, const base::Path& path) {
  MEND_TRY(const base::Bytes bytes, files.read(path, sheet_bytes));
  return std::string(base::as_text(bytes));
}

}  // namespace

std::string Finding::text() const {
  std::string place = file;
  if (row > 0) place += ", row " + std::to_string(row);
  if (!column.empty()) place += ", column " + column;
  return place.empty() ? message : place + ": " + message;
}

base::Result<Compiled> compile(base::Files& files, const base::Path& folder, const FormIdentity& identity) {
  Sheets sheets;
  MEND_TRY(sheets.survey, read_sheet(files, folder / "survey.csv"));
  if (files.exists(folder / "choices.csv")) {
    MEND_TRY(sheets.choices, read_sheet(files, folder / "choices.csv"));
  }
  if (files.exists(folder / "settings.csv")) {
    MEND_TRY(sheets.settings, read_sheet(files, folder / "settings.csv"));
  }
  Compiled compiled;
  const Survey survey = read_survey(sheets, identity, compiled.findings);
  if (!compiled.findings.empty()) return compiled;

  base::Bytes xform = base::to_bytes(write_xform(survey, identity.id));
  if (const auto loaded = form::Form::load(xform); !loaded) {
    compiled.findings.push_back({"survey.csv", 0, "", loaded.error().message});
    return compiled;
  }
  compiled.xform = std::move(xform);
  return compiled;
}

}  // namespace mend::xlsform
