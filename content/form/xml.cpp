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

/// Length of the code point that starts at `text[at]`, 0 if it is not valid UTF-8; the value in `code`.
std::size_t decode(std::string_view text, std::size_t at, char32_t& code) {
  const auto byte = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at);
  if (first < 0x80) {
    code = first;
    return 1;
  }
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (size == 0 || first > 0xF4 || at + size > text.size()) return 0;
  code = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
    code = (code << 6U) | (byte(at + i) & 0x3FU);
  }
  const char32_t least = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0x80;
  if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return 0;
  return size;
}

}  // namespace

base::Result<Document> parse_xml(base::ByteView bytes, std::string_view what, std::size_t limit) {
  const std::string name(what);
  if (bytes.empty()) return base::refused(name + " is empty; get it again.");
  if (bytes.size() > limit) {
    return base::refused(name + " is larger than " + std::to_string(limit) + " bytes; make it smaller.");
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

std::string content(const xmlNode* node) {
  xmlChar* value = xmlNodeGetContent(node);
  std::string text(view(value));
  xmlFree(value);
  return text;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(white) - first + 1));
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
        out += "&#9;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

bool is_plain_text(std::string_view text) {
  char32_t code = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = decode(text, at, code);
    if (size == 0) return false;
    const bool control = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0);
    if (control || code == 0xFFFE || code == 0xFFFF) return false;
    at += size;
  }
  return true;
}

std::size_t length_in_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char letter : text) {
    if ((static_cast<unsigned char>(letter) & 0xC0U) != 0x80U) ++count;
  }
  return count;
}

}  // namespace mend::form
