#pragma once

#include "content/form/session.h"
#include "kiosk/screens/line.h"

namespace mend::screens {

/// The question's value as people say it: choices by their words, a date as the reader's language writes it.
/// `value` must be the engine's, not what is being typed.
[[nodiscard]] Line answer_words(const messages::Catalogue& catalogue, const form::Question& question);

/// Without the signs of Markdown.
[[nodiscard]] form::Words without_marks(form::Words words);

}  // namespace mend::screens
