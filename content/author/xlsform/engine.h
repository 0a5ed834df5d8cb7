#pragma once

#include <string>
#include <string_view>

namespace mend::xlsform {

/// What the engine of the kiosk has against an expression, in one sentence; "" = nothing.
std::string engine_objection(std::string_view expression);

}  // namespace mend::xlsform
