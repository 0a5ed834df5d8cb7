#pragma once

#include <map>
#include <set>
#include <string>

namespace mend::screens {

/// What a page of questions remembers besides the answers, by the questions' refs: what is looked for in a
/// long list, which guidance is open, and which questions came up while the page was shown. Goes with the
/// page; is never stored.
struct QuestionMemory {
  std::string page = {};
  std::map<std::string, std::string> finding = {};
  std::set<std::string> open = {};
  std::set<std::string> shown = {};  ///< what stood on it when it was last drawn
  std::set<std::string> came = {};   ///< what an answer brought up on it since Continue was last pressed
  bool went_on = false;              ///< Continue was pressed when it was last drawn

  /// Another page begins with nothing.
  void meet(const std::string& other) {
    if (page != other) *this = {.page = other};
  }
};

}  // namespace mend::screens
