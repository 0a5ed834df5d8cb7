#include "sync/console/components.h"
#include "sync/console/console.h"
#include "sync/console/form_data.h"
#include "sync/console/sentences.h"

#include <cstdio>

namespace mend::console {

namespace {

using hub::RequestMove;
using hub::RequestState;

std::string_view words_of(RequestState state) {
  switch (state) {
    case RequestState::collected:
      return "Collected";
    case RequestState::checking:
      return "Being checked";
    case RequestState::may_visit:
      return "Somebody may visit";
    case RequestState::ended:
      return "Ended";
    case RequestState::withdrawn:
      return "Withdrawn";
  }
  return "";
}

TagColour colour_of(RequestState state) {
  switch (state) {
    case RequestState::collected:
      return TagColour::yellow;
    case RequestState::checking:
      return TagColour::blue;
    case RequestState::may_visit:
      return TagColour::green;
    case RequestState::ended:
    case RequestState::withdrawn:
      return TagColour::grey;
  }
  return TagColour::grey;
}

std::string_view words_of(RequestMove move) {
  switch (move) {
    case RequestMove::start_checking:
      return "Start checking.";
    case RequestMove::announce_visit:
      return "A visit is possible.";
    case RequestMove::still_with_staff:
      return "No news yet.";
    case RequestMove::end:
      return "It is not going on now.";
    case RequestMove::withdraw:
      return "The resident told staff that they withdraw. Their answers are removed for good.";
  }
  return "";
}

/// The step, and the one sentence that the resident will read.
std::string step_words(RequestMove move, base::UnixMillis today) {
  return std::string(words_of(move)) + " They will read: “" + resident_reads(hub::message_of(move), today) +
         "”";
}

Html review(const hub::Request& request, base::UnixMillis now) {
  if (!is_open(request.state)) return text("–");
  if (!request.review_by) return text("No date set");
  const Html when = text(day(*request.review_by));
  return request.overdue(now) ? join({when, text(" "), status_tag("Overdue", TagColour::red)}) : when;
}

/// Three fields as "2027-03-01"; what cannot be a date stays unreadable on purpose and is refused later.
std::string iso_date(const FormData& form, const std::string& name) {
  int date = 0, month = 0, year = 0;
  if (std::sscanf(form.get(name + "-day").c_str(), "%2d", &date) != 1 ||
      std::sscanf(form.get(name + "-month").c_str(), "%2d", &month) != 1 ||
      std::sscanf(form.get(name + "-year").c_str(), "%4d", &year) != 1) {
    return form.get(name + "-day") + form.get(name + "-month") + form.get(name + "-year");
  }
  char text_of[40];
  std::snprintf(text_of, sizeof text_of, "%04d-%02d-%02d", year, month, date);
  return text_of;
}

}  // namespace

hub::HttpResponse Console::requests(const Visit& visit) {
  const auto all = requests_.all(visit.session.viewer);
  if (!all) return problem(visit.frame, all.error());
  const base::UnixMillis now = parts_.context.clock.now();
  std::vector<std::vector<Html>> open_rows, closed_rows;
  for (const hub::Request& request : *all) {
    std::vector<Html> row = {link("/requests/" + request.envelope, request.name), text(request.number),
                             status_tag(words_of(request.state), colour_of(request.state)),
                             age(request.received, now), age(request.since, now)};
    if (is_open(request.state)) {
      row.push_back(review(request, now));
      open_rows.push_back(std::move(row));
    } else {
      closed_rows.push_back(std::move(row));
    }
  }
  Html content =
      join({success_banner(visit.query.get("done") == "moved"
                               ? "Saved. The resident will read it when the device is next docked."
                               : ""),
            heading("RJ requests"),
            paragraph("Each person has asked to hear more about restorative justice. Nobody else on the wing "
                      "may learn of it: check in person, alone, before a request moves on.")});
  const std::vector<Column> columns = {{"Resident"}, {"Number"},    {"Where it stands"},
                                       {"Asked"},    {"Last step"}, {"Review by"}};
  content +=
      open_rows.empty() ? paragraph("No request is waiting.") : table("Open requests", columns, open_rows);
  if (!closed_rows.empty())
    content += table("Ended or withdrawn", {columns.begin(), columns.end() - 1}, closed_rows);
  return page(visit.frame, 200, "RJ requests", content);
}

hub::HttpResponse Console::show_request(const Visit& visit, const std::string& id, const std::string& error,
                                        const std::string& field, const hub::OpenedAnswers* opened) {
  const auto found = requests_.find(visit.session.viewer, id);
  if (!found) return problem(visit.frame, found.error());
  const hub::Request& request = *found;
  const base::UnixMillis now = parts_.context.clock.now();
  const std::string address = "/requests/" + id;
  const std::string title = request.name + ": " + parts_.forms.title(request.form, request.form_hash);
  const auto error_for = [&](std::string_view name) { return field == name ? error : std::string(); };

  std::vector<SummaryRow> facts = {
      {"Resident", text(request.name + ", " + request.number)},
      {"Where it stands", status_tag(words_of(request.state), colour_of(request.state))},
      {"Who acts", text(hub::role_name(hub::owner_of(request.state)))},
      {"Asked", text(moment(request.received))},
      {"Review by", review(request, now)}};
  if (request.told_on) facts.push_back({"Told in person on", text(day(*request.told_on))});
  // The date is three fields; the summary leads to the first.
  Html content =
      join({error_summary(error, field == "told" ? "told-day" : field), heading(title), summary_list(facts)});

  std::vector<std::vector<Html>> steps;
  for (const hub::RequestStep& step : request.steps) {
    const std::string by = !step.by.empty()                        ? step.by
                           : step.state == RequestState::withdrawn ? request.name
                                                                   : "The hub";
    steps.push_back({text(words_of(step.state)), text(moment(step.at)), text(by)});
  }
  if (opened) {
    const auto drawn = draw_answers(*opened);
    content += join({subheading("Answers"), drawn ? *drawn : warning(drawn.error().message)});
  } else if (request.state != RequestState::withdrawn) {
    std::vector<Option> reasons;
    for (const hub::Reason& each : hub::kReasons) {
      if (each.id != "key-work-session") reasons.push_back({std::string(each.id), std::string(each.words)});
    }
    content += form(address + "/open", visit.session.form_token(address + "/open"),
                    join({radios("reason", "Why are you opening the answers?",
                                 "Your name and reason are recorded.", reasons, error_for("reason")),
                          secondary_button("Open the answers")}));
  }
  if (is_open(request.state)) {
    std::vector<Option> moves;
    for (const RequestMove move : hub::staff_moves(request.state))
      moves.push_back({std::string(to_text(move)), step_words(move, now)});
    content +=
        form(address + "/move", visit.session.form_token(address + "/move"),
             join({radios("move", "What has happened?",
                          "The resident is told one of these fixed sentences, whatever the reason.", moves,
                          error_for("move"), visit.form.get("move")),
                   date_input("told", "If it is not going on: on which day did staff tell them in person?",
                              "For example, 27 3 2027. The device will say it only in staffed hours.",
                              error_for("told")),
                   button("Save and tell the resident")}));
  }
  content += table("Steps so far", {{"Step"}, {"When"}, {"By"}}, steps);
  return page(visit.frame, error.empty() ? 200 : 400, error.empty() ? title : "Error: " + title,
              join({back_link("/requests", "Back to RJ requests"), content}));
}

hub::HttpResponse Console::request(const Visit& visit, const std::string& id, const std::string& act) {
  const bool post = visit.request.method == "POST";
  if (act.empty() && !post) return show_request(visit, id, "", "", nullptr);
  if (!post && (act == "open" || act == "move")) return redirect("/requests/" + id);
  if (post && act == "open") {
    if (const auto found = requests_.find(visit.session.viewer, id); !found)
      return problem(visit.frame, found.error());
    const auto opened = answers_.open(visit.session, id, visit.form.get("reason"));
    if (opened) return show_request(visit, id, "", "", &*opened);
    if (opened.error().kind != base::ErrorKind::refused) return problem(visit.frame, opened.error());
    return show_request(visit, id, opened.error().message, "reason", nullptr);
  }
  if (post && act == "move") {
    const auto move = hub::parse_request_move(visit.form.get("move"));
    if (!move) return show_request(visit, id, "Choose what has happened", "move", nullptr);
    const auto moved =
        requests_.move(visit.session.viewer, id, *move, iso_date(visit.form, "told"), parts_.policy.rules());
    if (moved) return redirect("/requests?done=moved");
    if (moved.error().kind != base::ErrorKind::refused) return problem(visit.frame, moved.error());
    return show_request(visit, id, moved.error().message, *move == RequestMove::end ? "told" : "move",
                        nullptr);
  }
  return problem(visit.frame, {base::ErrorKind::not_found, ""});
}

}  // namespace mend::console
