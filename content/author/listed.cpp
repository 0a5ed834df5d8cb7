#include "content/author/allowed_changes.h"
#include "content/author/layout.h"
#include "content/author/role_edit.h"
#include "content/author/withdrawn.h"
#include "content/base/hash.h"
#include "content/trust/offers.h"

#include <algorithm>
#include <set>

namespace mend::author {

namespace {

using base::Json;

/// What has a version in its path is never changed again; a policy is.
bool has_version(std::string_view path) {
  return !path.starts_with("policy/");
}

bool names_blobs(std::string_view path) {
  return path.starts_with("modules/") || path.starts_with("local/");
}

class Listed {
 public:
  Listed(const Repository& repository, const Proposal& proposal)
      : repository_(repository), proposal_(proposal) {}

  base::Status run() {
    for (const auto& [role, content] : proposal_.roles()) {
      if (type_of(role) != "targets") continue;
      const RoleFile* stands = repository_.role(role);
      const bool done = Outcome(repository_, &proposal_).is_done(role);
      const Json none = Json::object();
      const Json& before =
          !done && stands != nullptr && stands->is_published() ? stands->content.at("targets") : none;
      MEND_CHECK(compare(role, before, content.value("targets", none), done));
    }
    for (const auto& [path, bytes] : proposal_.targets()) {
      if (!used_targets_.contains(path)) return no("\"" + path + "\" is in it, and no role lists it newly");
    }
    for (const auto& [sha256, length] : proposal_.blobs()) {
      if (!used_blobs_.contains(sha256))
        return no("the content file " + sha256.substr(0, 16) + " is in it, and no manifest names it");
    }
    return {};
  }

 private:
  [[nodiscard]] static tl::unexpected<base::Error> no(const std::string& why) {
    return base::refused("The proposal cannot be published: " + why + ".");
  }

  base::Status compare(const std::string& role, const Json& before, const Json& after, bool done) {
    for (const auto& [path, entry] : before.items()) {
      if (!after.contains(path) && proposal_.kind() != ProposalKind::withdrawal)
        return no(role + " no longer lists \"" + path + "\"; only a withdrawal may do that");
    }
    for (const auto& [path, entry] : after.items()) {
      const bool is_there = before.contains(path);
      if (is_there && before[path] == entry) continue;
      if (!done) {
        if (proposal_.kind() != ProposalKind::content && proposal_.kind() != ProposalKind::withdrawal)
          return no("it is about keys, yet changes \"" + path + "\"");
        if (is_there && has_version(path))
          return no("\"" + path + "\" was published already; a new version needs a new number");
        if (const auto [folder, version] = folder_and_version(path);
            !is_there && version > 0 && version <= withdrawn_by(role, folder))
          return no("the number of \"" + path + "\" was withdrawn; a new version needs a new number");
        MEND_CHECK(check_path(role, path));
      }
      MEND_CHECK(check_target(role, path));
    }
    return {};
  }

  [[nodiscard]] std::int64_t withdrawn_by(const std::string& role, const std::string& folder) const {
    const RoleFile* stands = repository_.role(role);
    return stands != nullptr && stands->is_published() ? highest_withdrawn(stands->content, folder) : 0;
  }

  /// The whole way of the delegations must cover the path.
  base::Status check_path(const std::string& role, const std::string& path) const {
    MEND_TRY(const std::string owner, repository_.role_for(path));
    if (owner != role) return no("\"" + path + "\" is the business of " + owner + ", not of " + role);
    const auto plain = [](char c) { return c == '*' || c == '?' || c == '['; };
    if (std::ranges::any_of(path, plain)) return no("\"" + path + "\" has letters that paths may not have");
    return {};
  }

  base::Status check_target(const std::string& role, const std::string& path) {
    MEND_TRY(const trust::Targets targets, trust::read_targets(proposal_.roles().at(role)));
    const trust::TargetFile& listed = targets.targets.at(path);
    if (listed.hashes.size() != 1 || !listed.hashes.contains("sha256"))
      return no("\"" + path + "\" is listed with other hashes than SHA-256");
    base::Bytes bytes;
    if (const auto at = proposal_.targets().find(path); at != proposal_.targets().end()) {
      bytes = at->second;
      used_targets_.insert(path);
    } else {
      // A policy may go back to what it was, and what was withdrawn may come again.
      auto there = repository_.read_target(path);
      if (!there) return no("\"" + path + "\" is listed and is not in it");
      bytes = std::move(*there);
    }
    if (bytes.size() != listed.length || base::sha256_hex(bytes) != listed.hashes.at("sha256"))
      return no("\"" + path + "\" in it is not what is listed");
    if (!names_blobs(path)) return {};
    MEND_TRY(const std::vector<trust::Blob> blobs, trust::read_blobs(bytes));
    for (const trust::Blob& blob : blobs) {
      const auto at = proposal_.blobs().find(blob.sha256);
      if (at != proposal_.blobs().end() && at->second == blob.length) {
        used_blobs_.insert(blob.sha256);
      } else if (!repository_.read_blob(blob.sha256, blob.length)) {
        return no("\"" + path + "\" names the content file " + blob.sha256.substr(0, 16) +
                  ", which is not in it");
      }
    }
    return {};
  }

  const Repository& repository_;
  const Proposal& proposal_;
  std::set<std::string> used_targets_;
  std::set<std::string> used_blobs_;
};

}  // namespace

base::Status check_listed(const Repository& repository, const Proposal& proposal) {
  return Listed(repository, proposal).run();
}

}  // namespace mend::author
