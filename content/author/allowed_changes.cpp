#include "content/author/allowed_changes.h"

#include "content/author/layout.h"
#include "content/author/role_edit.h"
#include "content/author/withdrawn.h"

#include <set>

namespace mend::author {

namespace {

using base::Json;

class Check {
 public:
  Check(const Repository& repository, const Proposal& proposal)
      : repository_(repository), proposal_(proposal) {}

  base::Status role(const std::string& name) {
    role_ = name;
    const RoleFile* stands = repository_.role(name);
    before_ = stands != nullptr && stands->is_published() ? &stands->content : nullptr;
    after_ = &proposal_.roles().at(name);
    MEND_TRY(plan_, plan_for(name));
    if (is_online(name)) return no("its online key signs it when the proposal is published");
    // The shapes first: what follows relies on them.
    if (name == "root") {
      MEND_CHECK(trust::read_root(*after_));
    } else {
      MEND_CHECK(trust::read_targets(*after_));
    }
    MEND_CHECK(common());
    MEND_CHECK(kind());
    return name == "root" ? root() : delegations();
  }

 private:
  [[nodiscard]] tl::unexpected<base::Error> no(const std::string& why) const {
    return base::refused("The proposal may not change the role " + role_ + " as it does: " + why + ".");
  }

  base::Status common() const {
    const std::int64_t version = before_ != nullptr ? before_->value("version", std::int64_t{0}) : 0;
    if (after_->value("version", std::int64_t{0}) != version + 1)
      return no("its version is not " + std::to_string(version + 1));
    if (after_->value("_type", "") != type_of(role_)) return no("it is the metadata of another role");
    const int days = before_ != nullptr ? lifetime_days(*before_, role_) : default_lifetime_days(role_);
    if (lifetime_days(*after_, role_) != days)
      return no("it lives longer or shorter than " + std::to_string(days) + " days");
    Json expected = *after_;
    expected["version"] = version;
    make_next(expected, role_, proposal_.made_at());
    if (expected != *after_) return no("its dates are not those that its lifetime asks for");
    if (before_ != nullptr && rest_of(*before_) != rest_of(*after_))
      return no("members that this program does not know differ");
    return remembered();
  }

  /// A number that was withdrawn is never used again: so what goes is remembered, no more and no less.
  [[nodiscard]] base::Status remembered() const {
    std::set<std::string> gone;
    Json wanted = Json::object();
    if (before_ != nullptr) {
      const Json none = Json::object();
      const Json after = after_->value("targets", none);
      const Json before = before_->value("targets", none);
      for (const auto& [path, entry] : before.items()) {
        if (!after.contains(path)) gone.insert(path);
      }
      MEND_TRY(wanted, with_withdrawn(repository_, *before_, gone));
    }
    if (withdrawn_of(*after_) != wanted)
      return no("what it remembers of withdrawn versions is not what it takes out");
    return {};
  }

  static Json rest_of(Json content) {
    for (const std::string_view known :
         {std::string_view("_type"), std::string_view("spec_version"), std::string_view("version"),
          std::string_view("expires"), signed_at_member, lifetime_member, withdrawn_member, std::string_view("keys"),
          std::string_view("roles"), std::string_view("consistent_snapshot"), std::string_view("targets"),
          std::string_view("delegations")}) {
      content.erase(std::string(known));
    }
    return content;
  }

  base::Status kind() const {
    switch (proposal_.kind()) {
      case ProposalKind::renewal:
        if (before_ == nullptr || !says_the_same(with_lifetime(*before_), *after_))
          return no("a renewal changes nothing");
        return {};
      case ProposalKind::content:
      case ProposalKind::withdrawal:
        if (role_ == "root" || delegations_of(before_) != delegations_of(after_))
          return no("who signs stays when content changes");
        return {};
      case ProposalKind::ceremony:
        if (before_ != nullptr) return no("it is there already");
        return {};
      case ProposalKind::delegation:
        if (role_ == "root") return no("root delegates to nobody new");
        return {};
      case ProposalKind::rotation:
      case ProposalKind::revocation:
        if (before_ == nullptr) return no("there is no such role yet");
        return {};
    }
    return {};
  }

  /// Metadata of before lifetimes were written down gains the member.
  [[nodiscard]] Json with_lifetime(Json content) const {
    content[std::string(lifetime_member)] = lifetime_days(content, role_);
    return content;
  }

  static Json delegations_of(const Json* content) {
    return content != nullptr ? content->value("delegations", Json::object()) : Json::object();
  }

  base::Status root() const {
    if (after_->value("consistent_snapshot", false) != true) return no("its snapshots are not consistent");
    const Json& roles = (*after_)["roles"];
    for (const auto& [name, entry] : roles.items()) {
      MEND_TRY(const RolePlan plan, plan_for(name));
      if (plan.role != "root" && plan.delegator != "root") return no("root lists the role " + name);
      const std::int64_t threshold =
          before_ != nullptr ? (*before_)["roles"][name].value("threshold", std::int64_t{0}) : plan.threshold;
      if (entry.value("threshold", std::int64_t{0}) != threshold)
        return no(name + " would need other than " + std::to_string(threshold) + " signatures");
      MEND_CHECK(each_key_once(name, entry, (*after_)["keys"]));
    }
    return {};
  }

  base::Status delegations() const {
    if (!after_->contains("delegations")) {
      if (before_ != nullptr && before_->contains("delegations")) return no("it delegates no more");
      return {};
    }
    if (role_ != "targets" && !is_for_delegations_only(role_)) return no("it may not delegate");
    if (!(*after_)["delegations"].contains("roles")) return no("succinct roles are not for us");
    const Json old = delegations_of(before_).value("roles", Json::array());
    const Json& now = (*after_)["delegations"]["roles"];
    for (std::size_t i = 0; i < old.size(); ++i) {
      // In order, so that nobody gets before another in the search.
      if (i >= now.size() || now[i].value("name", "") != old[i].value("name", ""))
        return no("the roles that it delegates to are not those of before, in their order");
      for (const char* member : {"threshold", "paths", "path_hash_prefixes", "terminating"}) {
        if (now[i].value(member, Json()) != old[i].value(member, Json()))
          return no("the \"" + std::string(member) + "\" of " + old[i].value("name", "") + " differs");
      }
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
      const std::string name = now[i].value("name", "");
      if (i >= old.size()) MEND_CHECK(new_delegation(name, now[i]));
      MEND_CHECK(each_key_once(name, now[i], (*after_)["delegations"]["keys"]));
    }
    return {};
  }

  base::Status new_delegation(const std::string& name, const Json& entry) const {
    MEND_TRY(const RolePlan plan, plan_for(name));
    if (plan.delegator != role_) return no(name + " is not its to delegate");
    if (entry.value("paths", Json()) != Json(plan.paths) || entry.value("terminating", false) != true ||
        entry.value("threshold", std::int64_t{0}) != plan.threshold) {
      return no(name + " would get other rights than the plan gives it");
    }
    if (!proposal_.roles().contains(name)) return no(name + " would have no metadata of its own");
    return {};
  }

  base::Status each_key_once(const std::string& name, const Json& entry, const Json& keys) const {
    std::set<base::Bytes> seen;
    for (const Json& id : entry.value("keyids", Json::array())) {
      if (!id.is_string() || !keys.contains(id.get<std::string>()))
        return no("a key of " + name + " is not listed");
      MEND_TRY(const trust::Key key, trust::read_key(id.get<std::string>(), keys[id.get<std::string>()]));
      if (!trust::allows(trust::KeyPolicy::product, key.scheme))
        return no("a key of " + name + " is of a kind that devices do not take");
      if (!seen.insert(key.public_bytes).second) return no(name + " would have one key twice");
    }
    if (seen.size() < entry.value("threshold", std::uint64_t{1}))
      return no(name + " would have too few keys");
    return {};
  }

  const Repository& repository_;
  const Proposal& proposal_;
  std::string role_;
  RolePlan plan_;
  const Json* before_ = nullptr;
  const Json* after_ = nullptr;
};

}  // namespace

base::Status check_changes(const Repository& repository, const Proposal& proposal) {
  const Outcome outcome(repository, &proposal);
  Check check(repository, proposal);
  for (const std::string& role : outcome.changing()) {
    MEND_CHECK(check.role(role));
    MEND_CHECK(outcome.grant(role));
  }
  return check_listed(repository, proposal);
}

}  // namespace mend::author
