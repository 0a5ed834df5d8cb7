// Questions that are answered by choosing.
#include "kiosk/screens/question_field.h"

#include <algorithm>
#include <array>
#include <cstdlib>
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

/// How many choices may stand side by side; 0: they stand one below the other.
std::size_t columns_of(const FieldPlace& place) {
  const form::Question& question = place.question();
  constexpr std::string_view numbered = "columns-";
  for (const std::string& token : split_names(question.appearance)) {
    if (token == "likert") return question.choices.size();
    if (token == "columns" || token == "columns-pack" || token == "columns-flex") return 3;
    if (token.starts_with(numbered)) {
      const int columns = std::atoi(token.c_str() + numbered.size());
      if (columns > 0 && columns <= 10) return static_cast<std::size_t>(columns);
    }
  }
  if (place.field.in_table) return question.choices.size();
  const bool pictures =
      std::any_of(question.choices.begin(), question.choices.end(),
                  [&](const form::Choice& choice) { return place.picture(choice.media.image) != nullptr; });
  return pictures ? 3 : 0;
}

std::vector<ui::ChoiceTile> tiles_of(const FieldPlace& place) {
  std::vector<ui::ChoiceTile> tiles;
  for (const form::Choice& choice : place.question().choices) {
    tiles.push_back({choice.name, content(choice.label)});
    tiles.back().picture = place.picture(choice.media.image);
  }
  return tiles;
}

ui::ChoiceRules rules_of(const FieldPlace& place, std::size_t columns) {
  ui::ChoiceRules rules;
  // One tile in a row is a row of another kind; two never are.
  rules.columns = std::max<std::size_t>(columns, 2);
  rules.notes = place.notes;
  return rules;
}

std::optional<std::size_t> pick_one(const FieldPlace& place) {
  const form::Question& question = place.question();
  const ui::Words label = content(question.label);
  const auto selected = chosen(question);
  if (question.has_appearance("minimal")) {
    const QuestionWords& words = place.model.words;
    return place.ui.select(question.ref, label, options_of(question), selected, {words.choose, words.close},
                           place.notes);
  }
  // As many stars as there are steps on a scale, in the form's order; more than that nobody takes in.
  if (question.has_appearance("rating") && question.choices.size() <= 11)
    return place.ui.rating(question.ref, label, options_of(question), selected, place.notes);
  if (const std::size_t columns = columns_of(place); columns > 0)
    return place.ui.choice_tiles(question.ref, label, tiles_of(place), selected, rules_of(place, columns));
  return place.ui.radios(question.ref, label, options_of(question), selected, place.notes);
}

void draw_one(const FieldPlace& place) {
  if (const auto picked = pick_one(place)) place.set(place.question().choices[*picked].name);
}

void draw_several(const FieldPlace& place) {
  const form::Question& question = place.question();
  const ui::Words label = content(question.label);
  std::vector<bool> checked;
  for (const form::Choice& choice : question.choices) checked.push_back(question.selected(choice.name));
  const std::size_t columns = columns_of(place);
  const auto switched =
      columns > 0
          ? place.ui.check_tiles(question.ref, label, tiles_of(place), checked, rules_of(place, columns))
          : place.ui.checkboxes(question.ref, label, options_of(question), checked, place.notes);
  if (switched) place.set(switched_value(question, question.choices[*switched].name));
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

std::string switched_value(const form::Question& question, const std::string& choice) {
  std::string value;
  for (const form::Choice& each : question.choices) {
    if (question.selected(each.name) != (each.name == choice))
      value += (value.empty() ? "" : " ") + each.name;
  }
  return value;
}

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
