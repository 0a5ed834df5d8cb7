#pragma once

#include "content/author/xlsform/reporter.h"

#include <string>
#include <string_view>

namespace mend::xlsform {

/// What a row must be in itself, whatever the other rows say: which columns its type may fill, its words, its
/// parameters, its longest text, its appearance. Fills `Item::parameters`.
void check_item(const FormIdentity& identity, const Survey& survey, Item& item, const Reporter& reporter);

}  // namespace mend::xlsform
