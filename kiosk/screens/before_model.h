#pragma once

#include "kiosk/screens/line.h"
#include "kiosk/screens/question_model.h"

#include <optional>
#include <string_view>
#include <vector>

namespace mend::screens {

/// What somebody should know before the first question: who reads it, when, and what may be skipped.
struct BeforeModel {
  form::Words form_title;
  messages::Text title;
  std::vector<messages::Text> lines;
  messages::Text start;
  std::optional<messages::Text> interpreter = std::nullopt;
};

BeforeModel make_before(const messages::Catalogue& catalogue, const form::Words& title,
                        std::string_view response_class, const Docked& docked, bool has_required);

}  // namespace mend::screens
