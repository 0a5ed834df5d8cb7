#include "sync/console/components.h"
#include "sync/console/console.h"

namespace mend::console {

hub::HttpResponse Console::surveys(const Visit& visit) {
  const auto counts = answers_.surveys(visit.session.viewer);
  if (!counts) return problem(visit.frame, counts.error());
  std::vector<std::vector<Html>> rows;
  for (const auto& count : *counts) {
    rows.push_back({text(parts_.forms.title(count.form, count.form_hash)),
                    text(count.returns ? "About " + std::to_string(*count.returns) : "Fewer than 10")});
  }
  return page(
      visit.frame, 200, "Surveys",
      join({heading("Surveys"),
            paragraph(
                "Surveys are anonymous. Counts are rounded down to fives, and shown from ten returns on."),
            rows.empty() ? paragraph("No survey has come back yet.")
                         : table("Returns", {{"Survey"}, {"Returns"}}, rows)}));
}

}  // namespace mend::console
