#include "tests/support/xlsx_writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <cstdlib>

namespace mend::support {

namespace {

const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string main_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string document_namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string package_namespace = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\r':
        out += "_x000D_";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

std::string column_name(std::size_t column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return name;
}

std::string text_element(std::string_view text) {
  return "<t xml:space=\"preserve\">" + escaped(text) + "</t>";
}

class Writer {
 public:
  Parts write(const std::vector<XlsxSheet>& sheets) {
    std::string list;
    std::string relations;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string id = std::to_string(i + 1);
      parts_["xl/worksheets/sheet" + id + ".xml"] = sheet(sheets[i]);
      list += "<sheet name=\"" + escaped(sheets[i].name) + "\" sheetId=\"" + id + "\" r:id=\"rId" + id +
              "\"" + (sheets[i].state.empty() ? "" : " state=\"" + sheets[i].state + "\"") + "/>";
      relations += relation("rId" + id, "worksheet", "worksheets/sheet" + id + ".xml");
    }
    parts_["xl/workbook.xml"] = head + "<workbook xmlns=\"" + main_namespace + "\" xmlns:r=\"" +
                                document_namespace + "\"><sheets>" + list + "</sheets></workbook>";
    relations += relation("s", "sharedStrings", "sharedStrings.xml") + relation("t", "styles", "styles.xml");
    parts_["xl/_rels/workbook.xml.rels"] = all_relations(relations);
    parts_["_rels/.rels"] = all_relations(relation("b", "officeDocument", "xl/workbook.xml"));
    parts_["xl/sharedStrings.xml"] = head + "<sst xmlns=\"" + main_namespace + "\">" + strings_ + "</sst>";
    parts_["xl/styles.xml"] =
        head + "<styleSheet xmlns=\"" + main_namespace +
        "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs>"
        "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"22\"/>"
        "<xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    return std::move(parts_);
  }

 private:
  static std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + document_namespace + "/" + type + "\" Target=\"" +
           target + "\"/>";
  }
  static std::string all_relations(const std::string& inside) {
    return head + "<Relationships xmlns=\"" + package_namespace + "\">" + inside + "</Relationships>";
  }

  std::string sheet(const XlsxSheet& sheet) {
    std::string out = head + "<worksheet xmlns=\"" + main_namespace + "\"><sheetData>";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      const std::string number = std::to_string(row + 1);
      out += "<row r=\"" + number + "\"" + (sheet.row_more.empty() ? "" : " " + sheet.row_more) + ">";
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        const std::string& text = sheet.rows[row][column];
        if (!text.empty()) out += cell(column_name(column) + number, text);
      }
      out += "</row>";
    }
    return out + "</sheetData>" + sheet.after + "</worksheet>";
  }

  std::string cell(const std::string& place, const std::string& text) {
    const std::string open = "<c r=\"" + place + "\"";
    const std::string rest = text.substr(1);
    switch (text[0]) {
      case '#': {
        const std::size_t colon = rest.find(':');
        const std::string style = colon == std::string::npos ? "" : " s=\"" + rest.substr(0, colon) + "\"";
        return open + style + "><v>" + rest.substr(colon == std::string::npos ? 0 : colon + 1) + "</v></c>";
      }
      case '?':
        return open + " t=\"b\"><v>" + rest + "</v></c>";
      case '!':
        return open + " t=\"e\"><v>" + escaped(rest) + "</v></c>";
      case '@':
        return open + " t=\"inlineStr\"><is>" + text_element(rest) + "</is></c>";
      case '=': {
        const std::size_t bar = rest.find('|');
        return open + " t=\"str\"><f>" + escaped(rest.substr(0, bar)) + "</f><v>" +
               escaped(rest.substr(bar + 1)) + "</v></c>";
      }
      default:
        strings_ += "<si>" + text_element(text) + "</si>";
        return open + " t=\"s\"><v>" + std::to_string(count_++) + "</v></c>";
    }
  }

  Parts parts_;
  std::string strings_;
  std::size_t count_ = 0;
};

}  // namespace

Parts xlsx_parts(const std::vector<XlsxSheet>& sheets) {
  return Writer().write(sheets);
}

base::Bytes zip(const Parts& parts) {
  std::size_t room = 64 * 1024;
  for (const auto& [name, text] : parts) room += text.size() + name.size() * 2 + 1'024;
  base::Bytes out(room);
  std::size_t used = 0;
  struct archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_bytes_per_block(writer, 1);
  if (archive_write_open_memory(writer, out.data(), out.size(), &used) != ARCHIVE_OK) std::abort();
  for (const auto& [name, text] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    if (archive_write_header(writer, entry) != ARCHIVE_OK) std::abort();
    if (archive_write_data(writer, text.data(), text.size()) != static_cast<la_ssize_t>(text.size()))
      std::abort();
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

}  // namespace mend::support
