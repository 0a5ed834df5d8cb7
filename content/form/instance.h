#pragma once

#include "content/form/definition.h"
#include "content/form/xml.h"

#include <string>
#include <vector>

namespace mend::form {

/// The instance document that expressions read. A field that is not relevant reads as empty, as in ODK;
/// its stored value is kept beside.
class Instance {
 public:
  explicit Instance(const Definition& definition);

  [[nodiscard]] xmlDoc* document() const { return document_.get(); }
  [[nodiscard]] xmlNode* node(int field) const { return nodes_[static_cast<std::size_t>(field)]; }
  /// Index of the field that a node (or its text) stands for, or −1.
  [[nodiscard]] static int field_of(const xmlNode* node);

  /// What expressions see of the field.
  void show(int field, const std::string& text);

 private:
  Document document_;
  std::vector<xmlNode*> nodes_;
};

}  // namespace mend::form
