#include "content/form/submission.h"
#include "sync/console/answer_list.h"
#include "sync/console/components.h"
#include "sync/console/console.h"
#include "sync/console/form_data.h"

namespace mend::console {

namespace {

template <class Set>
std::vector<Option> options(const Set& set) {
  std::vector<Option> result;
  for (const hub::Reason& each : set) result.push_back({std::string(each.id), std::string(each.words)});
  return result;
}

/// Without the one for requests about RJ, which are not here.
std::vector<Option> reasons() {
  std::vector<Option> result = options(hub::kReasons);
  std::erase_if(result, [](const Option& option) { return option.value == "request"; });
  return result;
}

std::string words_of(const std::string& note) {
  for (const hub::Reason& each : hub::kSeenNotes) {
    if (each.id == note) return std::string(each.words);
  }
  return note;
}

std::string language_name(const std::string& tag_of) {
  if (tag_of == "en") return "English";
  if (tag_of == "cy") return "Welsh";
  if (tag_of == "ar") return "Arabic";
  return tag_of;
}

}  // namespace

base::Result<Html> Console::draw_answers(const hub::OpenedAnswers& opened) {
  MEND_TRY(const auto form_of, parts_.forms.find(opened.form_hash));
  MEND_TRY(const auto read, form::read_submission(*form_of, opened.submission.view(), "en"));
  Html content =
      hint("Answered in " + language_name(opened.language) + ". Questions that were skipped are not shown.");
  content += read.empty() ? paragraph("Every question was skipped.") : answer_list(read);
  return content;
}

hub::HttpResponse Console::show_check_in(const Visit& visit, const std::string& id, const std::string& error,
                                         const std::string& field, const hub::OpenedAnswers* opened) {
  const auto found = answers_.find(visit.session.viewer, id);
  if (!found) return problem(visit.frame, found.error());
  const hub::CheckIn& check_in = *found;
  const std::string base_address = "/check-ins/" + id;
  const auto token = [&](const std::string& act) {
    return visit.session.form_token(base_address + "/" + act);
  };
  const std::string form_title = parts_.forms.title(check_in.form, check_in.form_hash);
  const std::string title = check_in.name + ": " + form_title;

  Html content = join({error_summary(error, field), heading(title)});
  if (visit.query.get("done") == "acknowledged")
    content = join({success_banner("You have taken this on, by name. Go and see the resident now, or make "
                                   "sure that somebody does."),
                    content});
  std::vector<SummaryRow> facts = {
      {"Resident", text(check_in.name + ", " + check_in.number)},
      {"Key worker", text(check_in.key_worker_name.empty() ? "None yet" : check_in.key_worker_name)},
      {"Written", text(moment(check_in.created))},
      {"Arrived", join({text(moment(check_in.received) + " ("),
                        age(check_in.received, parts_.context.clock.now()), text(")")})}};
  if (check_in.urgent) {
    facts.push_back({"Help today", check_in.acknowledged_at
                                       ? text(check_in.acknowledged_by + " took this on at " +
                                              moment(*check_in.acknowledged_at))
                                       : status_tag("Nobody yet", TagColour::red)});
  }
  if (check_in.withdrawn) {
    facts.push_back({"State", status_tag("Withdrawn", TagColour::grey)});
  } else if (check_in.seen_at) {
    facts.push_back({"Seen", text(check_in.seen_by + ", " + moment(*check_in.seen_at) + ": “" +
                                  words_of(check_in.seen_note) + "”")});
  }
  content += summary_list(facts);

  if (check_in.urgent && !check_in.acknowledged_at) {
    content +=
        tag("div", {{"class", "mend-urgent"}},
            join({subheading(check_in.name + " asks for help today"),
                  paragraph("They were told that this is not read at once and how to get help now. Take this "
                            "on only if you will see them, or hand it to somebody who does."),
                  form(base_address + "/acknowledge", token("acknowledge"),
                       button("I, " + visit.session.viewer.name + ", take this on"))}));
  }
  if (check_in.withdrawn) {
    content += paragraph(check_in.name + " has withdrawn this. The answers are no longer kept.");
  } else if (!check_in.may_open) {
    content +=
        inset(paragraph("The answers themselves go to the key worker only. You see that help was asked for, "
                        "from whom, and who has taken it on."));
  } else if (opened) {
    const auto drawn = draw_answers(*opened);
    content += join({subheading("Answers"), drawn ? *drawn : warning(drawn.error().message)});
    // Nobody may tell the resident that it was read when it could not be.
    if (drawn && !check_in.seen_at) {
      content += form(
          base_address + "/seen", token("seen"),
          join({radios(
                    "note", "Tell " + check_in.name + " that it was seen",
                    "They will read this sentence on their device after the next dock. Nothing else is sent.",
                    options(hub::kSeenNotes), ""),
                button("Mark as seen")}));
    }
  } else {
    const bool reason_error = field == "reason";
    content += form(base_address + "/open", token("open"),
                    join({radios("reason", "Why are you opening the answers?",
                                 "Your name and reason are recorded.", reasons(), reason_error ? error : ""),
                          button("Open the answers")}));
  }
  return page(visit.frame, error.empty() ? 200 : 400, error.empty() ? title : "Error: " + title,
              join({back_link("/work", "Back to my work"), content}));
}

hub::HttpResponse Console::check_in(const Visit& visit, const std::string& id, const std::string& act) {
  const hub::Viewer& viewer = visit.session.viewer;
  const bool post = visit.request.method == "POST";
  if (act.empty() && !post) return show_check_in(visit, id, "", "", nullptr);
  // A reload of the page that shows answers is a get: it begins anew, with a reason.
  if (!post && (act == "open" || act == "seen" || act == "acknowledge")) return redirect("/check-ins/" + id);
  if (post && act == "acknowledge") {
    if (const auto done = answers_.acknowledge(viewer, id); !done) return problem(visit.frame, done.error());
    return redirect("/check-ins/" + id + "?done=acknowledged");
  }
  if (post && act == "open") {
    // Only what the person may open can lead to the field that is wrong.
    if (const auto found = answers_.find(viewer, id); !found) return problem(visit.frame, found.error());
    const auto opened = answers_.open(visit.session, id, visit.form.get("reason"));
    if (opened) return show_check_in(visit, id, "", "", &*opened);
    if (opened.error().kind != base::ErrorKind::refused) return problem(visit.frame, opened.error());
    return show_check_in(visit, id, opened.error().message, "reason", nullptr);
  }
  if (post && act == "seen") {
    const auto done = answers_.mark_seen(viewer, id, visit.form.get("note"));
    if (done) return redirect("/work?done=seen");
    return problem(visit.frame, done.error());
  }
  return problem(visit.frame, {base::ErrorKind::not_found, ""});
}

}  // namespace mend::console
