#pragma once

#include "content/base/clock.h"
#include "kiosk/screens/help_model.h"
#include "kiosk/screens/line.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mend::screens {

/// A question and its answer, only to be read.
struct AskRow {
  std::string ref;
  Line question;
  Line answer;
};

/// A page that says something and leaves at most three ways to go on.
struct AskModel {
  std::string page;
  std::optional<Line> caption = std::nullopt;
  messages::Text title;
  std::vector<messages::Text> lines;
  std::optional<messages::Text> first, second, third;  ///< the first is the way that loses nothing
  std::optional<messages::Text> interpreter = std::nullopt;
  std::vector<AskRow> rows = {};  ///< under the lines
  bool second_warns = false;      ///< it takes something away
};

/// After anything that broke off: never goes on by itself, never throws away.
AskModel make_carry_on(const messages::Catalogue& catalogue, const form::Words& title,
                       base::UnixMillis begun);
AskModel make_delete(const messages::Catalogue& catalogue, const form::Words& title);
/// While a form is being sent: nothing to press.
AskModel make_sending(const messages::Catalogue& catalogue, const form::Words& title);
/// Says nothing about what was open, or that anything was.
AskModel make_hidden(const messages::Catalogue& catalogue);
AskModel make_idle(const messages::Catalogue& catalogue, std::int64_t seconds);

/// Something is broken, and help is still here.
struct ErrorModel {
  messages::Text title;
  std::vector<messages::Text> lines;
  HelpModel help;
};

/// `lost`: nobody can say that everything is still there.
ErrorModel make_error(const messages::Catalogue& catalogue, const std::vector<library::HelpLine>* lines,
                      bool lost);

}  // namespace mend::screens
