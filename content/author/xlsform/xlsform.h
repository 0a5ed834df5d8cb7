#pragma once

#include "content/base/files.h"

#include <map>
#include <string>
#include <vector>

namespace mend::xlsform {

/// Something that an author has to mend or should know. `file` (a sheet or a file), `row` and `column` say
/// where: row 1 is the line of headings, and the column is its heading; 0 and "" when it is about the whole
/// file.
struct Finding {
  std::string file;
  int row = 0;
  std::string column;
  std::string message;  ///< one plain sentence

  /// `survey, row 4, column "label": …`
  [[nodiscard]] std::string text() const;
};

/// What `compile` needs besides the sheets.
struct FormIdentity {
  std::string id;            ///< for example "rj-interest"; form id of the XForm
  std::string answer_class;  ///< `class` of module.toml: key-work, rj, safer-custody, survey, progress
};

/// Where something is written.
struct Place {
  std::string sheet;
  int row = 0;
};

struct Compiled {
  base::Bytes xform;                         ///< empty when there are findings
  std::vector<Finding> findings;             ///< everything that is wrong, not only the first
  std::vector<Finding> warnings;             ///< worth knowing; the form works without
  std::map<std::string, base::Bytes> media;  ///< pictures and sound that the form names, by file name
  std::map<std::string, int> rows;           ///< of the survey sheet, by ref
  std::map<std::string, Place> choices;      ///< by their names in itext
};

/// Compiles a folder with form.xlsx, or with survey.csv, choices.csv and settings.csv, into an XForm as the
/// ODK XForms specification has it; files that it shows or looks things up in are in `media` beside the
/// sheets. The same sheets give the same bytes, always, and whether they come as .xlsx or CSV. The result has
/// been loaded by the very engine that the kiosk uses. An error Result means that the folder could not be
/// read at all.
base::Result<Compiled> compile(base::Files& files, const base::Path& folder, const FormIdentity& identity);

/// The same without asking the engine.
base::Result<Compiled> translate(base::Files& files, const base::Path& folder, const FormIdentity& identity);

}  // namespace mend::xlsform
