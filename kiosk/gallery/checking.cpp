// What is read before something is sent: the answers, and what is wrong with them.
#include "kiosk/gallery/exhibit.h"

#include <array>

namespace mend::gallery {

using ui::Ui;

namespace {

void draw_summary(Ui& ui, const Say& say) {
  const std::array<ui::SummaryRow, 3> rows{
      {{"week", say("week"), say("good"), say("form.check.change"), say("week")},
       {"tell", say("tell"), ui::personal_words(say("typed").text()), say("form.check.change"), say("tell")},
       {"helped", say("helped"), say("form.check.none"), say("form.check.change"), say("helped")}}};
  ui.summary_list("answers", rows);
}

void draw_errors(Ui& ui, const Say& say) {
  const std::array<ui::ErrorLink, 2> errors{{{"week", say("week-error")}, {"safe", say("safe-error")}}};
  ui.error_summary(say("form.error.title"), errors);
}

}  // namespace

void add_checking(std::vector<Exhibit>& all) {
  add_with_deeds(all, "summary list", "answers/tell/change", draw_summary);
  add_with_deeds(all, "error summary", "error-summary/safe", draw_errors);
}

}  // namespace mend::gallery
