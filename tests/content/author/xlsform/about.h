#pragma once

#include "content/author/xlsform/safety.h"
#include "tests/content/author/xlsform/sheets.h"

namespace mend::xlsform::testing {

inline const std::string docked = "note,told,Nobody sees this until the device is docked.,,\n";

/// Findings of the check for rows under type, name, label, hint, bind::mend:max-length, relevant,
/// choice_filter, constraint, calculation, trigger, repeat_count.
inline std::string about_rows(const std::string& rows, const std::string& answer_class = "key-work",
                              const std::vector<std::string>& languages = {"en"},
                              const std::string& choices = "list_name,name,label\nl,a,A\n") {
  Folder folder(
      "type,name,label,hint,bind::mend:max-length,relevant,choice_filter,constraint,calculation,trigger,"
      "repeat_count\n" +
          rows,
      choices);
  // Compiled as an ordinary form: the check has to find it in the XForm by itself.
  const Compiled result = folder.compiled();
  for (const Finding& finding : result.findings) FAIL(finding.text());
  return lines(
      check_form(*form::Form::load(result.xform).value(), answer_class, languages, "form.xml", result.rows));
}

/// Findings for a form of one row and its columns.
inline std::string about(const std::string& type, const std::string& name, const std::string& label,
                         const std::string& answer_class = "key-work",
                         const std::vector<std::string>& languages = {"en"}) {
  return about_rows((type == "text" && answer_class != "rj" ? docked : "") + type + "," + name + ",\"" +
                        label + "\",," + (type == "text" ? "300" : "") + "\n",
                    answer_class, languages);
}

}  // namespace mend::xlsform::testing
