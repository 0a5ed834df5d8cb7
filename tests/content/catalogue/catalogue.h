#pragma once

#include "content/author/xlsform/safety.h"
#include "content/base/disk_files.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <toml++/toml.h>
#include <vector>

namespace mend::catalogue::testing {

inline const base::Path& root() {
  static const base::Path path = base::Path(MEND_SOURCE_DIR) / "content/catalogue";
  return path;
}

inline std::string text(const base::Path& path) {
  base::DiskFiles files;
  return std::string(base::as_text(files.read(path, 4 * 1024 * 1024).value()));
}

/// What module.toml says.
struct Entry {
  std::string id;
  std::string kind;
  std::string answer_class;
  std::vector<std::string> languages;
  toml::table table;
};

inline std::vector<Entry> entries() {
  std::vector<Entry> found;
  for (const auto& folder : std::filesystem::directory_iterator(root())) {
    if (!folder.is_directory()) continue;
    Entry entry;
    entry.table = toml::parse_file((folder.path() / "module.toml").string());
    entry.id = entry.table["id"].value_or(std::string());
    entry.kind = entry.table["kind"].value_or(std::string());
    entry.answer_class = entry.table["class"].value_or(std::string());
    for (const auto& language : *entry.table["languages"].as_array()) {
      entry.languages.push_back(language.value_or(std::string()));
    }
    CHECK(entry.id == folder.path().filename());
    found.push_back(std::move(entry));
  }
  std::sort(found.begin(), found.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
  return found;
}

inline void no_findings(const std::vector<xlsform::Finding>& findings) {
  for (const auto& finding : findings) FAIL_CHECK(finding.text());
}

inline base::Bytes compiled(const Entry& entry) {
  base::DiskFiles files;
  auto result = xlsform::compile(files, root() / entry.id / "form", {entry.id, entry.answer_class}).value();
  no_findings(result.findings);
  REQUIRE_FALSE(result.xform.empty());
  return result.xform;
}

}  // namespace mend::catalogue::testing
