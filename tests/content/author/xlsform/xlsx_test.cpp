#include "content/author/xlsform/xlsx.h"

#include "tests/content/author/xlsform/sheets.h"
#include "tests/support/xlsx_writer.h"

using namespace mend;
using namespace mend::xlsform;
using Catch::Matchers::Contains;
using support::Parts;
using support::XlsxSheet;

namespace {

const std::vector<std::vector<std::string>> small = {{"type", "name", "label"}, {"text", "a", "A?"}};

/// The cells of the sheet "survey".
std::vector<Record> cells(const std::vector<std::vector<std::string>>& rows) {
  Notes notes;
  const Workbook book = read_xlsx(support::write_xlsx({{"survey", rows, "", "", ""}}), notes).value();
  CHECK(testing::lines(notes.findings).empty());
  return book.find("survey")->rows;
}

Parts parts_of_small() {
  return support::xlsx_parts({{"survey", small, "", "", ""}});
}

std::string refusal(base::ByteView bytes) {
  Notes notes;
  const auto read = read_xlsx(bytes, notes);
  REQUIRE_FALSE(read);
  return read.error().message;
}
std::string refusal(const Parts& parts) {
  return refusal(support::zip(parts));
}

Notes notes_of(const std::vector<XlsxSheet>& sheets) {
  Notes notes;
  REQUIRE(read_xlsx(support::write_xlsx(sheets), notes));
  return notes;
}

}  // namespace

TEST_CASE("strings are read wherever a spreadsheet program keeps them") {
  CHECK(cells({{"shared", "@in the sheet", "=A1&\"x\"|worked out"}})[0] ==
        Record{"shared", "in the sheet", "worked out"});
}

TEST_CASE("numbers come as an author would write them") {
  CHECK(cells({{"#3", "#3.0", "#0.1", "#-2.50", "#1E3", "#2026010101", "#0.30000000000000004"}})[0] ==
        Record{"3", "3", "0.1", "-2.5", "1000", "2026010101", "0.30000000000000004"});
}

TEST_CASE("booleans come as a CSV of the sheet would have them") {
  CHECK(cells({{"?1", "?0"}})[0] == Record{"TRUE", "FALSE"});
}

TEST_CASE("dates and times come as a form writes them") {
  CHECK(cells({{"#1:46053", "#4:46053", "#2:0.6041666667", "#3:46053.25", "#1:1", "#1:61"}})[0] ==
        Record{"2026-01-31", "2026-01-31", "14:30:00", "2026-01-31T06:00:00", "1900-01-01", "1900-03-01"});
}

TEST_CASE("dates of a workbook that counts from 1904 are no four years late") {
  Parts parts = support::xlsx_parts({{"survey", {{"#1:44591"}}, "", "", ""}});
  std::string& book = parts["xl/workbook.xml"];
  book.insert(book.find("<sheets>"), "<workbookPr date1904=\"1\"/>");
  Notes notes;
  CHECK(read_xlsx(support::zip(parts), notes).value().find("survey")->rows[0] == Record{"2026-01-31"});
}

TEST_CASE("text in several fonts is one text, without its reading aids") {
  Parts parts = parts_of_small();
  parts["xl/sharedStrings.xml"] =
      "<sst "
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>type</t></si><si><r><t>na</"
      "t>"
      "</r><r><rPr><b/></rPr><t>me</t></r><rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh></si></sst>";
  parts["xl/worksheets/sheet1.xml"] =
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c "
      "t=\"s\">"
      "<v>0</v></c><c t=\"s\"><v>1</v></c></row></sheetData></worksheet>";
  Notes notes;
  CHECK(read_xlsx(support::zip(parts), notes).value().find("survey")->rows[0] == Record{"type", "name"});
}

TEST_CASE("line ends inside a cell are line feeds, however the program escapes them") {
  CHECK(cells({{"one\r\ntwo", "one\ntwo"}})[0] == Record{"one\ntwo", "one\ntwo"});
}

TEST_CASE("an empty row keeps its number") {
  const auto rows = cells({{"type"}, {}, {"text"}});
  CHECK(rows == std::vector<Record>{{"type"}, {}, {"text"}});
}

TEST_CASE("rows that are only formatted do not count, however many there are") {
  Parts parts = parts_of_small();
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet.insert(sheet.find("</sheetData>"), "<row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>");
  Notes notes;
  CHECK(read_xlsx(support::zip(parts), notes).value().find("survey")->rows.size() == 2);
}

TEST_CASE("a sheet that goes beyond its bounds is refused by its name") {
  std::vector<std::vector<std::string>> tall(10'001, {"#1"});
  CHECK_THAT(refusal(support::write_xlsx({{"survey", tall, "", "", ""}})),
             Contains("\"survey\" goes beyond 10,000 rows"));
  CHECK_THAT(refusal(support::write_xlsx({{"survey", {std::vector<std::string>(201, "#1")}, "", "", ""}})),
             Contains("200 columns"));
}

TEST_CASE("a zip bomb is refused by the part that swells") {
  Parts parts = parts_of_small();
  parts["xl/worksheets/sheet1.xml"] = std::string(33 * 1024 * 1024, ' ');
  const base::Bytes bomb = support::zip(parts);
  CHECK(bomb.size() < 200'000);
  CHECK_THAT(refusal(bomb), Contains("xl/worksheets/sheet1.xml") && Contains("32 MiB"));
}

TEST_CASE("many parts that swell together are refused") {
  Parts parts = parts_of_small();
  for (int i = 0; i < 4; ++i)
    parts["xl/worksheets/more" + std::to_string(i) + ".xml"].assign(30 * 1024 * 1024, ' ');
  CHECK_THAT(refusal(parts), Contains("96 MiB"));
}

TEST_CASE("a workbook of a thousand parts is refused") {
  Parts parts = parts_of_small();
  for (int i = 0; i < 1'001; ++i) parts["x" + std::to_string(i)] = "x";
  CHECK_THAT(refusal(parts), Contains("1,000 parts"));
}

TEST_CASE("a document type in a part is refused before anything in it is followed") {
  Parts parts = parts_of_small();
  parts["xl/sharedStrings.xml"] =
      "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
      "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&x;</t></si></sst>";
  CHECK_THAT(refusal(parts), Contains("xl/sharedStrings.xml") && Contains("document type"));
}

TEST_CASE("a part whose name leads out of the workbook is refused") {
  Parts parts = parts_of_small();
  parts["../../etc/cron.d/x"] = "x";
  CHECK_THAT(refusal(parts), Contains("leads out"));
}

TEST_CASE("macros are refused") {
  Parts parts = parts_of_small();
  std::string& relations = parts["xl/_rels/workbook.xml.rels"];
  relations.insert(
      relations.find("</Relationships>"),
      "<Relationship Id=\"v\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" "
      "Target=\"vbaProject.bin\"/>");
  CHECK_THAT(refusal(parts), Contains("macros"));
}

TEST_CASE("an old .xls file, or one with a password, is told apart from a broken one") {
  const base::Bytes old = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0};
  CHECK_THAT(refusal(old), Contains("old .xls file or has a password"));
  CHECK_THAT(refusal(base::as_bytes("no zip at all")), Contains("not a whole .xlsx file"));
}

TEST_CASE("a workbook that was cut off is refused") {
  base::Bytes bytes = support::write_xlsx({{"survey", small, "", "", ""}});
  bytes.resize(bytes.size() / 2);
  CHECK_FALSE(refusal(bytes).empty());
}

TEST_CASE("a changed byte in a sheet is noticed") {
  Parts parts = parts_of_small();
  parts["xl/worksheets/sheet1.xml"] += std::string(5'000, '\n');
  base::Bytes bytes = support::zip(parts);
  Notes notes;
  REQUIRE(read_xlsx(bytes, notes));
  const std::string_view name = "xl/worksheets/sheet1.xml";
  const auto at = base::as_text(bytes).find(name);
  REQUIRE(at != std::string_view::npos);
  bytes[at + name.size() + 60] ^= 0x40;
  CHECK_FALSE(read_xlsx(bytes, notes));
}

TEST_CASE("a part that is missing is named") {
  Parts parts = parts_of_small();
  parts.erase("xl/worksheets/sheet1.xml");
  CHECK_THAT(refusal(parts), Contains("\"xl/worksheets/sheet1.xml\""));
}

TEST_CASE("cells that do not stand where they say are refused") {
  Parts parts = parts_of_small();
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet.replace(sheet.find("r=\"A2\""), 6, "r=\"A9\"");
  CHECK_THAT(refusal(parts), Contains("\"survey\" names its cells wrongly"));
}

TEST_CASE("a hidden sheet cannot carry questions past a reviewer") {
  const Notes notes = notes_of({{"survey", small, "", "", ""}, {"choices", small, "hidden", "", ""}});
  CHECK_THAT(testing::lines(notes.findings), Contains("choices: The sheet is hidden"));
  CHECK(notes_of({{"survey", small, "", "", ""}, {"lists", small, "hidden", "", ""}}).findings.empty());
}

TEST_CASE("hidden rows, hidden columns, merged cells and formulas are pointed out") {
  CHECK_THAT(testing::lines(notes_of({{"survey", small, "", "", "hidden=\"1\""}}).warnings),
             Contains("survey, row 2: The row is hidden"));
  CHECK_THAT(testing::lines(
                 notes_of({{"survey", small, "", "<mergeCells><mergeCell ref=\"B3:C3\"/></mergeCells>", ""}})
                     .warnings),
             Contains("The cells B3:C3 are merged"));
  CHECK_THAT(testing::lines(
                 notes_of({{"survey", small, "", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>", ""}})
                     .warnings),
             Contains("columns are hidden"));
  CHECK_THAT(testing::lines(notes_of({{"survey", {{"=A1|x"}}, "", "", ""}}).warnings),
             Contains("The cell A1 is worked out by a formula"));
  CHECK(notes_of({{"survey", {{"=TRUE()|1"}}, "", "", ""}}).warnings.empty());
}

TEST_CASE("a cell with an error is named by its row") {
  const Notes notes = notes_of({{"survey", {{"type", "name"}, {"text", "!#REF!"}}, "", "", ""}});
  CHECK_THAT(testing::lines(notes.findings), Contains("survey, row 2: A cell holds the error #REF!"));
}

TEST_CASE("a string that the workbook does not hold is no silent gap") {
  Parts parts = parts_of_small();
  parts["xl/sharedStrings.xml"] =
      "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>";
  Notes notes;
  REQUIRE(read_xlsx(support::zip(parts), notes));
  CHECK_THAT(testing::lines(notes.findings), Contains("survey, row 1: A cell cannot be read"));
}

TEST_CASE("sheets are found whatever their capitals, and others are named") {
  const Notes notes = notes_of({{"Survey", small, "", "", ""}, {"Choises", small, "", "", ""}});
  CHECK_THAT(testing::lines(notes.warnings),
             Contains("Choises: This sheet is not part of the form. Did you mean \"choices\"?"));
  CHECK_THAT(refusal(support::write_xlsx({{"questions", small, "", "", ""}})),
             Contains("no sheet \"survey\""));
}

TEST_CASE("a sheet that is there twice under two spellings is refused") {
  CHECK_THAT(refusal(support::write_xlsx({{"survey", small, "", "", ""}, {"SURVEY", small, "", "", ""}})),
             Contains("twice"));
}

TEST_CASE("a workbook and sheets side by side are not guessed between") {
  testing::Folder folder("type,name,label\ntext,a,A?\n");
  folder.put("form.xlsx", support::write_xlsx({{"survey", small, "", "", ""}}));
  CHECK_THAT(testing::findings(folder), Contains("survey.csv: There is a form.xlsx as well"));
}

TEST_CASE("a workbook that cannot be read is an author's finding, with the name of the file") {
  testing::Folder folder;
  folder.put("form.xlsx", "nonsense");
  CHECK_THAT(testing::findings(folder), Contains("form.xlsx: The workbook is not a whole .xlsx file"));
}

TEST_CASE("a file beside the sheets that nobody reads is pointed out") {
  testing::Folder folder("type,name,label\ntext,a,A?\n");
  folder.put("choises.csv", "x").put("old.xlsx", "x").put("all.steps.jsonl", "");
  const std::string text = testing::lines(folder.compiled().warnings);
  CHECK_THAT(text, Contains("choises.csv: ") && Contains("Did you mean \"choices.csv\"?"));
  CHECK_THAT(text, Contains("old.xlsx: Only form.xlsx is read"));
  CHECK_THAT(text, !Contains("steps"));
}
