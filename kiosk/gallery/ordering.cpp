// Questions that are answered by more or less, and by tiles of which several may be chosen.
#include "kiosk/gallery/exhibit.h"

#include <array>
#include <string>

namespace mend::gallery {

using ui::Notes;
using ui::Ui;

namespace {

Exhibit::Draw rank(bool answered, bool error = false) {
  return [answered, error](Ui& ui, const Say& say) {
    std::vector<ui::RankItem> items;
    for (const char* key : {"family", "work", "gym"}) {
      const std::string called = say(key).plain();
      items.push_back({key, say(key), say.format("form.rank.earlier", {{"choice", called}}),
                       say.format("form.rank.later", {{"choice", called}})});
    }
    Notes notes{.hint = say("form.rank.how")};
    if (error) notes.error = say("form.error.required");
    ui.rank("helped", say("helped"), items, answered, say("form.rank.keep"), notes);
  };
}

Exhibit::Draw stepper(std::string_view value, bool error = false) {
  return [value, error](Ui& ui, const Say& say) {
    ui::StepperRules rules;
    rules.number.max_characters = 4;
    if (error) rules.number.notes.error = say.format("field.error.number.most", {{"most", 7}});
    rules.smaller = value != "0";
    ui.stepper("slept", say("slept"), std::string(value),
               {say("form.range.smaller"), say("form.range.larger")}, rules);
  };
}

Exhibit::Draw tiles(std::vector<bool> checked, bool error = false) {
  return [checked = std::move(checked), error](Ui& ui, const Say& say) {
    const std::array<ui::ChoiceTile, 3> all{
        {{"family", say("family")}, {"work", say("work")}, {"gym", say("gym")}}};
    ui::ChoiceRules rules{.columns = 3, .notes = {.hint = say("all")}};
    if (error) rules.notes.error = say("form.error.required");
    ui.check_tiles("helped", say("helped"), all, checked, rules);
  };
}

}  // namespace

void add_ordering(std::vector<Exhibit>& all) {
  add_with_deeds(all, "rank", "helped/work/earlier", rank(true));
  all.push_back({"rank", "not in order yet", rank(false)});
  all.push_back({"rank", "error", rank(false, true)});
  add_with_deeds(all, "stepper", "slept/larger", stepper("5"));
  all.push_back({"stepper", "at its end", stepper("0")});
  all.push_back({"stepper", "error", stepper("12", true)});
  add_with_deeds(all, "check tiles", "helped/work", tiles({false, false, false}));
  all.push_back({"check tiles", "ticked", tiles({true, false, true})});
  all.push_back({"check tiles", "error", tiles({false, false, false}, true)});
}

}  // namespace mend::gallery
