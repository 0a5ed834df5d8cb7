#include "sync/console/components.h"
#include "sync/console/console.h"
#include "sync/console/form_data.h"

namespace mend::console {

namespace {

std::string done_message(const std::string& done) {
  if (done == "seen")
    return "Marked as seen. The resident will read your note when the device is next docked.";
  if (done == "acknowledged")
    return "You have taken this on, by name. Go and see the resident now, or make sure that somebody does.";
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
                      text(check_in.key_worker_name.empty() ? " · no key worker: choose one"
                                                            : " · key worker " + check_in.key_worker_name)})),
            state}));
}

Html unfiled_card(const hub::UnfiledCall& call, const hub::Session& session, base::UnixMillis now) {
  const std::string address = "/unfiled/" + call.envelope + "/acknowledge";
  const std::string name = call.name.empty() ? "Somebody" : call.name;
  return tag(
      "section", {{"class", "mend-urgent"}, {"aria-label", name + " asks for help today"}},
      join({tag("h3", {{"class", "govuk-heading-m"}},
                join({text(name + " asks for help today "), status_tag("Urgent", TagColour::red)})),
            tag("p", {{"class", "govuk-body"}},
                join({text((call.number.empty() ? "A resident who is not known to this hub" : call.number) +
                           " · arrived "),
                      age(call.received, now)})),
            paragraph("Help asked for today; the form itself could not be filed. Take this on only if you "
                      "will see them, or hand it to somebody who does."),
            form(address, session.form_token(address),
                 button("I, " + session.viewer.name + ", take this on"))}));
}

}  // namespace

hub::HttpResponse Console::unfiled(const Visit& visit, const std::string& id) {
  const auto done = answers_.acknowledge_unfiled(visit.session.viewer, id);
  return done ? redirect("/work?done=acknowledged") : problem(visit.frame, done.error());
}

hub::HttpResponse Console::work(const Visit& visit) {
  const auto waiting = answers_.waiting(visit.session.viewer);
  if (!waiting) return problem(visit.frame, waiting.error());
  const auto seen = answers_.seen(visit.session.viewer);
  if (!seen) return problem(visit.frame, seen.error());
  const base::UnixMillis now = parts_.context.clock.now();

  const auto unfiled_calls = answers_.unfiled_calls(visit.session.viewer);
  if (!unfiled_calls) return problem(visit.frame, unfiled_calls.error());

  Html urgent;
  for (const hub::UnfiledCall& call : *unfiled_calls) urgent += unfiled_card(call, visit.session, now);
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
