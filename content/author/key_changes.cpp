#include "content/author/key_changes.h"

#include "content/author/layout.h"
#include "content/author/outcome.h"
#include "content/author/role_edit.h"

#include <algorithm>
#include <set>

namespace mend::author {

namespace {

using base::Json;

/// Contents that change, begun from what stands.
class Edit {
 public:
  explicit Edit(const Repository& repository) : repository_(repository) {}

  base::Result<Json*> content(const std::string& role) {
    const auto at = contents_.find(role);
    if (at != contents_.end()) return &at->second;
    const RoleFile* stands = repository_.role(role);
    if (stands == nullptr || !stands->is_published())
      return base::refused("The role " + role + " has no metadata yet; delegate it first.");
    return &contents_.emplace(role, stands->content).first->second;
  }
  void begin(const std::string& role, Json content) { contents_[role] = std::move(content); }

  base::Status set_keys(const RolePlan& plan, const std::vector<Json>& keys) {
    const std::string above = plan.role == "root" ? "root" : plan.delegator;
    MEND_TRY(Json * delegator, content(above));
    MEND_CHECK(above == "root" ? set_root_keys(*delegator, plan, keys)
                               : set_delegation(*delegator, plan, keys));
    // Signatures of keys that go count no more, so the role needs new ones.
    if (!is_online(plan.role) && plan.role != "root") MEND_CHECK(content(plan.role));
    return {};
  }
  void write(ProposalWriter& writer) {
    for (auto& [role, content] : contents_) writer.change(role, std::move(content));
  }

 private:
  const Repository& repository_;
  std::map<std::string, Json> contents_;
};

ProposalWriter writer_of(const Repository& repository, ProposalKind kind, std::string title,
                         const Proposer& by, base::UnixMillis now) {
  return ProposalWriter(repository, {kind, std::move(title), by.name, by.why}, now);
}

std::vector<Json> keys_of_role(const Repository& repository, const std::string& role) {
  const RoleFile* stands = repository.role(role);
  const std::string above = role == "root" ? "root" : stands == nullptr ? "" : stands->delegator;
  const RoleFile* delegator = repository.role(above);
  if (delegator == nullptr || !delegator->is_published()) return {};
  return keys_of(delegator->content, role);
}

}  // namespace

base::Result<ProposalWriter> propose_delegation(const Repository& repository, const std::string& role,
                                                const std::vector<Json>& keys, const Proposer& by,
                                                base::UnixMillis now) {
  MEND_TRY(const RolePlan plan, plan_for(role));
  if (is_top_level(role)) return base::refused("The role " + role + " is there from the first ceremony on.");
  if (repository.role(role) != nullptr)
    return base::refused("The role " + role + " is delegated already; rotate it to give it other keys.");
  Edit edit(repository);
  MEND_TRY(Json * delegator, edit.content(plan.delegator));
  MEND_CHECK(set_delegation(*delegator, plan, keys));
  edit.begin(role, first_content(role, now));
  ProposalWriter writer =
      writer_of(repository, ProposalKind::delegation, "Trust the new role " + role, by, now);
  edit.write(writer);
  return writer;
}

base::Result<ProposalWriter> propose_rotation(const Repository& repository, const std::string& role,
                                              const std::vector<Json>& keys, const Proposer& by,
                                              base::UnixMillis now) {
  MEND_TRY(const RolePlan plan, plan_for(role));
  if (repository.role(role) == nullptr)
    return base::refused("There is no role " + role + " in the repository.");
  Edit edit(repository);
  MEND_CHECK(edit.set_keys(plan, keys));
  ProposalWriter writer =
      writer_of(repository, ProposalKind::rotation, "Give the role " + role + " new keys", by, now);
  edit.write(writer);
  return writer;
}

base::Result<ProposalWriter> propose_revocation(const Repository& repository, const std::string& key,
                                                const std::vector<Json>& replacements, const Proposer& by,
                                                base::UnixMillis now) {
  std::set<std::string> found;
  for (const std::string& role : repository.role_names()) {
    for (const trust::Key& listed : repository.role(role)->grant.keys) {
      if (!key.empty() && listed.id.starts_with(key)) found.insert(listed.id);
    }
  }
  if (found.size() != 1) {
    return base::refused(found.empty() ? "No role has a key whose id begins with \"" + key +
                                             "\"; mend-trust doctor lists them."
                                       : "Several keys begin with \"" + key + "\"; give more of the id.");
  }
  const std::string& id = *found.begin();
  Edit edit(repository);
  for (const std::string& role : repository.role_names()) {
    std::vector<Json> keys = keys_of_role(repository, role);
    const auto gone = std::remove_if(keys.begin(), keys.end(), [&](const Json& object) {
      return trust::key_id(object).value_or("") == id;
    });
    if (gone == keys.end()) continue;
    keys.erase(gone, keys.end());
    keys.insert(keys.end(), replacements.begin(), replacements.end());
    MEND_TRY(const RolePlan plan, plan_for(role));
    if (const base::Status set = edit.set_keys(plan, keys); !set)
      return base::refused(set.error().message + " Give a key in its place with --with.");
  }
  ProposalWriter writer =
      writer_of(repository, ProposalKind::revocation, "Revoke the key " + id.substr(0, 16), by, now);
  edit.write(writer);
  return writer;
}

base::Result<ProposalWriter> propose_renewal(const Repository& repository, std::vector<std::string> roles,
                                             const Proposer& by, base::UnixMillis now) {
  if (roles.empty()) {
    for (const std::string& role : repository.role_names()) {
      const RoleFile& stands = *repository.role(role);
      if (!is_online(role) && stands.is_published() && age_of(stands.content, role, now) != Age::fresh)
        roles.push_back(role);
    }
  }
  if (roles.empty())
    return base::fail(base::ErrorKind::not_found,
                      "No role that people sign is due; name one to renew it all the same.");
  Edit edit(repository);
  for (const std::string& role : roles) {
    if (is_online(role))
      return base::refused("The role " + role + " is signed by its online key; give that with --key.");
    MEND_CHECK(edit.content(role));
  }
  ProposalWriter writer = writer_of(repository, ProposalKind::renewal, "Sign anew what is due", by, now);
  edit.write(writer);
  return writer;
}

std::vector<std::string> changes_in_words(const Repository& repository, const Proposal& proposal) {
  std::vector<std::string> lines;
  const Outcome outcome(repository, &proposal);
  for (const auto& [role, content] : proposal.roles()) {
    const RoleFile* stands = repository.role(role);
    const std::int64_t before = stands != nullptr ? stands->version() : 0;
    lines.push_back(
        "The role " + role + (before == 0 ? " is new" : " goes from version " + std::to_string(before)) +
        (before == 0 ? ", good until "
                     : " to " + std::to_string(content.value("version", std::int64_t{0})) + ", good until ") +
        content.value("expires", "").substr(0, 10) + ".");
  }
  std::set<std::string> names = {"root", "targets", "snapshot", "timestamp"};
  for (const std::string& role : outcome.delegated()) names.insert(role);
  for (const std::string& role : names) {
    const auto grant = outcome.grant(role);
    if (!grant) continue;
    const RoleFile* stands = repository.role(role);
    std::set<std::string> old;
    if (stands != nullptr) {
      for (const trust::Key& key : stands->grant.keys) old.insert(key.id);
    }
    for (const trust::Key& key : grant->keys) {
      if (old.erase(key.id) == 0)
        lines.push_back("Key " + key.id.substr(0, 16) + " comes to " + role + ", where " +
                        std::to_string(grant->threshold) + " of " + std::to_string(grant->keys.size()) +
                        " have to sign.");
    }
    for (const std::string& id : old) lines.push_back("Key " + id.substr(0, 16) + " goes from " + role + ".");
  }
  for (const auto& [path, bytes] : proposal.targets())
    lines.push_back("The target " + path + " is published.");
  return lines;
}

}  // namespace mend::author
