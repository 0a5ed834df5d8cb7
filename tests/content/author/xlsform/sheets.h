#pragma once

#include "content/author/xlsform/xlsform.h"
#include "content/base/memory_files.h"
#include "content/form/form.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace mend::xlsform::testing {

/// A folder of a form in memory.
class Folder {
 public:
  Folder() { REQUIRE(files.make_folders("/form/media")); }
  explicit Folder(std::string_view survey, std::string_view choices = "", std::string_view settings = "")
      : Folder() {
    put("survey.csv", survey);
    if (!choices.empty()) put("choices.csv", choices);
    if (!settings.empty()) put("settings.csv", settings);
  }

  Folder& put(const std::string& name, std::string_view text) { return put(name, base::as_bytes(text)); }
  Folder& put(const std::string& name, base::ByteView bytes) {
    REQUIRE(files.write_atomic(base::Path("/form") / name, bytes, base::FileMode::shared_read));
    return *this;
  }

  /// As the sheets say, whether the engine takes it or not.
  [[nodiscard]] Compiled translated(const std::string& answer_class = "key-work") {
    return translate(files, "/form", {"test", answer_class}).value();
  }
  [[nodiscard]] Compiled compiled(const std::string& answer_class = "key-work") {
    return compile(files, "/form", {"test", answer_class}).value();
  }

  base::MemoryFiles files;
};

inline std::string lines(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) text += finding.text() + "\n";
  return text;
}

/// The XForm of a folder in which nothing is wrong, on as many lines as it was written on. The engine must
/// take it.
inline std::string written(Folder& folder, const std::string& answer_class = "key-work") {
  const Compiled result = folder.compiled(answer_class);
  CHECK(lines(result.findings).empty());
  return std::string(base::as_text(result.xform));
}
inline std::string written(std::string_view survey, std::string_view choices = "",
                           std::string_view settings = "") {
  Folder folder(survey, choices, settings);
  return written(folder);
}

/// What is wrong, a line each.
inline std::string findings(Folder& folder, const std::string& answer_class = "key-work") {
  const Compiled result = folder.translated(answer_class);
  CHECK(result.xform.empty() == !result.findings.empty());
  return lines(result.findings);
}
inline std::string findings(std::string_view survey, std::string_view choices = "",
                            std::string_view settings = "") {
  Folder folder(survey, choices, settings);
  return findings(folder);
}
inline std::string warnings(std::string_view survey, std::string_view choices = "",
                            std::string_view settings = "") {
  Folder folder(survey, choices, settings);
  return lines(folder.translated().warnings);
}

}  // namespace mend::xlsform::testing
