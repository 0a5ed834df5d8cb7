#include "content/author/doctor.h"

#include "content/author/publication.h"
#include "content/author/role_edit.h"

namespace mend::author {

namespace {

constexpr base::UnixMillis day = 86'400'000;

std::string days(base::UnixMillis millis) {
  const auto count = millis / day;
  return std::to_string(count) + (count == 1 ? " day" : " days");
}

void examine_role(const std::string& name, const RoleFile& role, base::UnixMillis now, DoctorReport& report) {
  std::string keys;
  for (const trust::Key& key : role.grant.keys) keys += (keys.empty() ? "" : ", ") + key.id.substr(0, 16);
  const std::string who = std::to_string(role.grant.threshold) + " of " +
                          std::to_string(role.grant.keys.size()) + " keys sign it: " + keys;
  if (!role.is_published()) {
    report.lines.push_back(name + ": never published. " + who + ".");
    return;
  }
  const std::string until = base::format_utc(role.expires()).substr(0, 10);
  std::string line = name + ": version " + std::to_string(role.version());
  switch (age_of(role.content, name, now)) {
    case Age::fresh:
      line += ", good until " + until + ", " + days(role.expires() - now) + ".";
      break;
    case Age::due:
      line += ", good until " + until + ", " + days(role.expires() - now) + "; sign it anew when it suits.";
      break;
    case Age::overdue:
      line += ", good only until " + until + ", " + days(role.expires() - now) + ".";
      report.problems.push_back("The role " + name + " is overdue: it expires on " + until +
                                "; sign it anew now.");
      break;
    case Age::expired:
      line += ", expired on " + until + ".";
      report.problems.push_back("The role " + name + " expired on " + until +
                                "; devices take no update that needs it until it is signed anew.");
      break;
  }
  report.lines.push_back(line + " " + who + ".");
}

base::Status examine_proposal(base::Files& files, const Repository& repository, const base::Path& path,
                              DoctorReport& report) {
  const auto proposal = Proposal::read(files, path);
  if (!proposal) {
    report.problems.push_back(proposal.error().message);
    return {};
  }
  const std::string what = "Proposal \"" + path.filename().string() + "\" (" + proposal->title() + ")";
  MEND_TRY(const SignatureFiles signatures, collect_signatures(files, {path.parent_path()}, *proposal));
  const auto state = examine(repository, *proposal, signatures);
  if (!state) {
    report.problems.push_back(what + ": " + state.error().message);
    return {};
  }
  if (!state->moved.empty()) {
    report.lines.push_back(what + ": " + state->moved);
    return {};
  }
  for (const RejectionFile& no : state->rejections)
    report.lines.push_back(what + ": rejected by key " + no.key_id.substr(0, 16) + ": " + no.why);
  for (const Approval& approval : state->approvals) {
    const std::string role = approval.role + (approval.is_old_root ? ", by its keys of before" : "");
    if (approval.is_complete()) {
      report.lines.push_back(what + ": " + role + " is signed.");
      continue;
    }
    std::string missing;
    for (const trust::Key& key : approval.grant.keys) {
      if (!approval.signatures.contains(key.id))
        missing += (missing.empty() ? "" : ", ") + key.id.substr(0, 16);
    }
    report.lines.push_back(
        what + ": " + role + " has " + std::to_string(approval.signatures.size()) + " of " +
        std::to_string(approval.grant.threshold) + " signatures; still to sign, any " +
        std::to_string(static_cast<std::size_t>(approval.grant.threshold) - approval.signatures.size()) +
        " of: " + missing + ".");
  }
  for (const std::string& problem : state->problems) report.lines.push_back(what + ": " + problem);
  if (state->is_ready()) report.lines.push_back(what + ": ready to be published.");
  return {};
}

}  // namespace

base::Result<DoctorReport> examine_health(base::Files& files, const Repository& repository,
                                          const std::vector<base::Path>& folders, base::UnixMillis now) {
  DoctorReport report;
  for (const std::string& name : repository.role_names())
    examine_role(name, *repository.role(name), now, report);
  if (files.exists(repository.folder() / "unfinished"))
    report.problems.push_back("A publication was cut off; run it again.");
  for (const base::Path& folder : folders) {
    MEND_TRY(const std::vector<std::string> names, files.list_files(folder));
    for (const std::string& name : names) {
      if (name.ends_with(".proposal")) MEND_CHECK(examine_proposal(files, repository, folder / name, report));
    }
  }
  return report;
}

}  // namespace mend::author
