#include "content/author/review.h"

#include "content/author/carried.h"
#include "content/author/layout.h"
#include "content/author/spoken.h"

#include <algorithm>

namespace mend::author {

namespace {

using base::Json;

ChangeLine fact(const std::string& name, const std::string& value) {
  return line_of(Mark::same, name + ": " + value);
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (std::size_t i = 0; i < texts.size(); ++i)
    out += (i == 0 ? "" : i + 1 == texts.size() ? " and " : ", ") + texts[i];
  return out;
}

ChangedThing about(const Proposal& proposal) {
  ChangedPart facts{"", "", {}};
  facts.lines = {fact("Title", proposal.title()), fact("Proposed by", proposal.author()),
                 fact("Made at", base::format_utc(proposal.made_at())),
                 fact("Kind", std::string(name_of(proposal.kind())))};
  if (!proposal.reason().empty()) facts.lines.push_back(fact("Why", proposal.reason()));
  ChangedPart identity{"Compare these digits by telephone with the other reviewer", "", {}};
  identity.lines = {line_of(Mark::same, spoken_id(proposal.id())),
                    line_of(Mark::note, "SHA-256 " + proposal.id())};
  return {"The proposal", {std::move(facts), std::move(identity)}};
}

ChangedThing limits(const Repository& repository, const Proposal& proposal) {
  ChangedThing thing{"What it may change, and no more", {}};
  ChangedPart part{"", "", {}};
  for (const auto& [name, content] : proposal.roles()) {
    const RoleFile* role = repository.role(name);
    std::string may;
    if (role != nullptr && !role->paths.empty()) {
      may = "may list " + joined(role->paths) + " and nothing else";
    } else if (name == "targets" && content.contains("delegations")) {
      may = "may only say who signs for which part";
    } else if (name == "targets") {
      may = "lists everything, because nothing is delegated";
    } else if (name == "root") {
      may = "may only say who signs for the four top roles";
    } else {
      may = "is new, and may do what its delegation says below";
    }
    part.lines.push_back(line_of(Mark::same, name + ": " + may + ". The proposal keeps to it."));
  }
  thing.parts.push_back(std::move(part));
  return thing;
}

ChangedThing checks(const std::vector<std::string>& problems) {
  ChangedPart part{"The checks, run again on these very bytes", "", {}};
  for (const std::string& problem : problems) part.lines.push_back(line_of(Mark::warning, problem));
  if (problems.empty()) part.lines.push_back(line_of(Mark::note, "Nothing has to be mended."));
  return {"Checks", {std::move(part)}};
}

ChangedThing signatures(const ProposalState& state) {
  ChangedPart part{"", "", {}};
  for (const std::string& sentence : who_signs(state)) part.lines.push_back(line_of(Mark::same, sentence));
  for (const RejectionFile& no : state.rejections)
    part.lines.push_back(line_of(Mark::warning, "Key " + short_key(no.key_id) + " rejected it: " + no.why));
  for (const std::string& problem : state.problems) part.lines.push_back(line_of(Mark::warning, problem));
  return {"Signatures", {std::move(part)}};
}

}  // namespace

std::string short_key(const std::string& key_id) {
  return key_id.substr(0, 8);
}

std::vector<std::string> who_signs(const ProposalState& state) {
  std::vector<std::string> sentences;
  for (const Approval& approval : state.approvals) {
    std::vector<std::string> done;
    std::vector<std::string> open;
    for (const auto& [id, signature] : approval.signatures) done.push_back(short_key(id));
    for (const trust::Key& key : approval.grant.keys) {
      const bool has =
          std::any_of(approval.grant.keys.begin(), approval.grant.keys.end(), [&](const trust::Key& same) {
            return same.public_bytes == key.public_bytes && approval.signatures.contains(same.id);
          });
      if (!has) open.push_back(short_key(key.id));
    }
    const auto wanted = static_cast<std::size_t>(approval.grant.threshold);
    std::string sentence =
        approval.role + (approval.is_old_root ? " (as it stands now)" : "") + " needs " +
        std::to_string(wanted) + (wanted == 1 ? " key" : " different keys") + ": " +
        (done.empty() ? "nobody has" : joined(done) + (done.size() == 1 ? " has" : " have")) + " signed";
    if (approval.is_complete()) {
      sentence += "; that is enough.";
    } else {
      const std::size_t left = wanted - done.size();
      sentence += "; " + std::to_string(left) + " more of " + joined(open) +
                  (left == 1 ? " has to sign." : " have to sign.");
    }
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

base::Result<Review> review(const Repository& repository, const Proposal& proposal,
                            const SignatureFiles& files) {
  Review review;
  MEND_TRY(review.state, examine(repository, proposal, files));
  // What it would be compared with is gone.
  if (!review.state.moved.empty()) return base::refused(review.state.moved);
  for (const Approval& approval : review.state.approvals) {
    if (approval.grant.threshold < 2 && !is_online(approval.role))
      return base::refused(
          "The role " + approval.role +
          " asks for one key only, so one person could publish alone. How many it asks for "
          "cannot be changed any more: begin a new repository with mend-trust ceremony, whose "
          "roles ask for two, and give devices its root.");
  }
  const Prospect prospect(repository, proposal);
  MEND_TRY(review.changes, find_changes(prospect.before(), prospect.after()));
  MEND_TRY(review.problems, check_carried(prospect, review.changes));

  review.report.title = "Proposal: " + proposal.title();
  std::vector<ChangedThing>& things = review.report.things;
  things = {about(proposal), limits(repository, proposal), checks(review.problems)};
  things.insert(things.end(), review.changes.things.begin(), review.changes.things.end());
  things.push_back(signatures(review.state));
  return review;
}

}  // namespace mend::author
