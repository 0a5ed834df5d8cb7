#pragma once

#include "content/base/files.h"

#include <functional>

namespace mend::author {

/// The page `master` (Markdown) in the language of the PO file, by po4a in a process of its own. A paragraph
/// whose translation is missing or fuzzy stays in the source language. `scratch` is a folder of the caller's
/// for the process to write in. Works on the real disk only.
base::Result<base::Bytes> translate_page(const base::Path& master, const base::Path& po,
                                         const base::Path& scratch);

/// A page in the language of a PO file: translate_page, or what somebody kept of it.
using Translator = std::function<base::Result<base::Bytes>(const base::Path& master, const base::Path& po)>;

/// How far a PO file is: msgfmt's count.
struct PoState {
  int approved = 0;
  int fuzzy = 0;
  int missing = 0;
};
base::Result<PoState> count_translations(const base::Path& po, const base::Path& scratch);

}  // namespace mend::author
