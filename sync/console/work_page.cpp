#include "sync/console/components.h"
#include "sync/console/console.h"
#include "sync/console/form_data.h"

namespace mend::console {

namespace {

std::string done_message(const std::string& done) {
  if (done == "seen")
    return "Marked as seen. The resident will read your note when the device is next docked.";
  return "";
}

Html urgent_card(const hub::CheckIn& check_in, const std::string& title, base::UnixMillis now) {
  const std::string address = "/check-ins/" + check_in.envelope;
  Html state;
  if (check_in.acknowledged_at) {
    state = paragraph(check_in.acknowledged_by + " took this on " + moment(*check_in.acknowledged_at) +
                      ". It stays here until the check-in has been read.");
  } else {
    state = paragraph("Nobody has taken this on yet.");
  }
  return tag(
      "section", {{"class", "mend-urgent"}, {"aria-label", check_in.name + " asks for help today"}},
      join({tag("h3", {{"class", "govuk-heading-m"}},
                join({link(address, check_in.name + " asks for help today"), text(" "),
                      check_in.acknowledged_at ? status_tag("Taken on", TagColour::orange)
                                               : status_tag("Urgent", TagColour::red)})),
            tag("p", {{"class", "govuk-body"}},
                join({text(check_in.number + " · " + title + " · arrived "), age(check_in.received, now),
                      text(check_in.key_worker_name.empty() ? " · no key worker"
                                                            : " · key worker " + check_in.key_worker_name)})),
            state}));
}

}  // namespace

hub::HttpResponse Console::work(const Visit& visit) {
  const auto waiting = answers_.waiting(visit.session.viewer);
  if (!waiting) return problem(visit.frame, waiting.error());
  const auto seen = answers_.seen(visit.session.viewer);
  if (!seen) return problem(visit.frame, seen.error());
  const base::UnixMillis now = parts_.context.clock.now();

  Html urgent;
  std::vector<std::vector<Html>> rows;
  for (const hub::CheckIn& check_in : *waiting) {
    const std::string title = parts_.forms.title(check_in.form, check_in.form_hash);
    if (check_in.needs_attention()) {
      urgent += urgent_card(check_in, title, now);
      continue;
    }
    rows.push_back({link("/check-ins/" + check_in.envelope, check_in.name), text(check_in.number),
                    text(title), age(check_in.received, now),
                    check_in.opened ? status_tag("Opened", TagColour::blue)
                                    : status_tag("Not read yet", TagColour::grey)});
  }
  Html content = join({success_banner(done_message(visit.query.get("done"))), heading("My work")});
  if (!urgent.empty()) content += join({subheading("Help asked for today"), urgent});
  if (rows.empty()) {
    content += join({subheading("Check-ins to read"),
                     paragraph(urgent.empty() ? "No check-in is waiting for you."
                                              : "No other check-in is waiting for you.")});
  } else {
    content += table("Check-ins to read", {{"Resident"}, {"Number"}, {"What"}, {"Arrived"}, {"State"}}, rows);
  }
  if (!seen->empty()) {
    std::vector<std::vector<Html>> old;
    for (const hub::CheckIn& check_in : *seen) {
      old.push_back({link("/check-ins/" + check_in.envelope, check_in.name),
                     text(parts_.forms.title(check_in.form, check_in.form_hash)), text(check_in.seen_by),
                     text(moment(*check_in.seen_at))});
    }
    content += table("Seen before", {{"Resident"}, {"What"}, {"Seen by"}, {"When"}}, old);
  }
  return page(visit.frame, 200, "My work", content);
}

}  // namespace mend::console
