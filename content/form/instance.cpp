#include "content/form/instance.h"

#include <cstdint>

namespace mend::form {

Instance::Instance(const Definition& definition)
    : document_(xmlNewDoc(reinterpret_cast<const xmlChar*>("1.0"))) {
  nodes_.reserve(definition.fields.size());
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    const Field& field = definition.fields[i];
    xmlNode* node = xmlNewDocNode(document_.get(), nullptr,
                                  reinterpret_cast<const xmlChar*>(field.name.c_str()), nullptr);
    // The index plus one travels in the node's private pointer, so that 0 means "no field".
    node->_private = reinterpret_cast<void*>(static_cast<std::uintptr_t>(i + 1));
    if (field.parent < 0) {
      xmlDocSetRootElement(document_.get(), node);
    } else {
      xmlAddChild(nodes_[static_cast<std::size_t>(field.parent)], node);
    }
    nodes_.push_back(node);
  }
}

int Instance::field_of(const xmlNode* node) {
  if (node != nullptr && node->type == XML_TEXT_NODE) node = node->parent;
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return -1;
  return static_cast<int>(reinterpret_cast<std::uintptr_t>(node->_private)) - 1;
}

void Instance::show(int field, const std::string& text) {
  xmlNode* owner = node(field);
  while (owner->children != nullptr) {
    xmlNode* old = owner->children;
    xmlUnlinkNode(old);
    xmlFreeNode(old);
  }
  if (!text.empty()) {
    xmlAddChild(owner, xmlNewDocText(document_.get(), reinterpret_cast<const xmlChar*>(text.c_str())));
  }
}

}  // namespace mend::form
