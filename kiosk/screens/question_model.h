#pragma once

#include "content/base/clock.h"
#include "content/form/markdown.h"
#include "kiosk/screens/form_model.h"
#include "kiosk/screens/found_choices.h"
#include "kiosk/screens/line.h"
#include "kiosk/screens/question_memory.h"
#include "kiosk/screens/question_words.h"
#include "kiosk/screens/typed_value.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mend::screens {

/// What the disk says about the last answer.
enum class Saved { nothing_yet, saving, saved, failed };

/// One of the things to put in order, and what moves it.
struct RankPlace {
  std::size_t choice = 0;
  messages::Text earlier, later;
};

/// What is shown of a long list.
struct Finding {
  std::string wanted;
  FoundChoices found;
  std::optional<messages::Text> more = std::nullopt;
};

/// What an answer brought up on the page that it stands on.
struct CameUp {
  std::set<std::string> refs;
  std::string first;     ///< of them: `words` stand over it
  messages::Text words;  ///< that there is more on this page
  bool asks = false;     ///< else there is only more to read
  /// Continue was pressed and the page stayed for them: the focus goes there.
  bool takes_focus = false;
};

/// One question of the page. Its words are without marks.
struct FieldModel {
  form::Question question;
  /// A note's words, with their marks.
  std::vector<form::Run> runs = {};
  std::optional<Line> error = std::nullopt;
  std::optional<messages::Text> letters_left = std::nullopt;
  /// Of a date or a time: what stands in its fields, and which of them `error` is about.
  TypedParts parts = {};
  WrongParts wrong = {};
  std::vector<RankPlace> order = {};
  std::optional<messages::Text> range_hint = std::nullopt;
  std::optional<Finding> finding = std::nullopt;
  bool guidance_open = false;
  /// What a question that cannot be changed says.
  std::optional<Line> fixed = std::nullopt;
  /// In a table of questions with the same choices: these stand in a row, named at each question.
  bool in_table = false;
};

/// A page of a form: one question, or a few that belong together.
struct QuestionModel {
  std::string page;
  form::Words form_title;
  std::vector<Line> around = {};         ///< the part of the form, and the repeat instances, outermost first
  std::optional<messages::Text> number;  ///< "Question 3"; nothing on a page that asks nothing
  std::vector<FieldModel> fields;
  std::optional<messages::Text> error_title = std::nullopt;
  std::optional<CameUp> came = std::nullopt;
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
                            const Docked& docked, const QuestionMemory& memory = {});

/// The two sentences about docking.
std::vector<messages::Text> docked_words(const messages::Catalogue& catalogue, const Docked& docked);

/// The form's own words for a problem, or ours.
Line problem_words(const messages::Catalogue& catalogue, const form::Problem& problem,
                   const form::Question* question);

}  // namespace mend::screens
