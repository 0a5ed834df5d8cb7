#pragma once

#include "content/author/source.h"
#include "content/base/bytes.h"
#include "content/form/form.h"
#include "content/library/item.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace mend::preview {

/// A module or a form as it is in its folder now, built like one that is published: the kiosk's own code can
/// read it. Lives in memory only, and never changes.
struct Edition {
  author::Source source;
  library::Item item;  ///< without a version and without hashes
  std::map<std::string, base::Bytes> files;
  std::shared_ptr<const form::Form> form;  ///< forms only
  /// Pages ("pages/cy/01-hurt.md") whose translation is still being made: until then the source language is
  /// shown in their place.
  std::set<std::string> waiting;

  [[nodiscard]] bool is_form() const { return form != nullptr; }
  /// A file by its path in the manifest.
  [[nodiscard]] base::Result<base::Bytes> file(const std::string& path) const;
  /// The names of a module's pages without their ending ("01-hurt"), in order.
  [[nodiscard]] std::vector<std::string> page_names() const;
};

}  // namespace mend::preview
