#pragma once

#include "scenario.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mend::form::testing {

/// A scenario as text: a form, and then answers and what is expected after them.
struct WrittenScenario {
  std::string title;
  std::string file;
  std::size_t line = 0;  ///< of the title
  std::vector<std::pair<std::size_t, std::string>> lines;
};

/// Reads a file of scenarios. Each begins with "# " and its title; `scenarios/README.txt` tells the lines.
std::vector<WrittenScenario> read_scenarios(const std::string& path);

/// What went otherwise than written, with its line; nothing if all came out.
std::optional<std::string> play(const WrittenScenario& scenario);

}  // namespace mend::form::testing
