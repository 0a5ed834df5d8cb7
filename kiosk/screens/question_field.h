#pragma once

#include "kiosk/screens/question_screen.h"

#include <string>
#include <utility>

namespace mend::screens {

/// One question of a page while it is drawn. Used by question_*.cpp only.
struct FieldPlace {
  ui::Ui& ui;
  const QuestionModel& model;
  const FieldModel& field;
  const ui::Notes& notes;
  QuestionActions& actions;

  [[nodiscard]] const form::Question& question() const { return field.question; }
  /// Typed or picked.
  void set(std::string value) const { actions.edits.emplace_back(question().ref, std::move(value)); }
};

[[nodiscard]] inline ui::Words content(const form::Words& source) {
  return ui::content_words(source.text, source.language);
}

/// What is answered by choosing.
void draw_choice(const FieldPlace& place);
/// What is answered by typing.
void draw_typed(const FieldPlace& place);
/// The first part of a question that its error is about: where a link of the error summary leads.
[[nodiscard]] std::string place_of_error(const FieldModel& field);

}  // namespace mend::screens
