#pragma once

#include <map>
#include <set>
#include <string>

namespace mend::screens {

/// What a page of questions remembers besides the answers, by the questions' refs: what is looked for in a
/// long list, and which guidance is open. Goes with the page; is never stored.
struct QuestionMemory {
  std::string page;
  std::map<std::string, std::string> finding;
  std::set<std::string> open;

  /// Another page begins with nothing.
  void meet(const std::string& other) {
    if (page != other) *this = {other, {}, {}};
  }
};

}  // namespace mend::screens
