#include "content/author/xlsform/form_size.h"
#include "content/author/xlsform/names.h"
#include "content/author/xlsform/survey.h"
#include "content/author/xlsform/xform_parts.h"
#include "content/author/xlsform/xform_writer.h"
#include "content/author/xlsform/xlsform.h"
#include "content/form/form.h"

#include <algorithm>

namespace mend::xlsform {

namespace {

/// The engine names fields by their refs; authors know rows. 0 if it names none.
int row_named_in(const std::string& message, const std::map<std::string, int>& rows) {
  std::size_t longest = 0;
  int found = 0;
  for (const auto& [ref, row] : rows) {
    const std::size_t at = message.find(ref);
    if (at == std::string::npos || ref.size() <= longest) continue;
    const char after = at + ref.size() < message.size() ? message[at + ref.size()] : ' ';
    if (is_name(std::string("a") + after)) continue;  // "/data/a" is not in "/data/ab"
    longest = ref.size();
    found = row;
  }
  return found;
}

/// By sheet, in the order in which they were read, and by row.
void put_in_order(std::vector<Finding>& findings) {
  std::map<std::string, std::size_t> sheets;
  for (const Finding& finding : findings) sheets.emplace(finding.file, sheets.size());
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
    return std::pair(sheets.at(a.file), a.row) < std::pair(sheets.at(b.file), b.row);
  });
}

std::map<std::string, Place> places_of(const Survey& survey) {
  std::map<std::string, Place> places;
  for (const auto& [name, list] : survey.lists) {
    for (const Choice& choice : list.choices)
      places.emplace(choice_text(name, choice), Place{list.sheet, choice.row});
  }
  for (const auto& [id, data] : survey.data) {
    for (const DataText& text : data.texts) places.emplace(text.name, Place{"media/" + data.file, text.row});
  }
  return places;
}

}  // namespace

std::string Finding::text() const {
  std::string place = file;
  const auto add = [&](const std::string& part) { place += (place.empty() ? "" : ", ") + part; };
  if (row > 0) add("row " + std::to_string(row));
  if (!column.empty()) add("column \"" + column + "\"");
  return place.empty() ? message : place + ": " + message;
}

base::Result<Compiled> translate(base::Files& files, const base::Path& folder, const FormIdentity& identity) {
  Notes notes;
  MEND_TRY(const Workbook workbook, read_workbook(files, folder, notes));
  Compiled compiled;
  if (workbook.find("survey") != nullptr) {
    Survey survey = read_survey(workbook, identity, files, folder / "media", notes);
    if (notes.findings.empty()) {
      compiled.xform = base::to_bytes(write_xform(survey, identity.id));
      if (auto large = too_large(survey, compiled.xform.size())) {
        notes.findings.push_back(std::move(*large));
        compiled.xform.clear();
      }
    }
    for (const Item& item : survey.items) compiled.rows.emplace(item.path, item.row);
    compiled.choices = places_of(survey);
    compiled.media = std::move(survey.media);
  }
  put_in_order(notes.findings);
  put_in_order(notes.warnings);
  compiled.findings = std::move(notes.findings);
  compiled.warnings = std::move(notes.warnings);
  return compiled;
}

base::Result<Compiled> compile(base::Files& files, const base::Path& folder, const FormIdentity& identity) {
  MEND_TRY(Compiled compiled, translate(files, folder, identity));
  if (!compiled.findings.empty()) return compiled;
  if (const auto loaded = form::Form::load(compiled.xform); !loaded) {
    const std::string& message = loaded.error().message;
    compiled.findings.push_back({"survey", row_named_in(message, compiled.rows), "", message});
    compiled.xform.clear();
  }
  return compiled;
}

}  // namespace mend::xlsform
