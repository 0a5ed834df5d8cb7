#pragma once

#include "content/base/clock.h"
#include "kiosk/screens/form_model.h"
#include "kiosk/screens/line.h"
#include "kiosk/screens/question_words.h"
#include "kiosk/screens/typed_value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mend::screens {

/// What the disk says about the last answer.
enum class Saved { nothing_yet, saving, saved, failed };

/// One question of the page.
struct FieldModel {
  form::Question question;
  std::optional<Line> error = std::nullopt;
  std::optional<messages::Text> letters_left = std::nullopt;
  /// Of a date or a time: what stands in its fields, and which of them `error` is about.
  TypedParts parts = {};
  WrongParts wrong = {};
};

/// A page of a form: one question, or a few that belong together.
struct QuestionModel {
  std::string page;
  form::Words form_title;
  std::optional<messages::Text> number;  ///< "Question 3"; nothing on a page that asks nothing
  std::vector<FieldModel> fields;
  std::optional<messages::Text> error_title = std::nullopt;
  messages::Text go_on;
  std::optional<messages::Text> skip = std::nullopt;
  std::optional<messages::Text> saved = std::nullopt;
  bool save_failed = false;
  /// Before free text: that nobody sees it until the device is docked, and when that was last.
  std::vector<messages::Text> before_text;
  std::optional<messages::Text> interpreter = std::nullopt;
  QuestionWords words;
};

struct Docked {
  std::optional<base::UnixMillis> last = std::nullopt;
};

QuestionModel make_question(const messages::Catalogue& catalogue, const FormModel& form, Saved saved,
                            const Docked& docked);

/// The two sentences about docking.
std::vector<messages::Text> docked_words(const messages::Catalogue& catalogue, const Docked& docked);

/// The form's own words for a problem, or ours.
Line problem_words(const messages::Catalogue& catalogue, const form::Problem& problem,
                   const form::Question* question);

}  // namespace mend::screens
