#include "content/author/status.h"

#include "content/author/review.h"
#include "content/trust/store.h"

#include <algorithm>

namespace mend::author {

namespace {

/// True if every role was once published exactly as the proposal has it.
bool was_published(base::Files& files, const Repository& repository, const Proposal& proposal) {
  return std::all_of(proposal.roles().begin(), proposal.roles().end(), [&](const auto& entry) {
    const auto& [name, content] = entry;
    const RoleFile* role = repository.role(name);
    if (role != nullptr && role->is_published() && role->content == content) return true;
    const std::string file = std::to_string(content.value("version", std::int64_t{0})) + "." +
                             trust::percent_encode(name) + ".json";
    const auto bytes = files.read(repository.folder() / "metadata" / file, trust::Limits{}.targets_bytes);
    if (!bytes) return false;
    const auto metadata = trust::read_envelope(*bytes, name, trust::Limits{}.targets_bytes);
    return metadata && metadata->content == content;
  });
}

}  // namespace

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::waiting:
      return "waiting";
    case Standing::ready:
      return "ready";
    case Standing::rejected:
      return "rejected";
    case Standing::published:
      return "published";
    case Standing::moved:
      return "moved";
    case Standing::unusable:
      return "unusable";
  }
  return "";
}

ProposalStatus status_of(base::Files& files, const Repository& repository, const base::Path& path,
                         const std::vector<base::Path>& signatures) {
  ProposalStatus status;
  status.path = path;
  const auto proposal = Proposal::read(files, path);
  if (!proposal) {
    status.says = {proposal.error().message};
    return status;
  }
  status.title = proposal->title();
  status.author = proposal->author();
  if (was_published(files, repository, *proposal)) {
    status.standing = Standing::published;
    status.says = {"It is published; devices get it at their next dock."};
    return status;
  }
  const auto there = collect_signatures(files, signatures, *proposal);
  const auto state = there ? examine(repository, *proposal, *there)
                           : base::Result<ProposalState>(tl::unexpected(there.error()));
  if (!state) {
    status.says = {state.error().message};
    return status;
  }
  if (!state->moved.empty()) {
    status.standing = Standing::moved;
    status.says = {state->moved};
  } else if (!state->rejections.empty()) {
    status.standing = Standing::rejected;
    for (const RejectionFile& no : state->rejections)
      status.says.push_back("Key " + short_key(no.key_id) + " rejected it: " + no.why);
  } else {
    status.standing = state->is_ready() ? Standing::ready : Standing::waiting;
    status.says = who_signs(*state);
  }
  status.says.insert(status.says.end(), state->problems.begin(), state->problems.end());
  return status;
}

base::Result<std::vector<base::Path>> proposals_in(base::Files& files, const base::Path& folder) {
  MEND_TRY(const std::vector<std::string> names, files.list_files(folder));
  std::vector<base::Path> paths;
  for (const std::string& name : names) {
    if (name.ends_with(".proposal")) paths.push_back(folder / name);
  }
  return paths;
}

}  // namespace mend::author
