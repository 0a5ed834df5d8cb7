#pragma once

#include "content/base/bytes.h"
#include "content/form/text.h"

#include <libxml/tree.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;

inline constexpr std::string_view xforms_namespace = "http://www.w3.org/2002/xforms";
inline constexpr std::string_view javarosa_namespace = "http://openrosa.org/javarosa";
inline constexpr std::string_view mend_namespace = "urn:mend:form";

/// Parses XML from outside: no network, no document type, no entities of its own, at most `limit` bytes.
/// `what` names the document in the refusal, for example "The form".
base::Result<Document> parse_xml(base::ByteView bytes, std::string_view what, std::size_t limit);

/// Child elements, in order. Never recurses.
std::vector<xmlNode*> elements(const xmlNode* parent);
std::string_view local_name(const xmlNode* node);
bool is_element(const xmlNode* node, std::string_view name, std::string_view name_space = xforms_namespace);
/// First child element of that name, or null.
xmlNode* child(const xmlNode* parent, std::string_view name, std::string_view name_space = xforms_namespace);
/// Value of an attribute without (or with) a namespace; empty when it is not there.
std::string attribute(const xmlNode* node, const char* name, const char* name_space = nullptr);
/// The same in whatever namespace the attribute is, or none.
std::string any_attribute(const xmlNode* node, std::string_view name);
/// Whether it is there, be it empty.
bool has_any_attribute(const xmlNode* node, std::string_view name);
/// "orx:meta"; the prefix as the document has it.
std::string qualified_name(const xmlNode* node);
std::string_view prefix_of(const xmlNode* node);
/// All text below a node.
std::string content(const xmlNode* node);
}  // namespace mend::form
