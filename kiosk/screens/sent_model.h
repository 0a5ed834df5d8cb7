#pragma once

#include "kiosk/screens/line.h"
#include "kiosk/screens/question_model.h"

#include <optional>
#include <vector>

namespace mend::screens {

/// After sending: what happens next, in honest words. No answers.
struct SentModel {
  messages::Text title, body;
  std::vector<messages::Text> next;
  std::optional<messages::Text> urgent = std::nullopt;
  messages::Text done;
  std::optional<messages::Text> interpreter = std::nullopt;
};

SentModel make_sent(const messages::Catalogue& catalogue, const Docked& docked, bool urgent,
                    bool can_withdraw);

}  // namespace mend::screens
