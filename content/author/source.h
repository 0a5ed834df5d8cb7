#pragma once

#include "content/base/files.h"

#include <map>
#include <string>
#include <vector>

namespace mend::author {

/// What an author says about a module or a form: `module.toml` in its folder.
struct Source {
  base::Path folder;
  std::string id;
  std::string kind;  ///< "module" or "form"
  std::string org;
  std::vector<std::string> languages;  ///< the source language first
  std::map<std::string, std::string> title;
  std::map<std::string, std::string> summary;
  int minutes = 0;
  std::string response_class;  ///< forms only

  [[nodiscard]] const std::string& source_language() const { return languages.front(); }
};

/// Strict: every member present, none unknown. The refusal names the file, and the line where that is known.
base::Result<Source> read_source(base::Files& files, const base::Path& folder);

}  // namespace mend::author
