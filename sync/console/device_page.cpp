#include "sync/console/components.h"
#include "sync/console/console.h"
#include "sync/console/device_words.h"
#include "sync/console/refusal_words.h"
#include "sync/hub/roster.h"

#include <algorithm>

namespace mend::console {

namespace {

Html confirmed_row(const protocol::KioskReport& kiosk, base::UnixMillis now) {
  if (!kiosk.confirmed) return status_tag("Never", TagColour::yellow);
  return age(*kiosk.confirmed, now);
}

std::vector<SummaryRow> rows_of(const hub::Device& device, base::UnixMillis now) {
  std::vector<SummaryRow> rows;
  rows.push_back({"Last docked", device.last_dock ? age(*device.last_dock, now)
                                                  : status_tag("Never docked", TagColour::yellow)});
  if (!device.said) return rows;
  const auto& report = device.said->report;
  if (report.kiosk) {
    const protocol::KioskReport& kiosk = *report.kiosk;
    rows.push_back({"Content in use", text(content_words(kiosk))});
    rows.push_back({"Last confirmed as the newest", confirmed_row(kiosk, now)});
    rows.push_back({"Free space", text(space_words(kiosk.free_bytes))});
    rows.push_back({"Its own clock", text(clock_words(kiosk))});
  }
  std::string programs;
  if (report.kiosk) programs += "screen " + report.kiosk->app;
  if (report.courier) programs += (programs.empty() ? "" : ", ") + ("courier " + report.courier->app);
  rows.push_back({"Programs", text(programs)});
  rows.push_back({"It told this", age(device.said->received, now)});
  return rows;
}

Html refusal_table(const std::vector<protocol::Refusal>& refusals) {
  std::vector<std::vector<Html>> rows;
  for (const protocol::Refusal& each : refusals) {
    const RefusalWords words = refusal_words(each.code);
    std::string when = moment(each.last);
    if (each.count > 1) when = std::to_string(each.count) + " times, last " + when;
    rows.push_back({text(when),
                    join({tag("p", {{"class", "govuk-body"}}, text(words.what)),
                          tag("p", {{"class", "govuk-body"}},
                              join({tag("strong", {}, text("What to do: ")), text(words.remedy)})),
                          tag("code", {{"class", "mend-code"}}, text(each.code))}),
                    each.mended ? status_tag("Went well since", TagColour::green)
                                : status_tag("Not mended", TagColour::red)});
  }
  return table("What the device refused or could not do", {{"When, by the device"}, {"What"}, {"Now"}}, rows);
}

}  // namespace

hub::HttpResponse Console::device(const Visit& visit, const std::string& id) {
  const auto view = hub::view_roster(parts_.context, visit.session.viewer);
  if (!view) return problem(visit.frame, view.error());
  const auto at = std::find_if(view->devices.begin(), view->devices.end(),
                               [&](const hub::Device& device) { return device.id == id; });
  if (at == view->devices.end()) return problem(visit.frame, {base::ErrorKind::not_found, ""});
  const std::string title = "Device ending " + at->id.substr(26);
  const std::vector<protocol::Refusal> refusals = refusals_of(*at);
  Html content = join({back_link("/roster", "Residents and devices"), heading(title)});
  const bool open =
      std::any_of(refusals.begin(), refusals.end(), [](const auto& each) { return !each.mended; });
  if (open)
    content +=
        warning("This device refused something or could not do it. What it has installed stays in use.");
  content += summary_list(rows_of(*at, parts_.context.clock.now()));
  if (!at->said) content += paragraph("The device has not yet said anything about itself.");
  content += refusals.empty() ? paragraph(at->said ? "Nothing was refused." : "") : refusal_table(refusals);
  return page(visit.frame, 200, title, content);
}

}  // namespace mend::console
