#include "kiosk/screens/question_screen.h"

#include "kiosk/screens/question_field.h"

#include <algorithm>

namespace mend::screens {
namespace {

using form::Control;

void draw_control(const FieldPlace& place) {
  const form::Question& question = place.question();
  switch (question.control) {
    case Control::note:
    case Control::acknowledge:
      break;  // see draw_runs, draw_ticks
    case Control::select_one:
    case Control::select_multiple:
    case Control::boolean:
      if (place.field.finding) return draw_finding(place);
      return draw_choice(place);
    case Control::text:
    case Control::integer:
    case Control::decimal:
    case Control::date:
    case Control::time:
    case Control::date_time:
      return draw_typed(place);
    case Control::range:
      return draw_range(place);
    case Control::rank:
      return draw_rank(place);
  }
}

/// What may be shown besides, and stands below the question.
void draw_guidance(const FieldPlace& place) {
  const form::Question& question = place.question();
  if (question.guidance.text.empty()) return;
  const bool open = place.field.guidance_open;
  const ui::Words body[] = {content(question.guidance)};
  if (!place.ui.details(question.ref + "/guidance", open ? place.model.words.less : place.model.words.more,
                        body, open))
    return;
  if (open) {
    place.memory.open.erase(question.ref);
  } else {
    place.memory.open.insert(question.ref);
  }
}

ui::Notes notes_of(const FieldModel& field, bool alone) {
  ui::Notes notes;
  notes.label_is_heading = alone;
  notes.is_private = true;
  if (!field.question.hint.text.empty()) notes.hint = content(field.question.hint);
  if (field.error) notes.error = words(*field.error);
  return notes;
}

void draw_field(const FieldPlace& place) {
  const FieldModel& field = place.field;
  const form::Question& question = field.question;
  draw_recording(place, question.media.audio, question.ref + "/recording");
  if (question.control == Control::note) {
    draw_runs(place.ui, field);
    if (const auto* image = place.picture(picture_of(question)))
      place.ui.picture(question.ref + "/picture", *image, content(question.label));
    if (!question.hint.text.empty()) place.ui.paragraph(content(question.hint));
  } else if (field.fixed) {
    place.ui.heading(content(question.label),
                     place.notes.label_is_heading ? ui::HeadingLevel::one : ui::HeadingLevel::two);
    place.ui.paragraph(words(*field.fixed));
  } else {
    draw_control(place);
    for (const form::Choice& choice : question.choices)
      draw_recording(place, choice.media.audio, question.ref + "/" + choice.name + "/recording");
  }
  draw_guidance(place);
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

/// One for each time that something comes up, so that each is told.
std::string came_id(const CameUp& came) {
  return "came" + came.first;
}

/// Over the first of what came up: there the eye looks next, and nothing above it moves.
void draw_came(ui::Ui& ui, const CameUp& came, const std::vector<const FieldModel*>& next) {
  const bool here = std::any_of(next.begin(), next.end(),
                                [&](const FieldModel* field) { return field->question.ref == came.first; });
  if (here) ui.status(came_id(came), came.words);
}

/// The first question that came up; the words themselves, where there is only more to read.
std::string place_of_came(const QuestionModel& model) {
  for (const FieldModel& field : model.fields) {
    const form::Question& question = field.question;
    if (!model.came->refs.contains(question.ref) || question.control == Control::note || question.readonly)
      continue;
    return question.control == Control::acknowledge ? question.ref + "/" + std::string(form::acknowledged)
                                                    : place_of_start(field);
  }
  return came_id(*model.came);
}

/// What is there now is what the next page is compared with.
void remember(const QuestionModel& model, bool went_on, QuestionMemory& memory) {
  memory.shown.clear();
  for (const FieldModel& field : model.fields) memory.shown.insert(field.question.ref);
  memory.came.clear();
  if (model.came && !went_on) memory.came = model.came->refs;
  memory.went_on = went_on;
}

}  // namespace

void draw(ui::Ui& ui, const Frame& frame, const QuestionModel& model, const QuestionMedia& media,
          QuestionMemory& memory, QuestionActions& actions) {
  memory.meet(model.page);
  begin(ui, frame, model.page, model.form_title, Back::shown);
  if (model.error_title) ui.error_summary(*model.error_title, error_links(model));
  for (const Line& line : model.around) ui.caption(words(line));
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
    if (model.came && !ticks.empty()) draw_came(ui, *model.came, ticks);
    if (!ticks.empty()) draw_ticks(ui, ticks, group, only_ticks, actions);
    if (n >= model.fields.size()) break;
    const FieldModel& field = model.fields[n];
    if (model.came) draw_came(ui, *model.came, {&field});
    ui::Notes notes = notes_of(field, alone);
    FieldPlace place{ui, model, field, notes, media, memory, actions};
    notes.picture = place.picture(picture_of(field.question));
    draw_field(place);
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
  if (model.came && model.came->takes_focus) ui.focus(place_of_came(model));
  remember(model, actions.go_on, memory);
  end(ui, actions.frame);
}

}  // namespace mend::screens
