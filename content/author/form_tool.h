#pragma once

#include "content/base/clock.h"
#include "content/base/files.h"
#include "content/base/random.h"
#include "content/form/session.h"

#include <filesystem>
#include <memory>

namespace mend::author {

/// The XForm of a form's source folder, as `build` makes it; the refusal names the first thing to mend.
base::Result<base::Bytes> compile_form(base::Files& files, const base::Path& folder);

/// Any ODK XForm from a file, read without our house rules; files that it names are those beside it. A folder
/// is the source of a form of ours.
base::Result<std::shared_ptr<const form::Form>> read_any_form(const std::filesystem::path& file);

/// What a form needs around it in an author's tool: this computer's clock, chance and local time.
struct FormDesk {
  base::SystemClock clock;
  base::SystemRandom random;
  [[nodiscard]] form::Session open(std::shared_ptr<const form::Form> form) {
    return {std::move(form), clock, random, form::system_zone()};
  }
};

}  // namespace mend::author
