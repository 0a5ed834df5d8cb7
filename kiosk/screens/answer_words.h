#pragma once

#include "kiosk/screens/line.h"

#include "content/form/session.h"

namespace mend::screens {

/// The question's value as people say it: choices by their words, a date as the reader's language writes it.
/// `value` must be the engine's, not what is being typed.
[[nodiscard]] Line answer_words(const messages::Catalogue& catalogue, const form::Question& question);

}  // namespace mend::screens
