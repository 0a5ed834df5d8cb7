#include "content/author/xlsform/xlsx.h"

#include "content/author/xlsform/archive.h"
#include "content/author/xlsform/suggest.h"
#include "content/author/xlsform/xlsx_cells.h"
#include "content/form/text.h"

#include <algorithm>

namespace mend::xlsform {

namespace {

constexpr std::size_t part_bytes = 32 * 1024 * 1024;
constexpr std::size_t most_columns = 200;
constexpr const char* relationships_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* strict_relationships_namespace =
    "http://purl.oclc.org/ooxml/officeDocument/relationships";

bool named(const xmlNode* node, std::string_view name) {
  return form::local_name(node) == name;
}
bool truth(const std::string& text) {
  return text == "1" || text == "true";
}

const xmlNode* part_of(const xmlNode* node, std::string_view name) {
  for (const xmlNode* part : form::elements(node)) {
    if (named(part, name)) return part;
  }
  return nullptr;
}

std::string one_line_end(std::string text) {
  for (std::size_t at = text.find('\r'); at != std::string::npos; at = text.find('\r', at)) {
    if (at + 1 < text.size() && text[at + 1] == '\n') {
      text.erase(at, 1);
    } else {
      text[at] = '\n';
    }
  }
  return text;
}

/// One worksheet.
class SheetReader {
 public:
  SheetReader(std::string name, const CellBook& book, Notes& notes)
      : name_(std::move(name)), book_(book), notes_(notes) {}

  base::Result<Table> read(const xmlNode* root) {
    for (const xmlNode* row : form::elements(part_of(root, "sheetData"))) {
      if (!named(row, "row")) continue;
      MEND_CHECK(read_row(row));
    }
    for (const xmlNode* merged : form::elements(part_of(root, "mergeCells"))) {
      warn(0, "The cells " + form::attribute(merged, "ref") +
                  " are merged, and only the first of them holds the text; unmerge them.");
    }
    const xmlNode* columns = part_of(root, "cols");
    for (const xmlNode* column : form::elements(columns)) {
      if (truth(form::attribute(column, "hidden"))) {
        warn(0, "Some columns are hidden, and they count; show them, so that a reviewer sees them.");
        break;
      }
    }
    return Table{name_, std::move(rows_)};
  }

 private:
  void warn(std::size_t row, std::string message) {
    notes_.warnings.push_back({name_, static_cast<int>(row), "", std::move(message)});
  }
  [[nodiscard]] tl::unexpected<base::Error> torn() const {
    return base::refused("The sheet \"" + name_ + "\" names its cells wrongly; save the workbook again.");
  }

  base::Status read_row(const xmlNode* row) {
    const std::string number = form::attribute(row, "r");
    std::size_t at = next_row_;
    if (!number.empty()) {
      const auto place = read_place("A" + number);
      if (!place || place->row < next_row_) return torn();
      at = place->row;
    }
    next_row_ = at + 1;
    Record record;
    std::size_t next_column = 0;
    for (const xmlNode* cell : form::elements(row)) {
      if (!named(cell, "c")) continue;
      std::size_t column = next_column;
      if (const std::string reference = form::attribute(cell, "r"); !reference.empty()) {
        const auto place = read_place(reference);
        if (!place || place->row != at || place->column < next_column) return torn();
        column = place->column;
      }
      next_column = column + 1;
      std::string text = one_line_end(read_cell(cell, at + 1));
      if (form::trimmed(text).empty()) continue;
      if (column >= most_columns || at >= most_rows(name_)) {
        return base::refused("The sheet \"" + name_ + "\" goes beyond " + with_commas(most_rows(name_)) +
                             " rows or 200 columns; a form is far smaller.");
      }
      record.resize(column + 1);
      record[column] = std::move(text);
    }
    if (record.empty()) return {};
    if (truth(form::attribute(row, "hidden")))
      warn(at + 1, "The row is hidden, and it counts; show it, so that a reviewer sees it.");
    rows_.resize(at + 1);
    rows_[at] = std::move(record);
    return {};
  }

  std::string read_cell(const xmlNode* cell, std::size_t row) {
    const std::string type = form::attribute(cell, "t");
    if (type == "inlineStr") return rich_text(part_of(cell, "is"));
    const xmlNode* stored = part_of(cell, "v");
    const xmlNode* formula = part_of(cell, "f");
    const std::string code = formula == nullptr ? "" : form::content(formula);
    // Some programs keep a plain yes or no this way.
    if (formula != nullptr && code != "TRUE()" && code != "FALSE()") {
      warn(row, "The cell " + form::attribute(cell, "r") +
                    " is worked out by a formula, and its last result is taken; write the result in.");
    }
    const std::string value = stored == nullptr ? "" : form::content(stored);
    if (value.empty()) return {};
    if (type == "e") {
      notes_.findings.push_back({name_, static_cast<int>(row), "",
                                 "A cell holds the error " + value + "; mend it in the spreadsheet."});
      return {};
    }
    if (type == "s") {
      const auto index = read_index(value);
      return index && *index < book_.strings.size() ? book_.strings[*index] : lost(row);
    }
    if (type == "b") return truth(value) ? "TRUE" : "FALSE";
    if (type == "str" || type == "d") return value;
    const auto style = read_index(form::attribute(cell, "s"));
    const NumberFormat format =
        style && *style < book_.formats.size() ? book_.formats[*style] : NumberFormat::number;
    std::string number = show_number(form::trimmed(value), format, book_.from_1904);
    return number.empty() ? lost(row) : number;
  }

  std::string lost(std::size_t row) {
    notes_.findings.push_back({name_, static_cast<int>(row), "",
                               "A cell cannot be read; write it anew and save the workbook again."});
    return {};
  }

  std::string name_;
  const CellBook& book_;
  Notes& notes_;
  std::vector<Record> rows_;
  std::size_t next_row_ = 0;
};

class BookReader {
 public:
  BookReader(const Members& members, Notes& notes) : members_(members), notes_(notes) {}

  base::Result<Workbook> read() {
    MEND_TRY(const std::string path, main_part());
    MEND_TRY(const form::Document book, open(path));
    MEND_CHECK(read_targets(path));
    const xmlNode* root = xmlDocGetRootElement(book.get());
    if (!named(root, "workbook")) return base::refused("It is no workbook; save it as .xlsx.");
    if (const xmlNode* properties = part_of(root, "workbookPr"))
      cells_.from_1904 = truth(form::attribute(properties, "date1904"));
    std::vector<std::string> others;
    Workbook workbook;
    for (const xmlNode* sheet : form::elements(part_of(root, "sheets"))) {
      const std::string name = form::trimmed(form::attribute(sheet, "name"));
      const std::string state = form::attribute(sheet, "state");
      if (!is_sheet_name(lower(name))) {
        if (state.empty() || state == "visible") others.push_back(name);
        continue;
      }
      if (!state.empty() && state != "visible") {
        notes_.findings.push_back(
            {lower(name), 0, "",
             "The sheet is hidden, so that no reviewer sees it; show it or take it out."});
      }
      if (workbook.find(lower(name)) != nullptr)
        return base::refused("The sheet \"" + name + "\" is there twice; keep one.");
      MEND_TRY(Table table, read_sheet(sheet, lower(name)));
      workbook.tables.push_back(std::move(table));
    }
    for (const std::string& name : others) {
      notes_.warnings.push_back(
          {name, 0, "",
           "This sheet is not part of the form." +
               did_you_mean(name, {"survey", "choices", "settings", "external_choices"})});
    }
    if (workbook.find("survey") == nullptr)
      return base::refused("It has no sheet \"survey\"; name the sheet with the questions so.");
    return workbook;
  }

 private:
  base::Result<form::Document> open(const std::string& path) const {
    const auto found = members_.find(path);
    if (found == members_.end()) {
      return base::refused("It lacks its part \"" + path +
                           "\"; save it again from your spreadsheet program.");
    }
    return form::parse_xml(found->second, "The part \"" + path + "\"", part_bytes);
  }

  static std::string absolute(const std::string& from, const std::string& target) {
    if (target.starts_with("/")) return target.substr(1);
    const std::size_t slash = from.rfind('/');
    return (slash == std::string::npos ? "" : from.substr(0, slash + 1)) + target;
  }

  base::Result<std::string> main_part() const {
    MEND_TRY(const form::Document relations, open("_rels/.rels"));
    for (const xmlNode* relation : form::elements(xmlDocGetRootElement(relations.get()))) {
      if (form::attribute(relation, "Type").ends_with("/officeDocument"))
        return absolute("", form::attribute(relation, "Target"));
    }
    return base::refused("It is no workbook; save it as .xlsx.");
  }

  base::Status read_targets(const std::string& book) {
    const std::size_t slash = book.rfind('/') + 1;
    MEND_TRY(const form::Document relations,
             open(book.substr(0, slash) + "_rels/" + book.substr(slash) + ".rels"));
    for (const xmlNode* relation : form::elements(xmlDocGetRootElement(relations.get()))) {
      const std::string type = form::attribute(relation, "Type");
      const std::string target = absolute(book, form::attribute(relation, "Target"));
      if (type.ends_with("/worksheet")) sheets_[form::attribute(relation, "Id")] = target;
      if (type.ends_with("/sharedStrings")) {
        MEND_TRY(const form::Document strings, open(target));
        cells_.strings = read_strings(xmlDocGetRootElement(strings.get()));
      }
      if (type.ends_with("/styles")) {
        MEND_TRY(const form::Document styles, open(target));
        cells_.formats = read_formats(xmlDocGetRootElement(styles.get()));
      }
      if (type.ends_with("/vbaProject"))
        return base::refused("It holds macros; save it as .xlsx, which has none.");
    }
    return {};
  }

  base::Result<Table> read_sheet(const xmlNode* sheet, const std::string& name) {
    std::string id = form::attribute(sheet, "id", relationships_namespace);
    if (id.empty()) id = form::attribute(sheet, "id", strict_relationships_namespace);
    const auto target = sheets_.find(id);
    if (target == sheets_.end())
      return base::refused("The sheet \"" + name + "\" is not in the workbook; save it again.");
    MEND_TRY(const form::Document document, open(target->second));
    return SheetReader(name, cells_, notes_).read(xmlDocGetRootElement(document.get()));
  }

  const Members& members_;
  Notes& notes_;
  CellBook cells_;
  std::map<std::string, std::string> sheets_;
};

}  // namespace

base::Result<Workbook> read_xlsx(base::ByteView bytes, Notes& notes) {
  MEND_TRY(const Members members, unzip(bytes, "The workbook", [](std::string_view name) {
             return name.ends_with(".rels") ||
                    (name.ends_with(".xml") && name.find("/theme/") == std::string_view::npos);
           }));
  return BookReader(members, notes).read();
}

}  // namespace mend::xlsform
