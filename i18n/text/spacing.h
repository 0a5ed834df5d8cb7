#pragma once

#include <pango/pango.h>
#include <string>

namespace mend::text {

/// Moves letters and words apart (in Pango's units). Joined and Indic scripts, where a gap would tear words
/// into pieces, get only the space between words.
void add_spacing(PangoAttrList* attributes, const std::string& text, int between_letters, int between_words);

}  // namespace mend::text
