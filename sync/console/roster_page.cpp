#include "sync/console/components.h"
#include "sync/console/console.h"
#include "sync/console/device_words.h"
#include "sync/console/form_data.h"
#include "sync/hub/roster.h"

namespace mend::console {

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string result;
  for (const std::string& name : names) result += (result.empty() ? "" : ", ") + name;
  return result.empty() ? "Nobody" : result;
}

Html device_state(const hub::Device& device, base::UnixMillis now) {
  if (device.revoked) return status_tag("Revoked", TagColour::red);
  if (!device.last_dock) return status_tag("Never docked", TagColour::yellow);
  return age(*device.last_dock, now);
}

Html content_state(const hub::Device& device) {
  for (const protocol::Refusal& each : refusals_of(device)) {
    if (!each.mended) return status_tag("Something was refused", TagColour::red);
  }
  if (!device.said || !device.said->report.kiosk) return text("Not known");
  return text(content_words(*device.said->report.kiosk));
}

}  // namespace

hub::HttpResponse Console::show_roster(const Visit& visit, const std::string& error) {
  const auto view = hub::view_roster(parts_.context, visit.session.viewer);
  if (!view) return problem(visit.frame, view.error());
  const base::UnixMillis now = parts_.context.clock.now();
  Html content = join({success_banner(visit.query.get("done") == "key-worker"
                                          ? "The key worker was changed. Check-ins follow at once."
                                          : ""),
                       error_summary(error, ""), heading("Residents and devices")});
  std::int64_t unseen = 0;
  for (const hub::Resident& resident : view->residents) {
    if (!resident.key_worker) unseen += resident.waiting;
  }
  if (unseen > 0)
    content += warning(std::to_string(unseen) + (unseen == 1 ? " check-in reaches" : " check-ins reach") +
                       " nobody because the resident has no key worker. Choose one below.");
  if (!view->safer_custody)
    content += warning(
        "Nobody has the role safer custody: calls for help reach key workers only, and nobody "
        "where there is no key worker. Add somebody with mend-hub staff add.");
  if (view->quarantined > 0) {
    content += warning(std::to_string(view->quarantined) +
                       (view->quarantined == 1 ? " envelope is" : " envelopes are") +
                       " in quarantine: what came from a device could not be filed. Nothing is lost; tell "
                       "whoever looks after the hub.");
  }
  if (const std::string trouble = parts_.policy.problem(); !trouble.empty())
    content += warning("The prison’s policy cannot be read. " + trouble);

  std::vector<Option> key_workers = {{"", "None"}};
  for (const hub::StaffName& staff : view->key_workers) key_workers.push_back({staff.username, staff.name});
  const std::string token = visit.session.form_token("/roster/key-worker");
  std::vector<std::vector<Html>> rows;
  for (const hub::Resident& resident : view->residents) {
    const std::string id = "key-worker-" + std::to_string(rows.size() + 1);
    rows.push_back(
        {text(resident.name), text(resident.number), text(resident.picture),
         resident.device ? text("Yes") : status_tag("No device", TagColour::yellow),
         text(std::to_string(resident.waiting)),
         tag("div", {{"class", "mend-row"}},
             form("/roster/key-worker", token,
                  join({void_tag("input",
                                 {{"type", "hidden"}, {"name", "subject"}, {"value", resident.subject}}),
                        select("username", id, "Key worker of " + resident.name, key_workers,
                               resident.key_worker.value_or("")),
                        tag("button", {{"type", "submit"}, {"class", "govuk-button govuk-button--secondary"}},
                            join({text("Save"), tag("span", {{"class", "govuk-visually-hidden"}},
                                                    text(" key worker of " + resident.name))}))})))});
  }
  content +=
      rows.empty()
          ? paragraph("There are no residents yet.")
          : table("Residents",
                  {{"Name"}, {"Number"}, {"Picture"}, {"On a device"}, {"Not seen yet"}, {"Key worker"}},
                  rows);
  std::vector<std::vector<Html>> devices;
  for (const hub::Device& device : view->devices) {
    devices.push_back({link("/roster/devices/" + device.id, "Ending " + device.id.substr(26)),
                       text(joined(device.residents)), device_state(device, now),
                       text(std::to_string(device.waiting_items)), content_state(device)});
  }
  content +=
      devices.empty()
          ? paragraph("There are no devices yet.")
          : table(
                "Devices",
                {{"Device"}, {"Who signs in there"}, {"Last docked"}, {"Waiting to be fetched"}, {"Content"}},
                devices);
  return page(visit.frame, error.empty() ? 200 : 400, "Residents and devices", content);
}

hub::HttpResponse Console::roster(const Visit& visit, const std::string& act) {
  if (act.empty()) return show_roster(visit, "");
  const auto done = hub::change_key_worker(parts_.context, visit.session.viewer, visit.form.get("subject"),
                                           visit.form.get("username"));
  if (done) return redirect("/roster?done=key-worker");
  return done.error().kind == base::ErrorKind::refused ? show_roster(visit, done.error().message)
                                                       : problem(visit.frame, done.error());
}

}  // namespace mend::console
