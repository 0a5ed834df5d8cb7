#pragma once

#include <functional>
#include <string_view>

namespace mend::text {

/// Where a line about trouble with text goes; standard error until this is called. Lines never hold the text
/// itself, which may be private. Of each kind of trouble the first few are told.
void set_log(std::function<void(std::string_view line)> log);

enum class Trouble { library, damaged, too_long, no_font };

/// For the engine.
void tell(Trouble kind, std::string_view line);

}  // namespace mend::text
