#include "content/author/xlsform/csv.h"
#include "content/base/disk_files.h"
#include "content/base/hash.h"
#include "tests/content/author/xlsform/sheets.h"
#include "tests/support/xlsx_writer.h"

using namespace mend;
using namespace mend::xlsform;

namespace {

const base::Path& catalogue() {
  static const base::Path path = base::Path(MEND_SOURCE_DIR) / "content/catalogue";
  return path;
}
const base::Path& samples() {
  static const base::Path path = base::Path(MEND_SOURCE_DIR) / "tests/content/author/xlsform/samples";
  return path;
}

std::string hash_of(const Compiled& compiled) {
  CHECK(testing::lines(compiled.findings).empty());
  REQUIRE_FALSE(compiled.xform.empty());
  return base::sha256_hex(compiled.xform);
}

/// The CSV sheets of a folder as a workbook.
base::Bytes workbook_of(const base::Path& folder) {
  base::DiskFiles files;
  std::vector<support::XlsxSheet> sheets;
  for (const char* name : {"survey", "choices", "settings"}) {
    const base::Path path = folder / (std::string(name) + ".csv");
    if (!files.exists(path)) continue;
    const base::Bytes bytes = files.read(path, 1'000'000).value();
    sheets.push_back({name, read_csv(base::as_text(bytes)).value(), "", "", ""});
  }
  return support::write_xlsx(sheets);
}

std::string hash_from_csv(const base::Path& folder, const FormIdentity& identity) {
  base::DiskFiles files;
  return hash_of(translate(files, folder, identity).value());
}

}  // namespace

TEST_CASE("a shipped form has the same hash from a workbook as from its sheets") {
  for (const FormIdentity& identity :
       {FormIdentity{"weekly-check-in", "key-work"}, FormIdentity{"rj-interest", "rj"}}) {
    const base::Path folder = catalogue() / identity.id / "form";
    testing::Folder other;
    other.put("form.xlsx", workbook_of(folder));
    CHECK(hash_from_csv(folder, identity) == hash_of(translate(other.files, "/form", identity).value()));
  }
}

TEST_CASE("workbooks of real spreadsheet programs have the same hash as the sheets that they came from") {
  const std::string expected = hash_from_csv(samples() / "csv", {"sample", "key-work"});
  for (const char* program : {"openpyxl", "xlsxwriter", "gnumeric", "libreoffice"}) {
    INFO(program);
    CHECK(hash_from_csv(samples() / program, {"sample", "key-work"}) == expected);
  }
}

TEST_CASE("numbers, dates and booleans of a workbook are the words of the sheet") {
  const std::string survey =
      "type,name,label,default,required\n"
      "integer,age,Age?,42,TRUE\n"
      "date,day,Day?,2026-01-31,FALSE\n";
  testing::Folder csv(survey);
  testing::Folder book;
  book.put("form.xlsx", support::write_xlsx({{"survey",
                                              {{"type", "name", "label", "default", "required"},
                                               {"integer", "age", "Age?", "#42", "?1"},
                                               {"date", "day", "Day?", "#4:46053", "?0"}},
                                              "",
                                              "",
                                              ""}}));
  CHECK(hash_of(csv.compiled()) == hash_of(book.compiled()));
}
