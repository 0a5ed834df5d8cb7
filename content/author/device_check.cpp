#include "content/author/device_check.h"

#include "content/base/memory_files.h"
#include "content/trust/updater.h"

namespace mend::author {

namespace {

using base::Bytes;

/// What stands, from the memory of the Repository, and over it what is new.
class Served final : public trust::Fetcher {
 public:
  explicit Served(const Repository& repository) {
    if (!repository.has_root()) return;
    std::int64_t version =
        repository.trusted().root().version - static_cast<std::int64_t>(repository.roots().size());
    for (const Bytes& root : repository.roots())
      put("metadata/" + std::to_string(++version) + ".root.json", root);
    for (const std::string& name : repository.role_names()) {
      const RoleFile& role = *repository.role(name);
      if (name == "root" || !role.is_published()) continue;
      const std::string number = name == "timestamp" ? "" : std::to_string(role.version()) + ".";
      put("metadata/" + number + name + ".json", role.bytes);
    }
  }
  void put(const std::string& name, const Bytes& bytes) { files_[name] = &bytes; }
  void put_all(const NewFiles& files) {
    for (const auto& [name, bytes] : files) put(name, bytes);
  }

  base::Result<Bytes> fetch(std::string_view path, std::size_t limit) override {
    const auto at = files_.find(path);
    if (at == files_.end())
      return base::fail(base::ErrorKind::not_found, "\"" + std::string(path) + "\" is not there.");
    if (at->second->size() > limit)
      return base::refused("\"" + std::string(path) + "\" is larger than it may be.");
    return *at->second;
  }

 private:
  std::map<std::string, const Bytes*, std::less<>> files_;
};

class Device {
 public:
  explicit Device(Bytes pinned) : pinned_(std::move(pinned)) {}

  base::Result<trust::Updater> refresh(Served& served, base::UnixMillis now, trust::ExpiryRule rule) {
    trust::Updater::Options options;
    options.metadata_prefix = "metadata/";
    options.expiry = rule;
    MEND_TRY(trust::Updater updater, trust::Updater::from_pinned_root(pinned_, served, store_, now, options));
    MEND_CHECK(updater.refresh());
    return updater;
  }

 private:
  Bytes pinned_;
  base::MemoryFiles files_;
  trust::Store store_{files_, "store"};
};

/// A path that the role covers and nobody lists: to search for it loads every role on the way.
base::Result<std::string> probe_for(const Outcome& outcome, const std::string& role) {
  std::vector<std::string> delegators = outcome.delegated();
  delegators.push_back("targets");
  for (const std::string& delegator : delegators) {
    const base::Json* content = outcome.content(delegator);
    if (content == nullptr || !content->contains("delegations")) continue;
    MEND_TRY(const trust::Targets targets, trust::read_targets(*content));
    for (const trust::Delegation& delegation : targets.delegations->roles) {
      if (delegation.name != role || delegation.paths.empty()) continue;
      std::string path = delegation.paths.front();
      for (char& c : path) {
        if (c == '*' || c == '?') c = '-';
      }
      return path;
    }
  }
  return base::fail(base::ErrorKind::not_found, "Nobody delegates to the role " + role + ".");
}

base::Status load_role(trust::Updater& updater, const Outcome& outcome, const std::string& role) {
  const auto path = probe_for(outcome, role);
  if (!path)
    return path.error().kind == base::ErrorKind::not_found ? base::Status() : base::fail(path.error());
  const auto found = updater.find_target(*path);
  if (!found && found.error().kind != base::ErrorKind::not_found) return base::fail(found.error());
  return {};
}

base::Status follow(Device& device, Served& served, const Repository& repository, const Proposal* proposal,
                    base::UnixMillis now) {
  const Outcome outcome(repository, proposal);
  MEND_TRY(trust::Updater updater, device.refresh(served, now, trust::ExpiryRule::enforced));
  if (proposal != nullptr) {
    for (const auto& [role, content] : proposal->roles()) MEND_CHECK(load_role(updater, outcome, role));
    for (const auto& [path, bytes] : proposal->targets()) {
      MEND_TRY(const trust::TargetFile target, updater.find_target(path));
      MEND_TRY(const Bytes got, updater.fetch_target(served, "targets/", path, target));
      if (got != bytes)
        return base::fail(base::ErrorKind::internal, "\"" + path + "\" would reach devices changed.");
    }
  }
  MEND_TRY(trust::Updater lenient, device.refresh(served, now, trust::ExpiryRule::ignored));
  for (const std::string& role : outcome.delegated()) MEND_CHECK(load_role(lenient, outcome, role));
  return {};
}

}  // namespace

base::Status check_as_devices(const Repository& repository, const Proposal* proposal, const NewFiles& files,
                              base::UnixMillis now) {
  Served before(repository);
  Served after(repository);
  after.put_all(files);
  Bytes pinned;
  if (repository.has_root()) {
    pinned = repository.roots().front();
  } else {
    MEND_TRY(pinned, after.fetch("metadata/1.root.json", trust::Limits{}.root_bytes));
  }

  Device fresh(pinned);
  MEND_CHECK(follow(fresh, after, repository, proposal, now));
  const RoleFile* timestamp = repository.role("timestamp");
  if (timestamp == nullptr || !timestamp->is_published()) return {};
  Device used(pinned);
  MEND_TRY(trust::Updater as_it_stands, used.refresh(before, now, trust::ExpiryRule::ignored));
  const Outcome stands(repository, nullptr);
  for (const std::string& role : stands.delegated()) MEND_CHECK(load_role(as_it_stands, stands, role));
  return follow(used, after, repository, proposal, now);
}

}  // namespace mend::author
