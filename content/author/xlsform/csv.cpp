#include "content/author/xlsform/csv.h"

namespace mend::xlsform {

namespace {

constexpr std::size_t most_columns = 200;

class Reader {
 public:
  Reader(std::string_view text, std::size_t most_rows) : text_(text), most_rows_(most_rows) {}

  base::Result<std::vector<Record>> read() {
    while (at_ < text_.size()) {
      MEND_CHECK(record());
      if (records_.size() > most_rows_)
        return base::refused("There are more than " + std::to_string(most_rows_) + " rows; use fewer.");
    }
    return std::move(records_);
  }

 private:
  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  [[nodiscard]] std::string row() const { return "Row " + std::to_string(records_.size() + 1); }

  base::Status record() {
    Record record;
    for (;;) {
      std::string cell;
      MEND_CHECK(here() == '"' ? quoted(cell) : bare(cell));
      record.push_back(std::move(cell));
      if (record.size() > most_columns)
        return base::refused(row() + " has more than 200 columns; use fewer.");
      if (here() != ',' || at_ >= text_.size()) break;
      ++at_;
    }
    end_of_line();
    if (record.size() == 1 && record[0].empty()) record.clear();
    records_.push_back(std::move(record));
    return {};
  }

  base::Status bare(std::string& cell) {
    while (at_ < text_.size() && here() != ',' && here() != '\n' && here() != '\r') {
      if (here() == '"') {
        return base::refused(row() +
                             " has a quotation mark inside a cell; put the whole cell in quotation marks.");
      }
      cell += text_[at_++];
    }
    return {};
  }

  base::Status quoted(std::string& cell) {
    ++at_;
    for (;;) {
      if (at_ >= text_.size()) {
        return base::refused(row() + " has a quotation mark that is never closed; close it.");
      }
      const char letter = text_[at_++];
      if (letter == '\r') {
        if (here() != '\n' || at_ >= text_.size()) cell += '\n';
      } else if (letter != '"') {
        cell += letter;
      } else if (here() == '"' && at_ < text_.size()) {
        cell += text_[at_++];
      } else {
        break;
      }
    }
    if (at_ < text_.size() && here() != ',' && here() != '\n' && here() != '\r') {
      return base::refused(row() +
                           " goes on after a closing quotation mark; double the marks inside a cell.");
    }
    return {};
  }

  void end_of_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  }

  std::string_view text_;
  std::size_t most_rows_;
  std::size_t at_ = 0;
  std::vector<Record> records_;
};

}  // namespace

base::Result<std::vector<Record>> read_csv(std::string_view text, std::size_t most_rows) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return base::refused("Row 1 is in UTF-16; save the sheet as CSV in UTF-8.");
  return Reader(text, most_rows).read();
}

}  // namespace mend::xlsform
