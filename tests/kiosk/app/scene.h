#pragma once

#include "person.h"

#include <fstream>
#include <sstream>
#include <string>

namespace mend::tests {

using ui::Role;

/// A prison with content and a roster, and somebody in front of its device.
struct Scene {
  Prison prison;
  Person sam;
  Scene() : sam((prison.publish(), prison.send_roster(), prison)) {}

  /// Through the check-in up to the page that checks the answers; empty words skip.
  void answer_check_in(const std::string& week, const std::string& good, const std::string& help) {
    sam.press("My forms");
    sam.press("Weekly check-in");
    sam.press("Start");
    sam.press("Continue");
    if (week.empty()) {
      sam.press("Skip this question");
    } else {
      sam.pick(week);
      sam.press("Continue");
    }
    for (int n = 0; n < 6; ++n) sam.press("Skip this question");
    if (good.empty()) {
      sam.press("Skip this question");
    } else {
      sam.press(Role::textbox, "Something good this week");
      sam.type(good);
      sam.press("Continue");
    }
    sam.pick(help);
    sam.press("Continue");
  }

  void ask_about_rj(const char* consent = "Yes") {
    sam.press("My forms");
    sam.press("Ask about restorative justice");
    sam.press("Start");
    sam.press("Continue");
    sam.pick("Serving a sentence");
    sam.press("Continue");
    while (!sam.sees("I choose this.")) sam.press("Skip this question");
    for (const char* tick :
         {"I choose this.", "I can stop at any time.", "I must not contact the person harmed.",
          "Staff must act if someone is in danger."}) {
      sam.press(Role::checkbox, tick);
    }
    sam.press("Continue");
    sam.pick(consent);
    sam.press("Continue");
    sam.press("Send");
  }
};

inline std::string all_bytes_of(const base::Path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

inline std::string all_bytes(const base::Path& folder) {
  std::ostringstream bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf() << '\n';
  }
  return bytes.str();
}

}  // namespace mend::tests
