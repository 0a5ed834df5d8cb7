#pragma once

#include "kiosk/screens/ask_model.h"
#include "kiosk/screens/form_model.h"

namespace mend::screens {

/// Whether a page of several questions should really be left without its answers: says which go.
[[nodiscard]] AskModel make_skip(const messages::Catalogue& catalogue, const FormModel& form);

}  // namespace mend::screens
