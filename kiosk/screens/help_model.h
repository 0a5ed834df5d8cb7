#pragma once

#include "content/library/policy.h"
#include "kiosk/screens/line.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::screens {

struct HelpRow {
  library::HelpLineId id = library::HelpLineId::cell_bell;
  messages::Text words;
  std::optional<messages::Text> about = std::nullopt;
};

/// The ways to get help, as the prison's policy has them. Without a policy: what is true in every prison.
struct HelpModel {
  messages::Text title, intro, tell_a_person;
  std::vector<HelpRow> rows;
  messages::Text go_back;
  std::optional<messages::Text> interpreter = std::nullopt;
};

HelpModel make_help(const messages::Catalogue& catalogue, const std::vector<library::HelpLine>* lines);

/// The full page before an answer is kept that says that things are bad.
struct StopModel {
  HelpModel help;
  messages::Text title;
  std::vector<messages::Text> lines;
  std::optional<messages::Text> urgent = std::nullopt;  ///< not read at once, and tell staff
  messages::Text acknowledge;
};

StopModel make_stop(const messages::Catalogue& catalogue, const std::vector<library::HelpLine>* lines,
                    bool urgent);

}  // namespace mend::screens
