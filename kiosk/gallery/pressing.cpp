// What is pressed: buttons, links, tiles, rows.
#include "kiosk/gallery/exhibit.h"

#include <array>

namespace mend::gallery {

using ui::Ui;

namespace {

void draw_tiles(Ui& ui, const Say& say) {
  const std::array<ui::NavTile, 4> tiles{
      {{"learn", say("home.learn"), say("home.learn.hint"), ui::Icon::book},
       {"forms", say("home.forms"), say("home.forms.hint"), ui::Icon::check_in},
       {"mine", say("home.mine"), say("home.mine.hint"), ui::Icon::things, say("new")},
       {"settings", say("home.settings"), say("home.settings.hint"), ui::Icon::settings}}};
  ui.nav_tiles("home", tiles);
}

void draw_residents(Ui& ui, const Say&) {
  const std::array<ui::ResidentTile, 6> tiles{
      {{"1", ui::personal_words("Sam"), ui::Picture::boat},
       {"2", ui::personal_words("أحمد"), ui::Picture::tree},
       {"3", ui::personal_words("Gŵyn"), ui::Picture::star},
       {"4", ui::personal_words("Jay-Jay the second"), ui::Picture::fish},
       {"5", ui::personal_words("கவிதா"), ui::Picture::sun},
       {"6", ui::personal_words("小明"), ui::Picture::key}}};
  ui.resident_tiles("residents", tiles);
}

void draw_rows(Ui& ui, const Say& say) {
  const std::array<ui::LinkRow, 3> rows{
      {{"lesson", say("lesson"), say.format("learn.minutes", {{"count", 5}}), say("new"), ui::Icon::book},
       {"harm", say("harm"), say("harm-means"), std::nullopt, ui::Icon::book},
       {"week", say("week")}}};
  ui.link_rows("rows", rows);
}

void draw_tasks(Ui& ui, const Say& say) {
  const std::array<ui::Task, 4> tasks{
      {{"learn", say("lesson"), say("task.done"), ui::TaskState::done},
       {"week", say("week"), say("task.not-started"), ui::TaskState::to_do, say("week-hint")},
       {"helped", say("helped"), say("task.not-started"), ui::TaskState::to_do},
       {"send", say("button.send"), say("task.not-started"), ui::TaskState::not_yet}}};
  ui.task_list("tasks", tasks);
}

Exhibit::Draw button(ui::ButtonStyle style, std::string_view words) {
  return [style, words](Ui& ui, const Say& say) { ui.button("press", say(words), style); };
}

}  // namespace

void add_pressing(std::vector<Exhibit>& all) {
  add_with_deeds(all, "button", "press", button(ui::ButtonStyle::primary, "button.continue"));
  add_with_deeds(all, "secondary button", "press", button(ui::ButtonStyle::secondary, "button.skip"));
  add_with_deeds(all, "warning button", "press", button(ui::ButtonStyle::warning, "button.withdraw"));
  all.push_back({"button", "disabled", [](Ui& ui, const Say& say) {
                   ui.button("press", say("button.continue"), ui::ButtonStyle::primary, false);
                 }});
  all.push_back({"button", "in a row", [](Ui& ui, const Say& say) {
                   ui.begin_row();
                   ui.button("go", say("button.continue"));
                   ui.button("skip", say("button.skip"), ui::ButtonStyle::secondary);
                   ui.button("stop", say("form.delete"), ui::ButtonStyle::warning);
                   ui.end_row();
                 }});
  add_with_deeds(all, "link", "more", [](Ui& ui, const Say& say) { ui.link("more", say("more")); });
  add_with_deeds(all, "tiles", "home/forms", draw_tiles);
  add_with_deeds(all, "resident tiles", "residents/2", draw_residents);
  add_with_deeds(all, "link rows", "rows/harm", draw_rows);
  add_with_deeds(all, "task list", "tasks/week", draw_tasks);
}

}  // namespace mend::gallery
