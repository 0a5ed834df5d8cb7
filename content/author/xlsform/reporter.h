#pragma once

#include "content/author/xlsform/survey.h"

#include <string>
#include <string_view>
#include <utility>

namespace mend::xlsform {

/// Says what is wrong with a row of the survey sheet, under the headings that the author wrote.
class Reporter {
 public:
  Reporter(const Survey& survey, Notes& notes) : survey_(survey), notes_(notes) {}

  void problem(const Item& item, std::string_view column, std::string message) const {
    notes_.findings.push_back({"survey", item.row, heading(column), std::move(message)});
  }
  void warning(const Item& item, std::string_view column, std::string message) const {
    notes_.warnings.push_back({"survey", item.row, heading(column), std::move(message)});
  }
  void problem(const char* sheet, int row, std::string_view column, std::string message) const {
    notes_.findings.push_back({sheet, row, std::string(column), std::move(message)});
  }

 private:
  [[nodiscard]] std::string heading(std::string_view column) const {
    const auto found = survey_.headings.find(column);
    return found == survey_.headings.end() ? std::string(column) : found->second;
  }

  const Survey& survey_;
  Notes& notes_;
};

}  // namespace mend::xlsform
