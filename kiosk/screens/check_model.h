#pragma once

#include "kiosk/screens/form_model.h"
#include "kiosk/screens/line.h"
#include "kiosk/screens/question_model.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::screens {

struct CheckRow {
  std::string ref;
  form::Words question;
  Line answer;
  messages::Text change_name;
  std::optional<Line> error = std::nullopt;
  std::vector<Line> headings = {};  ///< the part of the form or the repeat instances that begin with it
};

/// "Check your answers": all of them or those of one part, each with a way to change it.
struct CheckModel {
  form::Words form_title;
  messages::Text title, change, send, remove;
  /// Of one part of the form: instead of sending and deleting.
  std::optional<messages::Text> go_on = std::nullopt;
  std::vector<CheckRow> rows;
  std::optional<messages::Text> error_title = std::nullopt;
  std::vector<std::pair<std::string, Line>> errors;  ///< ref and words
  std::vector<messages::Text> docked;
  messages::Text after;
  std::optional<messages::Text> interpreter = std::nullopt;
  /// Sending did not work; the answers are still here.
  std::optional<messages::Text> failed = std::nullopt;
};

CheckModel make_check(const messages::Catalogue& catalogue, const FormModel& form, const Docked& docked,
                      bool failed);

}  // namespace mend::screens
