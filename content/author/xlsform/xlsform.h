#pragma once

#include "content/base/files.h"

#include <string>
#include <vector>

namespace mend::xlsform {

/// Something that an author has to mend. `file`, `row` and `column` say where: row 1 is the line of
/// headings, and the column is its heading; 0 and "" when it is about the whole file.
struct Finding {
  std::string file;
  int row = 0;
  std::string column;
  std::string message;  ///< one plain sentence

  /// "survey.csv, row 4, column label: …"
  [[nodiscard]] std::string text() const;
};

/// What `compile` needs besides the sheets.
struct FormIdentity {
  std::string id;            ///< for example "rj-interest"; form id of the XForm
  std::string answer_class;  ///< `class` of module.toml: key-work, rj, safer-custody, survey, progress
};

struct Compiled {
  base::Bytes xform;              ///< empty when there are findings
  std::vector<Finding> findings;  ///< everything that is wrong, not only the first
};

/// Compiles a folder of survey.csv, choices.csv and settings.csv into an XForm. The same sheets give the
/// same bytes, always. The result has been loaded by the very engine that the kiosk uses. An error Result
/// means that the folder could not be read at all.
base::Result<Compiled> compile(base::Files& files, const base::Path& folder, const FormIdentity& identity);

}  // namespace mend::xlsform
