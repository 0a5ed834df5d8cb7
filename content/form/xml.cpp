#include "content/form/xml.h"

#include <cstring>
#include <libxml/parser.h>

namespace mend::form {

namespace {

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

/// A document type could name files and define entities; we stop before either happens.
void stop_at_document_type(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  parser->_private = parser;  // remembered: this is why we stopped
  xmlStopParser(parser);
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

}  // namespace

base::Result<Document> parse_xml(base::ByteView bytes, std::string_view what, std::size_t limit) {
  const std::string name(what);
  if (bytes.empty()) return base::refused(name + " is empty; get it again.");
  if (bytes.size() > limit) {
    return base::refused(name + " is larger than " + std::to_string(limit / 1024 / 1024) +
                         " MiB; make it smaller.");
  }
  static const bool initialised = (xmlInitParser(), true);
  (void)initialised;
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  if (!parser) return base::fail(base::ErrorKind::unavailable, "There is no memory left to read XML.");
  parser->sax->internalSubset = stop_at_document_type;
  parser->_private = nullptr;
  Document document(xmlCtxtReadMemory(
      parser.get(), reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size()), nullptr,
      nullptr,
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT));
  if (parser->_private != nullptr) {
    return base::refused(name + " has a document type, which is not allowed; take the DOCTYPE out.");
  }
  if (!document || parser->wellFormed == 0) {
    return base::refused(name + " is not well-formed XML near line " +
                         std::to_string(parser->lastError.line) + "; mend it or get it again.");
  }
  return document;
}

std::vector<xmlNode*> elements(const xmlNode* parent) {
  std::vector<xmlNode*> found;
  for (xmlNode* node = parent == nullptr ? nullptr : parent->children; node != nullptr; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) found.push_back(node);
  }
  return found;
}

std::string_view local_name(const xmlNode* node) {
  return view(node->name);
}

bool is_element(const xmlNode* node, std::string_view name, std::string_view name_space) {
  return node->type == XML_ELEMENT_NODE && local_name(node) == name && node->ns != nullptr &&
         view(node->ns->href) == name_space;
}

xmlNode* child(const xmlNode* parent, std::string_view name, std::string_view name_space) {
  for (xmlNode* node = parent == nullptr ? nullptr : parent->children; node != nullptr; node = node->next) {
    if (is_element(node, name, name_space)) return node;
  }
  return nullptr;
}

std::string attribute(const xmlNode* node, const char* name, const char* name_space) {
  const auto* key = reinterpret_cast<const xmlChar*>(name);
  xmlChar* value = name_space == nullptr
                       ? xmlGetNoNsProp(node, key)
                       : xmlGetNsProp(node, key, reinterpret_cast<const xmlChar*>(name_space));
  std::string text(view(value));
  xmlFree(value);
  return text;
}

std::string any_attribute(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
    if (view(a->name) == name) {
      return attribute(node, reinterpret_cast<const char*>(a->name),
                       a->ns == nullptr ? nullptr : reinterpret_cast<const char*>(a->ns->href));
    }
  }
  return {};
}

bool has_any_attribute(const xmlNode* node, std::string_view name) {
  const xmlAttr* a = node->properties;
  while (a != nullptr && view(a->name) != name) a = a->next;
  return a != nullptr;
}

std::string_view prefix_of(const xmlNode* node) {
  return node->ns == nullptr ? std::string_view() : view(node->ns->prefix);
}

std::string qualified_name(const xmlNode* node) {
  const std::string_view prefix = prefix_of(node);
  std::string name(prefix);
  if (!prefix.empty()) name += ':';
  return name += local_name(node);
}

std::string content(const xmlNode* node) {
  // Most have one text and nothing else.
  if (node->type == XML_TEXT_NODE) return std::string(view(node->content));
  const xmlNode* only = node->children;
  if (only == nullptr && node->type == XML_ELEMENT_NODE) return {};
  if (only != nullptr && only->next == nullptr && only->type == XML_TEXT_NODE)
    return std::string(view(only->content));
  xmlChar* value = xmlNodeGetContent(node);
  std::string text(view(value));
  xmlFree(value);
  return text;
}

}  // namespace mend::form
