#pragma once

#include "content/base/json.h"

#include <filesystem>
#include <string>

namespace mend::author {

/// `mend-author form eval`: what an expression gives in a form that has just been begun, at a node ("" = the
/// root): {"type", "string", "number", "boolean"}. Numbers that JSON does not have are the texts "NaN",
/// "Infinity" and "-Infinity".
base::Result<base::Json> evaluate_in_form(const std::filesystem::path& form, const std::string& at,
                                          const std::string& expression);

/// The answer's fields, also for `form run`.
base::Json evaluated_json(const std::string& type, const std::string& text, double number, bool truth);

}  // namespace mend::author
