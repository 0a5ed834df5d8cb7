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
  const QuestionMedia& media;
  QuestionMemory& memory;
  QuestionActions& actions;

  [[nodiscard]] const form::Question& question() const { return field.question; }
  /// Null where there is none, or it cannot be read.
  [[nodiscard]] const window::Image* picture(const std::string& name) const {
    const auto found = media.pictures.find(name);
    return name.empty() || found == media.pictures.end() ? nullptr : &found->second;
  }
  /// Typed or picked.
  void set(std::string value) const { actions.edits.emplace_back(question().ref, std::move(value)); }
};

[[nodiscard]] inline ui::Words content(const form::Words& source) {
  return ui::content_words(source.text, source.language);
}

/// What is answered by choosing.
void draw_choice(const FieldPlace& place);
/// The same, of a long list.
void draw_finding(const FieldPlace& place);
/// A number of a range.
void draw_range(const FieldPlace& place);
/// What is to be put in order.
void draw_rank(const FieldPlace& place);
/// The player of a recording, if it can be heard.
void draw_recording(const FieldPlace& place, const std::string& name, const std::string& id);
/// A note, with what is strong in it.
void draw_runs(ui::Ui& ui, const FieldModel& field);

/// The name of the question's own picture, the larger one if there are two; empty if there is none.
[[nodiscard]] inline const std::string& picture_of(const form::Question& question) {
  return question.media.big_image.empty() ? question.media.image : question.media.big_image;
}

/// The value of a select_multiple with one choice switched.
[[nodiscard]] std::string switched_value(const form::Question& question, const std::string& choice);
/// What is answered by typing.
void draw_typed(const FieldPlace& place);
/// The first part of a question that its error is about: where a link of the error summary leads.
[[nodiscard]] std::string place_of_error(const FieldModel& field);
/// The first part of a question.
[[nodiscard]] std::string place_of_start(const FieldModel& field);

}  // namespace mend::screens
