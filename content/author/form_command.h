#pragma once

#include "content/base/result.h"

#include <string>
#include <vector>

namespace mend::author {

/// `mend-author form …`, given what follows "form". Read by hand: an expression may look like an option
/// ("-1") or like another command ("check").
base::Status form_command(const std::vector<std::string>& arguments);

}  // namespace mend::author
