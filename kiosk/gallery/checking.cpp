// What is read before something is sent: the answers, and what is wrong with them.
#include "kiosk/gallery/exhibit.h"

#include <array>
#include <optional>

namespace mend::gallery {

using ui::Ui;

namespace {

void draw_summary(Ui& ui, const Say& say) {
  const std::array<ui::SummaryRow, 3> rows{
      {{"week", say("week"), say("good"), say("button.change"), say("week")},
       {"tell", say("tell"), ui::personal_words(say("typed").text()), say("button.change"), say("tell")},
       {"helped", say("helped"), say("form.check.none"), say("button.change"), say("helped")}}};
  ui.summary_list("answers", rows);
}

void draw_errors(Ui& ui, const Say& say) {
  const std::array<ui::ErrorLink, 2> errors{{{"week", say("week-error")}, {"safe", say("safe-error")}}};
  ui.error_summary(say("form.error.title"), errors);
  const std::array<ui::Option, 2> options{{{"yes", say("yes")}, {"no", say("no")}}};
  ui.radios("week", say("week"), options, std::nullopt, {.error = say("week-error")});
  ui.radios("safe", say("safe"), options, std::nullopt, {.error = say("safe-error")});
}

}  // namespace

void add_checking(std::vector<Exhibit>& all) {
  add_with_deeds(all, "summary list", "answers/tell/change", draw_summary);
  add_with_deeds(all, "error summary", "error-summary/safe", draw_errors);
}

}  // namespace mend::gallery
