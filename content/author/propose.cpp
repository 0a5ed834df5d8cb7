#include "content/author/propose.h"

#include "content/author/build.h"
#include "content/author/check.h"
#include "content/author/role_edit.h"
#include "content/author/scratch.h"
#include "content/author/withdrawn.h"
#include "content/base/hash.h"
#include "content/library/policy.h"
#include "content/trust/offers.h"

#include <algorithm>
#include <set>

namespace mend::author {

namespace {

using base::Bytes;
using base::Json;

class Proposing {
 public:
  Proposing(base::Files& files, const Repository& repository, const ProposeRequest& request,
            base::UnixMillis now)
      : files_(files), repository_(repository), request_(request), now_(now) {}

  base::Result<Bytes> run() {
    if (request_.sources.empty() && request_.policies.empty())
      return base::refused("There is nothing to propose; name folders of modules or forms, or a policy.");
    MEND_TRY(const Scratch scratch, Scratch::create());
    for (const base::Path& source : request_.sources) MEND_CHECK(add_source(source, scratch.folder()));
    for (const base::Path& policy : request_.policies) MEND_CHECK(add_policy(policy));
    if (contents_.empty()) {
      return base::refused("There is nothing new to propose: \"" + repository_.folder().string() +
                           "\" says the same already.");
    }
    ProposalWriter writer(repository_, {ProposalKind::content, title(), request_.author, request_.reason},
                          now_);
    for (auto& [role, content] : contents_) writer.change(role, std::move(content));
    for (auto& [path, bytes] : targets_) writer.add_target(path, std::move(bytes));
    for (auto& [hash, bytes] : blobs_) writer.add_blob(std::move(bytes));
    for (const std::string& role : depends_) {
      if (!contents_.contains(role)) writer.depend_on(role);
    }
    return writer.bytes();
  }

 private:
  base::Status add_source(const base::Path& folder, const base::Path& scratch) {
    MEND_TRY(const CheckReport report, check_source(files_, folder));
    if (!report.problems.empty()) {
      const std::size_t more = report.problems.size() - 1;
      return base::refused(
          "\"" + folder.string() + "\" cannot be proposed: " + report.problems.front() +
          (more == 0 ? ""
                     : " There " +
                           std::string(more == 1 ? "is 1 more problem"
                                                 : "are " + std::to_string(more) + " more problems") +
                           "; run mend-author check."));
    }
    MEND_TRY(const Source source, read_source(files_, folder));
    if (source.org == "local" && request_.establishment.empty())
      return base::refused("\"" + folder.string() +
                           "\" is one prison's own; say whose with --establishment.");
    MEND_TRY(Built built, build_source(files_, source, scratch));
    const std::string name = source.org + "/" + source.id;
    if (!proposed_.insert(name).second)
      return base::refused("\"" + name + "\" is given twice; an id may be used once.");
    const std::string place = trust::manifest_folder(name, request_.establishment);
    MEND_TRY(const std::int64_t version, next_version(name, place, built.manifest));
    if (version == 0) return {};
    built.manifest["version"] = version;
    for (auto& [path, bytes] : built.files) {
      const std::string hash = base::sha256_hex(bytes);
      if (!repository_.read_blob(hash, bytes.size())) blobs_[hash] = std::move(bytes);
    }
    names_.push_back(name);
    return list(place + std::to_string(version) + ".json", base::to_bytes(built.manifest.dump(1) + "\n"));
  }

  /// 0 if the newest version says the same. A number that was ever used, also by what was withdrawn, is not
  /// used again: devices would take the new one for the old.
  base::Result<std::int64_t> next_version(const std::string& name, const std::string& place,
                                          const Json& manifest) {
    std::int64_t last = 0;
    const std::vector<std::int64_t> versions =
        trust::published_versions(repository_.targets_below(place), place);
    MEND_TRY(const std::set<std::string> withdrawn, withdrawn_anywhere());
    if (!versions.empty()) {
      last = versions.front();
      MEND_TRY(const Bytes bytes, repository_.read_target(place + std::to_string(last) + ".json"));
      MEND_TRY(Json before, base::parse_json(bytes, "A published manifest"));
      before.erase("version");
      if (before == manifest && !withdrawn.contains(trust::version_name(name, last))) return 0;
    }
    for (const std::string& entry : withdrawn) {
      if (!entry.starts_with(name + "@")) continue;
      last = std::max(last, static_cast<std::int64_t>(std::stoll(entry.substr(name.size() + 1))));
    }
    // Its role remembers what no policy offered, too.
    MEND_TRY(const std::string role, repository_.role_for(place + "1.json"));
    if (const RoleFile* stands = repository_.role(role); stands != nullptr && stands->is_published())
      last = std::max(last, highest_withdrawn(stands->content, place));
    return last + 1;
  }

  base::Result<std::set<std::string>> withdrawn_anywhere() const {
    std::set<std::string> all;
    for (const auto& [path, found] : repository_.targets_below("policy/")) {
      MEND_TRY(const Bytes bytes, repository_.read_target(path));
      MEND_TRY(const library::Policy policy, library::read_policy(bytes));
      all.insert(policy.withdrawn.begin(), policy.withdrawn.end());
    }
    return all;
  }

  base::Status add_policy(const base::Path& file) {
    MEND_TRY(Bytes bytes, files_.read(file, trust::Limits{}.target_bytes));
    auto policy = library::read_policy(bytes);
    if (!policy) return base::refused("\"" + file.string() + "\": " + policy.error().message);
    const std::string path = trust::policy_target(policy->establishment);
    if (targets_.contains(path))
      return base::refused("Two policies of \"" + policy->establishment + "\" are given; give one.");
    const auto stands = repository_.read_target(path);
    if (!stands && stands.error().kind != base::ErrorKind::not_found) return base::fail(stands.error());
    if (stands && *stands == bytes) return {};
    names_.push_back("the policy of " + policy->establishment);
    // Its rules for help were held against these forms; with others they would have to be looked at again.
    for (const std::string& name : policy->offered) {
      const std::string id = name.substr(name.find('/') + 1);
      if (!policy->help_stop.contains(id) && !policy->urgent.contains(id)) continue;
      if (const auto role =
              repository_.role_for(trust::manifest_folder(name, policy->establishment) + "1.json"))
        depends_.insert(*role);
    }
    return list(path, std::move(bytes));
  }

  base::Status list(const std::string& path, Bytes bytes) {
    MEND_TRY(const std::string role, repository_.role_for(path));
    if (!contents_.contains(role)) {
      const RoleFile* stands = repository_.role(role);
      contents_[role] =
          stands != nullptr && stands->is_published() ? stands->content : Json{{"targets", Json::object()}};
    }
    list_target(contents_[role], path, bytes, {{"proposed_by", request_.author}});
    targets_[path] = std::move(bytes);
    return {};
  }

  [[nodiscard]] std::string title() const {
    if (!request_.title.empty()) return request_.title;
    std::string title;
    for (const std::string& name : names_) title += (title.empty() ? "" : ", ") + name;
    return title.size() <= 100 ? title
                               : names_.front() + " and " + std::to_string(names_.size() - 1) + " more";
  }

  base::Files& files_;
  const Repository& repository_;
  const ProposeRequest& request_;
  base::UnixMillis now_;
  std::map<std::string, Json> contents_;
  std::map<std::string, Bytes> targets_;
  std::map<std::string, Bytes> blobs_;
  std::set<std::string> proposed_;
  std::set<std::string> depends_;
  std::vector<std::string> names_;
};

}  // namespace

base::Result<Bytes> propose(base::Files& files, const Repository& repository, const ProposeRequest& request,
                            base::UnixMillis now) {
  return Proposing(files, repository, request, now).run();
}

}  // namespace mend::author
