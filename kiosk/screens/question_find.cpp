// A choice out of a long list: a field finds it by its first letters, and a few are shown at once.
#include "kiosk/screens/question_field.h"

#include <vector>

namespace mend::screens {

void draw_finding(const FieldPlace& place) {
  const form::Question& question = place.question();
  const QuestionWords& words = place.model.words;
  const Finding& finding = *place.field.finding;
  ui::Ui& ui = place.ui;
  ui::FieldOptions how;
  how.notes.is_private = true;
  how.max_characters = 60;
  std::vector<ui::Option> options;
  std::vector<bool> checked;
  for (const std::size_t n : finding.found.shown) {
    const form::Choice& choice = question.choices[n];
    options.push_back({choice.name, content(choice.label)});
    checked.push_back(question.selected(choice.name));
  }
  // The question stands above both: over the field that finds, and over what it found.
  ui.heading(content(question.label),
             place.notes.label_is_heading ? ui::HeadingLevel::one : ui::HeadingLevel::two);
  if (auto typed = ui.text_line(question.ref + "/find", words.find, finding.wanted, how))
    place.memory.finding[question.ref] = std::move(*typed);
  ui::Notes notes = place.notes;
  notes.label_is_heading = false;
  notes.label_is_above = true;
  std::optional<std::size_t> picked;
  const ui::Words label = content(question.label);
  if (question.control == form::Control::select_multiple) {
    picked = ui.checkboxes(question.ref, label, options, checked, notes);
  } else {
    std::optional<std::size_t> selected;
    for (std::size_t n = 0; n < checked.size(); ++n) {
      if (checked[n]) selected = n;
    }
    picked = ui.radios(question.ref, label, options, selected, notes);
  }
  if (options.empty()) ui.paragraph(words.find_none);
  if (finding.more) ui.caption(*finding.more);
  if (!picked) return;
  const std::string& name = options[*picked].id;
  place.set(question.control == form::Control::select_multiple ? switched_value(question, name) : name);
}

}  // namespace mend::screens
