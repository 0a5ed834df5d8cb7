#include "sync/console/components.h"
#include "sync/console/console.h"
#include "sync/console/form_data.h"
#include "sync/hub/audit_view.h"

#include <charconv>

namespace mend::console {

namespace {

constexpr std::int64_t kLines = 50;

std::string words_of(const std::string& act) {
  struct Known {
    std::string_view act, words;
  };
  static constexpr Known kKnown[] = {{"hub.keys-made", "Keys were made"},
                                     {"staff.added", "Was added as staff"},
                                     {"staff.signed-in", "Signed in"},
                                     {"staff.signed-out", "Signed out"},
                                     {"staff.sign-in-refused", "A sign-in was refused"},
                                     {"resident.added", "Resident added"},
                                     {"resident.code-renewed", "New one-time code made"},
                                     {"resident.key-worker", "Changed the key worker"},
                                     {"device.enrolled", "Device enrolled"},
                                     {"device.assigned", "Residents assigned to a device"},
                                     {"device.revoked", "Device revoked"},
                                     {"envelope.received", "Something arrived, sealed"},
                                     {"envelope.quarantined", "Something could not be filed"},
                                     {"withdrawal.received", "Something arrived, sealed"},
                                     {"answers.opened", "Opened answers"},
                                     {"answers.seen", "Marked as seen"},
                                     {"urgent.acknowledged", "Took on a call for help"},
                                     {"request.moved", "Moved a request"}};
  for (const Known& known : kKnown) {
    if (known.act == act) return std::string(known.words);
  }
  return act;
}

std::string detail_of(const hub::AuditLine& line) {
  for (const hub::Reason& reason : hub::kReasons) {
    if (line.act == "answers.opened" && reason.id == line.detail) return std::string(reason.words);
  }
  for (const hub::Reason& note : hub::kSeenNotes) {
    if (line.act == "answers.seen" && note.id == line.detail) return std::string(note.words);
  }
  // Which class of answers came from whom would tell who asked about RJ.
  return line.act == "envelope.received" || line.act == "withdrawal.received" || line.act == "request.moved"
             ? ""
             : line.detail;
}

}  // namespace

hub::HttpResponse Console::audit(const Visit& visit) {
  std::int64_t before = 0;
  const std::string& wanted = visit.query.get("before");
  std::from_chars(wanted.data(), wanted.data() + wanted.size(), before);
  const auto view = hub::view_audit(parts_.context, visit.session.viewer, before, kLines);
  if (!view) return problem(visit.frame, view.error());
  Html content = heading("Record of acts");
  if (view->check.broken_at) {
    content += warning("The record was changed: entry " + std::to_string(*view->check.broken_at) +
                       " is not as it was written. Keep the machine as it is and tell the security lead.");
  } else {
    content += inset(join(
        {paragraph("All " + std::to_string(view->check.entries) + " entries are as they were written."),
         paragraph("Note this down elsewhere from time to time; if it is gone later, the end was cut off: " +
                   view->head.substr(0, 16))}));
  }
  std::vector<std::vector<Html>> rows;
  for (const hub::AuditLine& line : view->lines) {
    rows.push_back({text(std::to_string(line.number)), text(moment(line.at)), text(line.who),
                    text(words_of(line.act)), text(line.about), text(detail_of(line))});
  }
  content += table("Who did what", {{"Entry"}, {"When"}, {"Who"}, {"What"}, {"About"}, {"Why or how"}}, rows);
  if (!view->lines.empty() && view->lines.back().number > 1) {
    content += tag("p", {{"class", "govuk-body"}},
                   link("/audit?before=" + std::to_string(view->lines.back().number), "Older entries"));
  }
  return page(visit.frame, 200, "Record of acts", content);
}

}  // namespace mend::console
