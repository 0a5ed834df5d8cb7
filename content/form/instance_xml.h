#pragma once

#include "content/form/instance.h"
#include "content/form/xml.h"

#include <functional>
#include <memory>
#include <string>

namespace mend::form {

/// The instance as XML, on one line. `text_at` gives the text of a node to write, nothing to leave the node
/// and what is in it out.
std::string write_instance(const Instance& instance,
                           const std::function<std::optional<std::string_view>(int node)>& text_at);

/// An instance out of XML that begins at `root`. Refuses another form's, elements that the form does not have
/// or that are there too often, and values that are not plain text. `whole`: also refuses what is missing, as
/// a draft must not; else missing nodes are made, empty. `what` names the document, for example "The draft".
base::Result<std::unique_ptr<Instance>> read_instance(const Definition& definition, const xmlNode* root,
                                                      bool whole, const std::string& what);

}  // namespace mend::form
