#pragma once

#include "kiosk/screens/ask_model.h"
#include "kiosk/screens/form_model.h"
#include "kiosk/screens/line.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::screens {

/// One that was added, with the first thing that was answered in it.
struct ListRow {
  std::string ref;
  messages::Text name;  ///< "Child: 2"
  Line summary;
  messages::Text change_name, take_out_name;
};

/// What was added to a repeat so far, and the ways to add, change and take out.
struct ListModel {
  std::string page;
  std::vector<messages::Text> around;
  Line title;
  messages::Text count;
  std::vector<ListRow> rows;
  messages::Text change, take_out, go_on;
  bool may_take_out = false;
  std::optional<messages::Text> add = std::nullopt;
  std::optional<messages::Text> full = std::nullopt;
};

ListModel make_list(const messages::Catalogue& catalogue, const FormModel& form);
/// Whether one of them should really go: says which answers go with it.
AskModel make_take_out(const messages::Catalogue& catalogue, const FormModel& form);

/// "Child: 2", "Child: 2 of 3".
[[nodiscard]] messages::Text instance_name(const messages::Catalogue& catalogue, const form::Words& label,
                                           std::size_t position);
[[nodiscard]] std::vector<messages::Text> around_words(const messages::Catalogue& catalogue,
                                                       const FormModel& form);

}  // namespace mend::screens
