#include "kiosk/screens/question_screen.h"

#include "kiosk/screens/question_field.h"

#include <algorithm>

namespace mend::screens {
namespace {

using form::Control;

void draw_field(ui::Ui& ui, const QuestionModel& model, const FieldModel& field, bool alone,
                QuestionActions& actions) {
  const form::Question& question = field.question;
  ui::Notes notes;
  notes.label_is_heading = alone;
  notes.is_private = true;
  if (!question.hint.text.empty()) notes.hint = content(question.hint);
  if (field.error) notes.error = words(*field.error);
  const FieldPlace place{ui, model, field, notes, actions};
  switch (question.control) {
    case Control::note:
      ui.paragraph(content(question.label));
      if (!question.hint.text.empty()) ui.paragraph(content(question.hint));
      break;
    case Control::acknowledge:
      break;  // see draw_ticks
    case Control::select_one:
    case Control::select_multiple:
    case Control::boolean:
      draw_choice(place);
      break;
    case Control::text:
    case Control::integer:
    case Control::decimal:
    case Control::date:
    case Control::time:
    case Control::date_time:
      draw_typed(place);
      break;
    case Control::rank:
    case Control::range:
      break;  // such a form is not begun: see refuse_unshown
  }
}

/// The path that all ticks of a list begin with, so that each keeps its own ref as its id.
std::string list_id(const form::Question& tick) {
  return tick.ref.substr(0, tick.ref.size() - tick.name.size() - 1);
}

/// Boxes to tick that stand together are one list; each says for itself what is agreed to.
void draw_ticks(ui::Ui& ui, const std::vector<const FieldModel*>& ticks, const ui::Words& legend,
                bool heading, QuestionActions& actions) {
  std::vector<ui::Option> options;
  std::vector<bool> ticked;
  ui::Notes notes;
  notes.label_is_heading = heading;
  for (const FieldModel* field : ticks) {
    options.push_back(
        {field->question.name + "/" + std::string(form::acknowledged), content(field->question.label)});
    if (!field->question.hint.text.empty()) options.back().hint = content(field->question.hint);
    ticked.push_back(field->question.value == form::acknowledged);
    if (field->error && !notes.error) notes.error = words(*field->error);
  }
  if (const auto switched = ui.checkboxes(list_id(ticks.front()->question), legend, options, ticked, notes)) {
    const form::Question& question = ticks[*switched]->question;
    actions.edits.emplace_back(question.ref,
                               ticked[*switched] ? std::string() : std::string(form::acknowledged));
  }
}

/// One link for each thing to put right; ticks of one list share one.
std::vector<ui::ErrorLink> error_links(const QuestionModel& model) {
  std::vector<ui::ErrorLink> links;
  const FieldModel* tick = nullptr;
  for (const FieldModel& field : model.fields) {
    const bool is_tick = field.question.control == Control::acknowledge;
    const FieldModel* first = is_tick && tick ? tick : &field;
    tick = is_tick ? first : nullptr;
    if (!field.error) continue;
    ui::ErrorLink link{is_tick ? list_id(first->question) : place_of_error(field), words(*field.error)};
    const bool said = std::any_of(links.begin(), links.end(), [&](const ui::ErrorLink& other) {
      return other.field == link.field && other.message == link.message;
    });
    if (!said) links.push_back(std::move(link));
  }
  return links;
}

}  // namespace

void draw(ui::Ui& ui, const Frame& frame, const QuestionModel& model, QuestionActions& actions) {
  begin(ui, frame, model.page, model.form_title, Back::shown);
  if (model.error_title) ui.error_summary(*model.error_title, error_links(model));
  if (model.number) ui.caption(*model.number);
  for (const messages::Text& text : model.before_text) ui.caption(text);
  if (model.interpreter) ui.caption(*model.interpreter);

  // One thing on the page is its heading; several have the heading of their group.
  const bool only_ticks = std::all_of(model.fields.begin(), model.fields.end(), [](const FieldModel& field) {
    return field.question.control == Control::acknowledge;
  });
  const bool alone = model.fields.size() == 1 && model.fields.front().question.control != Control::note;
  const bool has_group = !model.fields.empty() && !model.fields.front().question.group_label.text.empty();
  const ui::Words group = content(has_group ? model.fields.front().question.group_label : model.form_title);
  if (!alone && !only_ticks) ui.heading(group);
  for (std::size_t n = 0; n < model.fields.size(); ++n) {
    std::vector<const FieldModel*> ticks;
    while (n < model.fields.size() && model.fields[n].question.control == Control::acknowledge) {
      ticks.push_back(&model.fields[n++]);
    }
    if (!ticks.empty()) draw_ticks(ui, ticks, group, only_ticks, actions);
    if (n < model.fields.size()) draw_field(ui, model, model.fields[n], alone, actions);
  }

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
