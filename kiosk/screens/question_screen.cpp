#include "kiosk/screens/question_screen.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mend::screens {
namespace {

using form::Control;

ui::Words content(const form::Words& source) {
  return ui::content_words(source.text, source.language);
}

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

void draw_faces(ui::Ui& ui, const form::Question& question, const FacesOrder& order, const ui::Notes& notes,
                QuestionActions& actions) {
  std::vector<ui::Option> options;
  std::optional<std::size_t> selected;
  for (std::size_t n = 0; n < order.size(); ++n) {
    const form::Choice& choice = question.choices[order[n]];
    if (choice.name == question.value) selected = n;
    options.push_back({choice.name, content(choice.label)});
  }
  if (const auto picked = ui.faces(question.ref, content(question.label), options, selected, notes)) {
    actions.edits.emplace_back(question.ref, options[*picked].id);
  }
}

void draw_field(ui::Ui& ui, const FieldModel& field, bool alone, QuestionActions& actions) {
  const form::Question& question = field.question;
  ui::Notes notes;
  notes.label_is_heading = alone;
  if (!question.hint.text.empty()) notes.hint = content(question.hint);
  if (field.error) notes.error = words(*field.error);
  std::vector<ui::Option> options;
  for (const form::Choice& choice : question.choices) options.push_back({choice.name, content(choice.label)});
  const auto set = [&](std::string value) { actions.edits.emplace_back(question.ref, std::move(value)); };

  if (const auto order = faces_order(question)) {
    draw_faces(ui, question, *order, notes, actions);
    return;
  }
  switch (question.control) {
    case Control::note:
      if (alone) {
        ui.heading(content(question.label));
      } else {
        ui.paragraph(content(question.label));
      }
      if (!question.hint.text.empty()) ui.paragraph(content(question.hint));
      break;
    case Control::acknowledge: {
      const std::vector<ui::Option> one{{std::string(form::acknowledged), content(question.label)}};
      const bool ticked = question.value == form::acknowledged;
      if (ui.checkboxes(question.ref, content(question.label), one, {ticked}, notes)) {
        set(ticked ? std::string() : std::string(form::acknowledged));
      }
      break;
    }
    case Control::select_one: {
      const auto picked = ui.radios(question.ref, content(question.label), options, chosen(question), notes);
      if (picked) set(question.choices[*picked].name);
      break;
    }
    case Control::select_multiple: {
      std::vector<bool> checked;
      for (const form::Choice& choice : question.choices) checked.push_back(question.selected(choice.name));
      if (const auto switched =
              ui.checkboxes(question.ref, content(question.label), options, checked, notes)) {
        set(joined(question, *switched));
      }
      break;
    }
    case Control::text: {
      ui::FieldOptions how;
      how.notes = notes;
      // Somewhat over the limit may be typed, so that nobody wonders why the keys stopped; Continue says so.
      how.max_characters = question.max_length + 200;
      if (field.letters_left) how.count = *field.letters_left;
      auto typed = question.has_appearance("multiline")
                       ? ui.text_area(question.ref, content(question.label), question.value, how)
                       : ui.text_line(question.ref, content(question.label), question.value, how);
      if (typed) set(std::move(*typed));
      break;
    }
  }
}

}  // namespace

void draw(ui::Ui& ui, const Frame& frame, const QuestionModel& model, QuestionActions& actions) {
  begin(ui, frame, model.page, model.form_title, Back::shown);
  if (model.error_title) {
    std::vector<ui::ErrorLink> links;
    for (const FieldModel& field : model.fields) {
      if (field.error) links.push_back({field.question.ref, words(*field.error)});
    }
    ui.error_summary(*model.error_title, links);
  }
  ui.caption(model.number);
  const bool alone = model.fields.size() == 1;
  if (!alone && !model.fields.empty()) {
    const form::Words& group = model.fields.front().question.group_label;
    ui.heading(content(group.text.empty() ? model.form_title : group));
  }
  if (!model.before_text.empty()) {
    for (const messages::Text& text : model.before_text) ui.caption(text);
    if (model.interpreter) ui.caption(*model.interpreter);
  }
  for (const FieldModel& field : model.fields) draw_field(ui, field, alone, actions);
  ui.begin_row();
  actions.go_on = ui.button("continue", model.go_on);
  if (model.skip) actions.skip = ui.button("skip", *model.skip, ui::ButtonStyle::secondary);
  ui.end_row();
  if (model.saved) {
    if (model.save_failed) {
      ui.inset(*model.saved);
    } else {
      ui.caption(*model.saved);
    }
  }
  end(ui, actions.frame);
}

}  // namespace mend::screens
