// Questions that are answered by more or less: a range, and things to put in order.
#include "kiosk/screens/question_field.h"
#include "kiosk/screens/range_steps.h"

#include <utility>
#include <vector>

namespace mend::screens {

void draw_range(const FieldPlace& place) {
  const form::Question& question = place.question();
  const RangeSteps steps(question);
  const ui::Words label = content(question.label);
  if (steps.few()) {
    std::vector<ui::Option> options;
    for (std::size_t n = 0; n < steps.count(); ++n)
      options.push_back({steps.value(n), ui::content_words(steps.value(n), question.label.language)});
    const auto selected = steps.place(question.value);
    const auto picked = question.has_appearance("rating")
                            ? place.ui.rating(question.ref, label, options, selected, place.notes)
                            : place.ui.radios(question.ref, label, options, selected, place.notes);
    if (picked) place.set(steps.value(*picked));
    return;
  }
  ui::StepperRules rules;
  rules.number.notes = place.notes;
  if (!rules.number.notes.hint && place.field.range_hint) rules.number.notes.hint = *place.field.range_hint;
  rules.number.max_characters = 15;
  rules.number.negative = true;
  rules.number.decimals = true;
  const std::string value = read_typed(question).value;
  rules.smaller = steps.count() > 0 && value != steps.least();
  rules.larger = steps.count() > 0 && value != steps.most();
  ui::StepperDone done = place.ui.stepper(question.ref, label, question.value,
                                          {place.model.words.smaller, place.model.words.larger}, rules);
  if (done.typed) place.set(std::move(*done.typed));
  if (done.by != 0) place.set(steps.next(value, done.by));
}

void draw_rank(const FieldPlace& place) {
  const form::Question& question = place.question();
  const std::vector<RankPlace>& order = place.field.order;
  std::vector<ui::RankItem> items;
  for (const RankPlace& each : order) {
    const form::Choice& choice = question.choices[each.choice];
    items.push_back({choice.name, content(choice.label), each.earlier, each.later});
  }
  ui::Notes notes = place.notes;
  if (!notes.hint) notes.hint = place.model.words.rank_how;
  const auto move = place.ui.rank(question.ref, content(question.label), items, !question.value.empty(),
                                  place.model.words.rank_keep, notes);
  if (!move) return;
  if (move->by != 0) std::swap(items[move->item], items[move->by < 0 ? move->item - 1 : move->item + 1]);
  std::string value;
  for (const ui::RankItem& item : items) value += (value.empty() ? "" : " ") + item.id;
  place.set(std::move(value));
}

}  // namespace mend::screens
