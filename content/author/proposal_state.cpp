#include "content/author/allowed_changes.h"
#include "content/author/publication.h"
#include "content/base/hash.h"

#include <algorithm>
#include <set>

namespace mend::author {

namespace {

using base::Json;

/// The grants under which a role of the proposal must be signed: root's old keys and its new ones.
base::Result<std::vector<Approval>> needed(const Repository& repository, const Proposal& proposal,
                                           const std::string& role) {
  const Outcome outcome(repository, &proposal);
  std::vector<Approval> out;
  MEND_TRY(trust::Grant grant, outcome.grant(role));
  if (role == "root" && repository.has_root()) {
    const trust::Grant& old = repository.role("root")->grant;
    if (old.id() != grant.id()) out.push_back({role, old, true, {}});
  }
  out.push_back({role, std::move(grant), false, {}});
  return out;
}

std::string moved_sentence(const Repository& repository, const Proposal& proposal) {
  const Outcome outcome(repository, &proposal);
  if (outcome.changing().empty()) return "The proposal was published already.";
  for (const auto& [role, base] : proposal.base()) {
    if (proposal.roles().contains(role) && outcome.is_done(role)) continue;
    const RoleFile* stands = repository.role(role);
    const std::int64_t version = stands != nullptr ? stands->version() : 0;
    const std::string sha256 = version == 0 ? "" : base::sha256_hex(stands->bytes);
    if (version == base.version && sha256 == base.sha256) continue;
    return "The role " + role + " was at version " + std::to_string(base.version) +
           " when this was proposed and is at " + std::to_string(version) + " now; propose it anew.";
  }
  return {};
}

bool was_signed_by(const Approval& approval, const trust::Key& key) {
  return std::ranges::any_of(approval.grant.keys, [&](const trust::Key& listed) {
    return listed.public_bytes == key.public_bytes && approval.signatures.contains(listed.id);
  });
}

/// What becomes of one signature file.
void count(const Proposal& proposal, const SignatureFile& file, std::vector<Approval>& approvals,
           std::vector<std::string>& problems) {
  const std::string who = "The signature of " + file.role + " by key " + file.key_id.substr(0, 16);
  if (!proposal.roles().contains(file.role)) {
    problems.push_back(who + " counts for nothing: the proposal does not change that role.");
    return;
  }
  bool fits = false;
  bool again = false;
  for (Approval& approval : approvals) {
    if (approval.role != file.role) continue;
    for (const trust::Key& key : approval.grant.keys) {
      if (!trust::allows(trust::KeyPolicy::product, key.scheme) ||
          !trust::verifies(key, base::as_bytes(proposal.signed_bytes(file.role)), file.signature)) {
        continue;
      }
      fits = true;
      // One key is one signature, under however many ids it is listed or given.
      if (was_signed_by(approval, key)) {
        again = again || !approval.signatures.contains(file.key_id) || key.id != file.key_id;
        continue;
      }
      approval.signatures.emplace(key.id, file.signature);
    }
  }
  if (!fits)
    problems.push_back(who +
                       " counts for nothing: it is by no key of that role, or was made for other content.");
  if (again) problems.push_back(who + " is by a key that signed already; one key counts once.");
}

bool is_good(const RejectionFile& file, const std::vector<Approval>& approvals) {
  const std::string message = rejection_message(file);
  return std::ranges::any_of(approvals, [&](const Approval& approval) {
    return std::ranges::any_of(approval.grant.keys, [&](const trust::Key& key) {
      return trust::verifies(key, base::as_bytes(message), file.signature);
    });
  });
}

}  // namespace

bool ProposalState::is_complete() const {
  return std::ranges::all_of(approvals, &Approval::is_complete);
}

base::Result<ProposalState> examine(const Repository& repository, const Proposal& proposal,
                                    const SignatureFiles& files) {
  ProposalState state;
  state.problems = files.problems;
  state.moved = moved_sentence(repository, proposal);
  if (!state.moved.empty()) return state;
  MEND_CHECK(check_changes(repository, proposal));
  for (const std::string& role : Outcome(repository, &proposal).changing()) {
    MEND_TRY(std::vector<Approval> approvals, needed(repository, proposal, role));
    for (Approval& approval : approvals) state.approvals.push_back(std::move(approval));
  }
  for (const SignatureFile& file : files.signatures) count(proposal, file, state.approvals, state.problems);
  for (const RejectionFile& file : files.rejections) {
    if (!is_about(file, proposal)) continue;
    if (is_good(file, state.approvals)) {
      state.rejections.push_back(file);
    } else {
      state.problems.push_back("The rejection by key " + file.key_id.substr(0, 16) +
                               " counts for nothing: it is by nobody who signs a role of the proposal.");
    }
  }
  return state;
}

base::Result<std::vector<std::string>> roles_to_sign(const Repository& repository, const Proposal& proposal,
                                                     const Json& key_object) {
  MEND_TRY(const std::string id, trust::key_id(key_object));
  MEND_TRY(const trust::Key key, trust::read_key(id, key_object));
  std::vector<std::string> roles;
  for (const std::string& role : Outcome(repository, &proposal).changing()) {
    MEND_TRY(const std::vector<Approval> approvals, needed(repository, proposal, role));
    const bool is_asked = std::ranges::any_of(approvals, [&](const Approval& approval) {
      return std::ranges::any_of(approval.grant.keys, [&](const trust::Key& listed) {
        return listed.public_bytes == key.public_bytes;
      });
    });
    if (is_asked) roles.push_back(role);
  }
  return roles;
}

}  // namespace mend::author
