#include "content/author/withdraw.h"

#include "content/author/role_edit.h"
#include "content/author/withdrawn.h"
#include "content/library/policy.h"
#include "content/trust/offers.h"

#include <algorithm>

namespace mend::author {

namespace {

using base::Bytes;
using base::Json;

class Withdrawal {
 public:
  Withdrawal(const Repository& repository, const WithdrawRequest& request)
      : repository_(repository), request_(request) {}

  base::Result<Bytes> run(base::UnixMillis now) {
    if (!trust::is_item_name(request_.name))
      return base::refused("\"" + request_.name + "\" is no module; name it like mend/what-is-rj.");
    if (request_.name.starts_with("local/") && request_.establishment.empty())
      return base::refused("\"" + request_.name + "\" is one prison's own; say whose with --establishment.");
    if (request_.reason.empty())
      return base::refused("Say with --why what is wrong with it; reviewers will read it.");
    const std::string folder = trust::manifest_folder(request_.name, request_.establishment);
    const auto published = repository_.targets_below(folder);
    const std::vector<std::int64_t> versions = trust::published_versions(published, folder);
    if (versions.empty())
      return base::refused("\"" + request_.name + "\" is not published in \"" +
                           repository_.folder().string() + "\"; mend-author status lists what is.");
    ProposalWriter writer(
        repository_,
        {ProposalKind::withdrawal, "Withdraw " + request_.name, request_.author, request_.reason}, now);
    std::map<std::string, std::set<std::string>> gone;  // by role
    for (const auto& [path, found] : published) {
      MEND_TRY(Json * content, content_of(found.role));
      (*content)["targets"].erase(path);
      gone[found.role].insert(path);
    }
    for (const auto& [role, paths] : gone) {
      MEND_TRY(Json remembered, with_withdrawn(repository_, repository_.role(role)->content, paths));
      contents_[role][std::string(withdrawn_member)] = std::move(remembered);
    }
    for (const auto& [path, found] : repository_.targets_below("policy/")) {
      MEND_TRY(Bytes bytes, changed_policy(path, versions));
      if (bytes.empty()) continue;
      MEND_TRY(Json * content, content_of(found.role));
      list_target(*content, path, bytes, {{"proposed_by", request_.author}});
      writer.add_target(path, std::move(bytes));
    }
    for (auto& [role, content] : contents_) writer.change(role, std::move(content));
    return writer.bytes();
  }

 private:
  base::Result<Json*> content_of(const std::string& role) {
    if (!contents_.contains(role)) {
      const RoleFile* stands = repository_.role(role);
      if (stands == nullptr) return base::refused("The role " + role + " is not there.");
      contents_[role] = stands->content;
    }
    return &contents_[role];
  }

  /// Empty if the policy does not offer it.
  base::Result<Bytes> changed_policy(const std::string& path, const std::vector<std::int64_t>& versions) {
    MEND_TRY(const Bytes bytes, repository_.read_target(path));
    MEND_TRY(const library::Policy policy, library::read_policy(bytes));
    MEND_TRY(Json said, base::parse_json(bytes, "\"" + path + "\""));
    if (request_.name.starts_with("local/") && policy.establishment != request_.establishment) return Bytes();
    const auto offered = std::find(policy.offered.begin(), policy.offered.end(), request_.name);
    if (offered == policy.offered.end()) return Bytes();
    said["offered"].erase(static_cast<std::size_t>(offered - policy.offered.begin()));
    const std::string id = request_.name.substr(request_.name.find('/') + 1);
    // Another organisation's form of this id may be offered too; then the rules are its.
    const bool other = std::any_of(
        policy.offered.begin(), policy.offered.end(),
        [&](const std::string& name) { return name != request_.name && name.ends_with("/" + id); });
    for (const char* rules : {"help_stop", "urgent"}) {
      if (!other) said[rules].erase(id);
    }
    Json& withdrawn = said["withdrawn"];
    if (withdrawn.is_null()) withdrawn = Json::array();
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
      const std::string entry = trust::version_name(request_.name, *version);
      if (!policy.withdrawn.contains(entry)) withdrawn.push_back(entry);
    }
    Bytes changed = base::to_bytes(said.dump(1) + "\n");
    MEND_CHECK(library::read_policy(changed));
    return changed;
  }

  const Repository& repository_;
  const WithdrawRequest& request_;
  std::map<std::string, Json> contents_;
};

}  // namespace

base::Result<Bytes> propose_withdrawal(const Repository& repository, const WithdrawRequest& request,
                                       base::UnixMillis now) {
  return Withdrawal(repository, request).run(now);
}

}  // namespace mend::author
