#include "content/author/xlsform/sheet.h"

#include "content/form/text.h"

#include <algorithm>

namespace mend::xlsform {

namespace {

bool contains(const std::vector<std::string_view>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

Sheet Sheet::read(std::string file, std::string_view csv, const Columns& columns, std::string_view language,
                  std::vector<Finding>& findings) {
  Sheet sheet;
  sheet.file_ = std::move(file);
  auto records = read_csv(csv);
  if (!records) {
    findings.push_back({sheet.file_, 0, "", records.error().message});
    return sheet;
  }
  sheet.records_ = std::move(*records);
  if (sheet.records_.empty()) {
    findings.push_back({sheet.file_, 0, "", "The sheet is empty; write its headings in row 1."});
    return sheet;
  }
  for (const std::string& cell : sheet.records_[0]) {
    Heading heading{form::trimmed(cell), "", ""};
    heading.column = heading.text;
    const std::size_t split = heading.text.find("::");
    const std::string base = heading.text.substr(0, split);
    if (contains(columns.translated, base)) {
      heading.column = base;
      heading.language = split == std::string::npos
                             ? std::string(language)
                             : language_tag(form::trimmed(heading.text.substr(split + 2)));
      if (heading.language.empty()) {
        findings.push_back({sheet.file_, 1, heading.text,
                            "Name the language with its tag, for example " + base + "::Cymraeg (cy)."});
      }
    } else if (!heading.text.empty() && !contains(columns.plain, heading.text)) {
      findings.push_back({sheet.file_, 1, heading.text, "This column is not supported; take it out."});
    }
    const bool twice = std::any_of(sheet.headings_.begin(), sheet.headings_.end(), [&](const Heading& other) {
      return !other.text.empty() && other.column == heading.column && other.language == heading.language;
    });
    if (twice) findings.push_back({sheet.file_, 1, heading.text, "This column is there twice; keep one."});
    sheet.headings_.push_back(std::move(heading));
  }
  for (const std::string_view needed : columns.needed) {
    const bool there = std::any_of(sheet.headings_.begin(), sheet.headings_.end(),
                                   [&](const Heading& heading) { return heading.column == needed; });
    if (!there) findings.push_back({sheet.file_, 1, std::string(needed), "This column is missing; add it."});
  }
  for (std::size_t i = 1; i < sheet.records_.size(); ++i) {
    const Record& record = sheet.records_[i];
    const int row = static_cast<int>(i) + 1;
    const auto filled = [](const std::string& cell) { return !form::trimmed(cell).empty(); };
    if (std::none_of(record.begin(), record.end(), filled)) continue;
    if (record.size() > sheet.headings_.size()) {
      findings.push_back(
          {sheet.file_, row, "", "The row has more cells than there are headings; check its commas."});
    }
    for (const std::string& cell : record) {
      if (form::is_plain_text(cell)) continue;
      findings.push_back({sheet.file_, row, "", "Some letters are not readable; save the sheet as UTF-8."});
      break;
    }
    sheet.rows_.push_back(row);
  }
  return sheet;
}

std::string Sheet::cell(int row, std::string_view column) const {
  const Record& record = records_[static_cast<std::size_t>(row) - 1];
  for (std::size_t i = 0; i < headings_.size() && i < record.size(); ++i) {
    if (headings_[i].column == column) return form::trimmed(record[i]);
  }
  return {};
}

Words Sheet::words(int row, std::string_view column) const {
  const Record& record = records_[static_cast<std::size_t>(row) - 1];
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

}  // namespace mend::xlsform
