#pragma once

#include "content/base/result.h"
#include "i18n/text/engine.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

// Every component in every state, six languages and several looks, as pictures: to be looked at by people,
// and checked by the accessibility lint. Needs no device, no content and no window.
namespace mend::gallery {

struct Request {
  std::filesystem::path out;      ///< pictures, and contact sheets in `sheets` under it
  std::filesystem::path locales;  ///< share/mend/locale
  std::string only = {};          ///< one component; empty: all
};

struct Report {
  std::size_t pictures = 0;
  std::vector<std::string> findings;  ///< "radios, error, ar, largest: The radio …"
};

base::Result<Report> make(text::Engine& engine, const Request& request);

}  // namespace mend::gallery
