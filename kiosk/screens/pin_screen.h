#pragma once

#include "content/base/bytes.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/pin_model.h"

#include <optional>

namespace mend::screens {

struct PinActions {
  FrameActions frame;
  std::optional<base::SecretBytes> digits = std::nullopt;
  bool use_code = false;
  bool use_other = false;  ///< pictures instead of numbers, or the other way round
};

void draw(ui::Ui& ui, const Frame& frame, const PinModel& model, PinActions& actions);

}  // namespace mend::screens
