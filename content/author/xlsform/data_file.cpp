#include "content/author/xlsform/data_file.h"

#include "content/author/xlsform/csv.h"
#include "content/author/xlsform/names.h"
#include "content/form/limits.h"
#include "content/form/text.h"
#include "content/form/xml.h"

#include <algorithm>
#include <unordered_map>

namespace mend::xlsform {

namespace {

constexpr std::size_t most_rows = 100'000;
constexpr int deepest = 16;

/// Elements, attributes and words; the same for any spelling of the same XML. False if it cannot be carried.
bool write_element(const xmlNode* node, int depth, std::string& out) {
  const std::string name(form::local_name(node));
  if (depth > deepest || !is_name(name)) return false;
  out += "<" + name;
  for (const xmlAttr* one = node->properties; one != nullptr; one = one->next) {
    const std::string key(reinterpret_cast<const char*>(one->name));
    const std::string value = form::attribute(node, key.c_str());
    if (!is_name(key) || !form::is_plain_text(value)) return false;
    out += " " + key + "=\"" + form::escaped(value) + "\"";
  }
  out += ">";
  const auto children = form::elements(node);
  for (const xmlNode* child : children) {
    out += "\n";
    if (!write_element(child, depth + 1, out)) return false;
  }
  if (children.empty()) {
    const std::string words = form::trimmed(form::content(node));
    if (!form::is_plain_text(words)) return false;
    out += form::escaped(words);
  }
  out += "</" + name + ">";
  return true;
}

class CsvData {
 public:
  CsvData(const Survey& survey, DataFile& data)
      : survey_(survey), data_(data), named_("\"" + data.file + "\"") {}

  std::string read(base::ByteView bytes) {
    const auto records = read_csv(base::as_text(bytes), most_rows);
    if (!records) return named_ + ": " + records.error().message;
    if (records->size() < 2) return named_ + " holds no rows under its headings; add them.";
    if (std::string problem = headings(records->front()); !problem.empty()) return problem;
    std::vector<std::unordered_map<std::string_view, std::size_t>> counts(headings_.size());
    data_.xml = "<root>";
    for (std::size_t row = 1; row < records->size(); ++row) {
      const Record& record = (*records)[row];
      if (record.empty()) continue;
      const bool plain = std::all_of(record.begin(), record.end(), form::is_plain_text);
      if (record.size() > headings_.size() || !plain) {
        return named_ + ", row " + std::to_string(row + 1) +
               ": it has cells without a heading, or letters that are not UTF-8; mend them.";
      }
      item(record, row + 1);
      for (std::size_t i = 0; i < headings_.size(); ++i) {
        const bool other =
            !headings_[i].language.empty() && headings_[i].language != survey_.default_language;
        if (other) continue;
        const std::string_view cell = i < record.size() ? std::string_view(record[i]) : std::string_view();
        const std::size_t rows = ++counts[i][cell];
        Group& largest = data_.largest[headings_[i].column];
        if (rows > largest.rows) largest = {std::string(cell), rows};
        Flaws& flaws = data_.flaws[headings_[i].column];
        const auto first = [&](int& flaw, bool is) {
          if (is && flaw == 0) flaw = static_cast<int>(row) + 1;
        };
        first(flaws.blank, form::trimmed(cell).empty());
        first(flaws.spaced, cell.find_first_of(" \t\n") != std::string_view::npos);
        first(flaws.twin, rows > 1);
      }
    }
    data_.xml += "\n</root>";
    return {};
  }

 private:
  struct Heading {
    std::string column;
    std::string language;  ///< "" where the column is in none
  };

  std::string headings(const Record& record) {
    for (const std::string& cell : record) {
      const std::string text = form::trimmed(cell);
      const std::size_t split = text.rfind("::");
      Heading heading{form::trimmed(text.substr(0, split)), ""};
      if (split != std::string::npos) {
        heading.language = language_tag(form::trimmed(text.substr(split + 2)));
        if (heading.language.empty())
          return named_ + " has the heading \"" + text + "\"; name the language with its tag, for example " +
                 heading.column + "::Cymraeg (cy).";
        const auto& known = survey_.languages;
        if (std::find(known.begin(), known.end(), heading.language) == known.end())
          return named_ + " has the heading \"" + text +
                 "\", and the sheets have no words in that language; add them, or take the column out.";
        if (!data_.translated.empty() && data_.translated != heading.column)
          return named_ + " has \"" + data_.translated + "\" and \"" + heading.column +
                 "\" in several languages; only the words of the choices can be, so keep one.";
        data_.translated = heading.column;
      }
      const bool twice = std::any_of(headings_.begin(), headings_.end(), [&](const Heading& other) {
        return other.column == heading.column && other.language == heading.language;
      });
      if (!is_name(heading.column) || twice)
        return named_ + " has the heading \"" + text +
               "\"; headings are names with letters, digits, \"_\" or \"-\", each once.";
      headings_.push_back(std::move(heading));
    }
    return data_.translated.empty() ? plain_columns() : translated_columns();
  }

  std::string plain_columns() {
    for (const Heading& heading : headings_) data_.columns.push_back(heading.column);
    return {};
  }

  /// The default language may stand under its own heading or under the plain one.
  std::string translated_columns() {
    std::size_t in_default = 0;
    for (Heading& heading : headings_) {
      if (heading.column == "itextId")
        return named_ +
               " has the heading \"itextId\", which is ours where words are in languages; rename it.";
      if (heading.column == data_.translated && heading.language.empty())
        heading.language = survey_.default_language;
      if (heading.language.empty()) data_.columns.push_back(heading.column);
      if (heading.language == survey_.default_language) ++in_default;
    }
    data_.columns.push_back(data_.translated);
    if (in_default == 1) return {};
    return named_ + (in_default == 0 ? " has no column \"" : " has two columns for \"") + data_.translated +
           "\" in the default language; keep one, headed \"" + data_.translated + "\".";
  }

  void item(const Record& record, std::size_t row) {
    ++data_.rows;
    data_.xml += "\n<item>";
    Words words;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      const std::string cell = i < record.size() ? record[i] : "";
      const Heading& heading = headings_[i];
      if (!heading.language.empty() && !form::trimmed(cell).empty())
        words[heading.language] = form::trimmed(cell);
      // As a column, the words are those of the default language.
      if (heading.language.empty() || heading.language == survey_.default_language)
        data_.xml += "<" + heading.column + ">" + form::escaped(cell) + "</" + heading.column + ">";
    }
    if (!data_.translated.empty()) {
      std::string id = data_.file + ":" + std::to_string(row);
      data_.xml += "<itextId>" + form::escaped(id) + "</itextId>";
      data_.texts.push_back({std::move(id), static_cast<int>(row), std::move(words)});
    }
    data_.xml += "</item>";
  }

  const Survey& survey_;
  DataFile& data_;
  std::string named_;
  std::vector<Heading> headings_;
};

}  // namespace

std::string read_csv_data(base::ByteView bytes, const Survey& survey, DataFile& data) {
  return CsvData(survey, data).read(bytes);
}

std::string read_xml_data(base::ByteView bytes, DataFile& data) {
  const auto document = form::parse_xml(bytes, "\"" + data.file + "\"", form::limits::data_bytes);
  if (!document) return document.error().message;
  if (write_element(xmlDocGetRootElement(document->get()), 0, data.xml)) return {};
  return "\"" + data.file +
         "\" is nested too deeply, or has characters that cannot be shown; make it a list of items.";
}

}  // namespace mend::xlsform
