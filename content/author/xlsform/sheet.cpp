#include "content/author/xlsform/sheet.h"

#include "content/author/xlsform/names.h"
#include "content/author/xlsform/suggest.h"
#include "content/form/text.h"

#include <algorithm>

namespace mend::xlsform {

namespace {

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// The heading as the tables of columns spell it: lower case, one space, no space around "::".
std::string normal(std::string_view heading) {
  std::string out;
  for (const char letter : lower(heading)) {
    const bool space = letter == ' ' || letter == '\t' || letter == '\n';
    if (space && (out.empty() || out.back() == ' ' || out.back() == ':')) continue;
    if (letter == ':' && !out.empty() && out.back() == ' ') out.pop_back();
    out += space ? ' ' : letter;
  }
  return form::trimmed(out);
}

std::vector<std::string> all_columns(const Columns& columns) {
  std::vector<std::string> all = columns.plain;
  all.insert(all.end(), columns.translated.begin(), columns.translated.end());
  return all;
}

}  // namespace

bool says_yes(std::string_view cell) {
  const std::string small = lower(cell);
  return small == "yes" || small == "true" || small == "true()";
}

bool says_no(std::string_view cell) {
  const std::string small = lower(cell);
  return small == "no" || small == "false" || small == "false()";
}

Sheet::Heading Sheet::read_heading(const std::string& text, const Columns& columns, std::string_view language,
                                   Notes& notes) const {
  const auto note = [&](std::string message) {
    notes.findings.push_back({name(), 1, text, std::move(message)});
  };
  Heading heading{text, "", "", false};
  std::string whole = normal(text);
  if (whole.starts_with("media::")) whole = whole.substr(std::string_view("media::").size());
  const auto meaning = [&](const std::string& column) {
    const auto found = columns.aliases.find(column);
    return found == columns.aliases.end() ? column : found->second;
  };
  if (const auto refused = columns.refused.find(whole); refused != columns.refused.end()) {
    note(refused->second);
    return heading;
  }
  heading.column = meaning(whole);
  if (contains(columns.plain, heading.column)) return heading;
  if (contains(columns.translated, heading.column)) {
    heading.language = language;
    return heading;
  }
  const std::size_t split = whole.rfind("::");
  const std::string base = meaning(whole.substr(0, split));
  if (split != std::string::npos && contains(columns.translated, base)) {
    heading.column = base;
    heading.language = language_tag(form::trimmed(text.substr(text.rfind("::") + 2)));
    if (heading.language.empty())
      note("Name the language with its tag, for example " + base + "::Cymraeg (cy).");
    return heading;
  }
  heading.column.clear();
  if (const auto refused = columns.refused.find(base); refused != columns.refused.end()) {
    note(refused->second);
  } else if (const std::size_t colon = whole.find(':');
             split == std::string::npos && colon != std::string::npos &&
             contains(columns.translated, meaning(whole.substr(0, colon)))) {
    note("Write two colons before a language, for example " + whole.substr(0, colon) + "::Cymraeg (cy).");
  } else if (columns.takes_data) {
    heading.column = text;
    heading.data = true;
    if (!is_name(text))
      note("A column of data needs a heading of letters, digits, \"_\" or \"-\"." +
           did_you_mean(whole, all_columns(columns)));
  } else {
    note("This column is not supported; take it out." +
         did_you_mean(split == std::string::npos ? whole : base, all_columns(columns)));
  }
  return heading;
}

Sheet Sheet::read(const Table& table, const Columns& columns, std::string_view language, Notes& notes) {
  Sheet sheet;
  sheet.table_ = &table;
  if (table.rows.empty()) {
    notes.findings.push_back({table.name, 0, "", "The sheet is empty; write its headings in row 1."});
    return sheet;
  }
  if (const Record& first = table.rows[0];
      first.size() == 1 && first[0].find_first_of(";\t") != std::string::npos) {
    notes.findings.push_back(
        {table.name, 1, "", "The cells are not apart; save the sheet with commas between them."});
    return sheet;
  }
  for (const std::string& cell : table.rows[0]) {
    const std::string text = form::trimmed(cell);
    if (text.empty()) {
      sheet.headings_.push_back({});
      continue;
    }
    Heading heading = sheet.read_heading(text, columns, language, notes);
    const bool twice = std::any_of(sheet.headings_.begin(), sheet.headings_.end(), [&](const Heading& other) {
      return !heading.column.empty() && other.column == heading.column && other.language == heading.language;
    });
    if (twice) {
      notes.findings.push_back({table.name, 1, text, "This column is there twice; keep one."});
      heading.column.clear();
    }
    sheet.headings_.push_back(std::move(heading));
  }
  for (const std::string& needed : columns.needed) {
    const bool there = std::any_of(sheet.headings_.begin(), sheet.headings_.end(),
                                   [&](const Heading& heading) { return heading.column == needed; });
    if (!there) notes.findings.push_back({table.name, 1, needed, "This column is missing; add it."});
  }
  sheet.read_rows(notes);
  return sheet;
}

void Sheet::read_rows(Notes& notes) {
  for (std::size_t i = 1; i < table_->rows.size(); ++i) {
    const Record& record = table_->rows[i];
    const int row = static_cast<int>(i) + 1;
    const auto filled = [](const std::string& cell) { return !form::trimmed(cell).empty(); };
    if (std::none_of(record.begin(), record.end(), filled)) continue;
    for (std::size_t column = 0; column < record.size(); ++column) {
      if (!filled(record[column]) || (column < headings_.size() && !headings_[column].text.empty())) continue;
      notes.findings.push_back(
          {name(), row, "",
           "A cell has no heading above it; check the commas, or write a heading in row 1."});
      break;
    }
    for (std::size_t column = 0; column < record.size(); ++column) {
      if (form::is_plain_text(record[column])) continue;
      notes.findings.push_back({name(), row, column < headings_.size() ? headings_[column].text : "",
                                "Some letters are not readable; save the sheet as UTF-8."});
      break;
    }
    if (!says_yes(cell(row, "disabled"))) rows_.push_back(row);
  }
}

std::string Sheet::cell(int row, std::string_view column) const {
  const Record& record = table_->rows[static_cast<std::size_t>(row) - 1];
  for (std::size_t i = 0; i < headings_.size() && i < record.size(); ++i) {
    if (headings_[i].column == column) return form::trimmed(record[i]);
  }
  return {};
}

Words Sheet::words(int row, std::string_view column) const {
  const Record& record = table_->rows[static_cast<std::size_t>(row) - 1];
  Words words;
  for (std::size_t i = 0; i < headings_.size() && i < record.size(); ++i) {
    if (headings_[i].column != column || headings_[i].language.empty()) continue;
    if (std::string text = form::trimmed(record[i]); !text.empty())
      words[headings_[i].language] = std::move(text);
  }
  return words;
}

std::vector<std::string> Sheet::languages() const {
  std::vector<std::string> languages;
  for (const Heading& heading : headings_) {
    if (!heading.language.empty()) languages.push_back(heading.language);
  }
  return languages;
}

std::string Sheet::written(std::string_view column) const {
  for (const Heading& heading : headings_) {
    if (heading.column == column) return heading.text;
  }
  return std::string(column);
}

std::vector<std::string> Sheet::data_columns() const {
  std::vector<std::string> columns;
  for (const Heading& heading : headings_) {
    if (heading.data) columns.push_back(heading.column);
  }
  return columns;
}

}  // namespace mend::xlsform
