#pragma once

#include "content/form/readers.h"

namespace mend::form {

/// Items and the itemset of a select or a rank.
base::Status read_choices(const xmlNode* select, const std::string& ref, Loading& loading, Entry& entry);
/// Start, end and step.
base::Status read_range(const xmlNode* range, const std::string& ref, Loading& loading, Entry& entry);

}  // namespace mend::form
