#include "content/author/outcome.h"

#include "content/author/layout.h"
#include "content/author/role_edit.h"

namespace mend::author {

using base::Json;

const Json* Outcome::content(const std::string& role) const {
  if (proposal_ != nullptr) {
    const auto at = proposal_->roles().find(role);
    if (at != proposal_->roles().end()) return &at->second;
  }
  const RoleFile* stands = repository_.role(role);
  return stands != nullptr && stands->is_published() ? &stands->content : nullptr;
}

base::Result<trust::Grant> Outcome::grant(const std::string& role) const {
  const std::string nobody = "Nobody delegates to the role " + role + ".";
  if (is_top_level(role)) {
    const Json* content_of_root = content("root");
    if (content_of_root == nullptr) return base::refused(nobody);
    MEND_TRY(const trust::Root root, trust::read_root(*content_of_root));
    for (const trust::RoleType type : {trust::RoleType::root, trust::RoleType::targets,
                                       trust::RoleType::snapshot, trust::RoleType::timestamp}) {
      if (role == trust::name_of(type)) return trust::root_grant(root, type);
    }
  }
  const RoleFile* stands = repository_.role(role);
  std::string delegator = stands != nullptr ? stands->delegator : "";
  if (delegator.empty()) {
    MEND_TRY(const RolePlan plan, plan_for(role));
    delegator = plan.delegator;
  }
  const Json* above = content(delegator);
  if (above == nullptr) return base::refused(nobody);
  MEND_TRY(const trust::Targets targets, trust::read_targets(*above));
  if (targets.delegations) {
    for (const trust::Delegation& delegation : targets.delegations->roles) {
      if (delegation.name == role) return trust::grant_to(*targets.delegations, delegation);
    }
  }
  return base::refused(nobody);
}

std::vector<std::string> Outcome::delegated() const {
  std::vector<std::string> names;
  std::vector<std::string> to_visit = {"targets"};
  while (!to_visit.empty()) {
    const Json* of = content(to_visit.back());
    to_visit.pop_back();
    if (of == nullptr || !of->contains("delegations")) continue;
    const Json roles = (*of)["delegations"].value("roles", Json::array());
    for (const Json& role : roles) {
      names.push_back(role.value("name", ""));
      to_visit.push_back(names.back());
    }
  }
  return names;
}

bool Outcome::is_done(const std::string& role) const {
  if (proposal_ == nullptr) return true;
  const RoleFile* stands = repository_.role(role);
  const auto wanted = proposal_->roles().find(role);
  return wanted == proposal_->roles().end() ||
         (stands != nullptr && stands->is_published() && stands->content == wanted->second);
}

std::vector<std::string> Outcome::changing() const {
  std::vector<std::string> roles;
  if (proposal_ == nullptr) return roles;
  for (const auto& [role, content] : proposal_->roles()) {
    if (!is_done(role)) roles.push_back(role);
  }
  return roles;
}

}  // namespace mend::author
