// Questions that are answered by choosing.
#include "kiosk/screens/question_field.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace mend::screens {
namespace {

using form::Control;

std::optional<std::size_t> chosen(const form::Question& question) {
  for (std::size_t n = 0; n < question.choices.size(); ++n) {
    if (question.choices[n].name == question.value) return n;
  }
  return std::nullopt;
}

std::string joined(const form::Question& question, std::size_t switched) {
  std::string value;
  for (std::size_t n = 0; n < question.choices.size(); ++n) {
    const bool on = question.selected(question.choices[n].name) != (n == switched);
    if (on) value += (value.empty() ? "" : " ") + question.choices[n].name;
  }
  return value;
}

/// The faces say what the five known answers mean, whatever order a form lists them in: the sad face must
/// never stand over "Very good". Other answers get no faces.
using FacesOrder = std::array<std::size_t, 5>;
std::optional<FacesOrder> faces_order(const form::Question& question) {
  static constexpr std::array<std::string_view, 5> from_worst = {"very-bad", "bad", "ok", "good",
                                                                 "very-good"};
  if (question.control != Control::select_one || !question.has_appearance("faces")) return std::nullopt;
  if (question.choices.size() != from_worst.size()) return std::nullopt;
  FacesOrder order{};
  for (std::size_t n = 0; n < from_worst.size(); ++n) {
    const auto found = std::find_if(question.choices.begin(), question.choices.end(),
                                    [&](const form::Choice& choice) { return choice.name == from_worst[n]; });
    if (found == question.choices.end()) return std::nullopt;
    order[n] = static_cast<std::size_t>(found - question.choices.begin());
  }
  return order;
}

void draw_faces(const FieldPlace& place, const FacesOrder& order) {
  const form::Question& question = place.question();
  std::vector<ui::Option> options;
  std::optional<std::size_t> selected;
  for (std::size_t n = 0; n < order.size(); ++n) {
    const form::Choice& choice = question.choices[order[n]];
    if (choice.name == question.value) selected = n;
    options.push_back({choice.name, content(choice.label)});
  }
  if (const auto picked =
          place.ui.faces(question.ref, content(question.label), options, selected, place.notes))
    place.set(options[*picked].id);
}

std::vector<ui::Option> options_of(const form::Question& question) {
  std::vector<ui::Option> options;
  for (const form::Choice& choice : question.choices) options.push_back({choice.name, content(choice.label)});
  return options;
}

void draw_one(const FieldPlace& place) {
  const form::Question& question = place.question();
  const ui::Words label = content(question.label);
  const auto options = options_of(question);
  const QuestionWords& words = place.model.words;
  const auto picked = question.has_appearance("minimal")
                          ? place.ui.select(question.ref, label, options, chosen(question),
                                            {words.choose, words.close}, place.notes)
                          : place.ui.radios(question.ref, label, options, chosen(question), place.notes);
  if (picked) place.set(question.choices[*picked].name);
}

void draw_several(const FieldPlace& place) {
  const form::Question& question = place.question();
  std::vector<bool> checked;
  for (const form::Choice& choice : question.choices) checked.push_back(question.selected(choice.name));
  const auto switched =
      place.ui.checkboxes(question.ref, content(question.label), options_of(question), checked, place.notes);
  if (switched) place.set(joined(question, *switched));
}

void draw_boolean(const FieldPlace& place) {
  const form::Question& question = place.question();
  const ui::Option options[] = {{"true", place.model.words.yes}, {"false", place.model.words.no}};
  std::optional<std::size_t> selected;
  if (!question.value.empty()) selected = is_true(question.value) ? 0 : 1;
  const auto picked = place.ui.radios(question.ref, content(question.label), options, selected, place.notes);
  if (picked) place.set(options[*picked].id);
}

}  // namespace

void draw_choice(const FieldPlace& place) {
  if (const auto order = faces_order(place.question())) return draw_faces(place, *order);
  switch (place.question().control) {
    case Control::boolean:
      return draw_boolean(place);
    case Control::select_multiple:
      return draw_several(place);
    default:
      return draw_one(place);
  }
}

}  // namespace mend::screens
