#pragma once

#include "i18n/text/paragraph.h"

#include <memory>
#include <pango/pango.h>
#include <string>

namespace mend::text {

struct Unref {
  template <class T>
  void operator()(T* object) const {
    g_object_unref(object);
  }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

/// The size that a paragraph's letters really get.
[[nodiscard]] float size_of(const Paragraph& paragraph);

/// Pango's layout of a paragraph whose words, already cleaned, are `text`.
[[nodiscard]] Owned<PangoLayout> shape(PangoContext* context, const Paragraph& paragraph,
                                       const std::string& text);

}  // namespace mend::text
