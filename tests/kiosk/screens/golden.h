#pragma once

#include "kiosk/ui/semantics.h"
#include "kiosk/window/canvas.h"

#include <string>

// What every screen said and looked like when somebody last reviewed it, in tests/kiosk/goldens.
// To take what is there now for right, after looking at the difference:
//   MEND_UPDATE_GOLDENS=1 build/dev/tests/kiosk_matrix_tests "[golden]"
namespace mend::screens::testing {

/// Compares with goldens/<name>.txt: everything but the places, which the lint looks at. Returns the lines
/// that differ, "-" as it was and "+" as it is; empty if none.
std::string compare_tree(const std::string& name, const ui::Tree& tree);

/// Compares with goldens/<name>.png; what is there now is left beside the tests when it differs. Empty if
/// fewer than one pixel in a thousand differs by more than a shade that no eye sees.
std::string compare_picture(const std::string& name, const window::Canvas& canvas);

}  // namespace mend::screens::testing
