#pragma once

#include "content/author/xlsform/survey.h"

#include <string>

namespace mend::xlsform {

// Both fill in all but `data.file` and say in one sentence what is wrong, or "".

/// A heading `label::Cymraeg (cy)` beside `label` gives its words in a language; they go to `data.texts`, and
/// each row says by `itextId` which are its own.
std::string read_csv_data(base::ByteView bytes, const Survey& survey, DataFile& data);
std::string read_xml_data(base::ByteView bytes, DataFile& data);

}  // namespace mend::xlsform
