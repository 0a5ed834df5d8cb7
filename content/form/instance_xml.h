#pragma once

#include "content/form/definition.h"
#include "content/form/xml.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// A submission or a draft holds at most this many bytes.
inline constexpr std::size_t instance_bytes = 4 * 1024 * 1024;

/// The instance as XML, on one line. `keep` says for each field whether it (and what is in it) is written.
std::string write_instance(const Definition& definition, const std::vector<std::string>& values,
                           const std::vector<bool>& keep);

/// A value that the XML names, and whether it names the field at all.
struct ReadValue {
  bool there = false;
  std::string text;
};

/// Values by field, out of instance XML that begins at `root`. Refuses another form's, elements that the
/// form does not have or that are there twice, and values that are not plain text. `what` names the
/// document, for example "The draft".
base::Result<std::vector<ReadValue>> read_instance(const Definition& definition, const xmlNode* root,
                                                   const std::string& what);

}  // namespace mend::form
