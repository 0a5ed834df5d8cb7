#pragma once

#include <filesystem>
#include <string>
#include <tl/expected.hpp>

namespace mend::text {

/// Makes this process use only the fonts in `<share_folder>/fonts`, for ever. Call it first thing in
/// main, before any thread. `share_folder` is share/mend. Whether they are there shows in Engine::create.
void use_private_fonts(const std::filesystem::path& share_folder);

/// Whether there are fonts to write with; the error is one plain sentence.
tl::expected<void, std::string> check_fonts();

}  // namespace mend::text
