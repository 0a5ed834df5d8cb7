#include "content/author/publication.h"

#include "content/author/allowed_changes.h"
#include "content/author/clock_check.h"
#include "content/author/device_check.h"
#include "content/author/layout.h"
#include "content/author/role_edit.h"
#include "content/base/hash.h"
#include "content/trust/offers.h"
#include "content/trust/updater.h"

#include <algorithm>

namespace mend::author {

namespace {

using base::Bytes;
using base::Json;

const trust::Key* key_of(const trust::Grant& grant, const base::Bytes& public_bytes) {
  const auto at = std::ranges::find(grant.keys, public_bytes, &trust::Key::public_bytes);
  return at == grant.keys.end() ? nullptr : &*at;
}

/// A role's file as the repository has it and as it will be, with what is signed anew.
struct OnlineRole {
  Json content;
  Bytes bytes;
  bool is_new = false;
};

/// Signs snapshot or timestamp, if it says something new, is half over, or its keys changed.
class OnlineSigning {
 public:
  OnlineSigning(const Repository& repository, const Outcome& outcome, const std::vector<Signer*>& online,
                base::UnixMillis now)
      : repository_(repository), outcome_(outcome), online_(online), now_(now) {}

  base::Result<OnlineRole> sign(const std::string& role, Json meta, bool always) {
    const RoleFile* stands = repository_.role(role);
    const bool there = stands != nullptr && stands->is_published();
    MEND_TRY(const trust::Grant grant, outcome_.grant(role));
    if (there && !always && stands->content["meta"] == meta && grant.id() == stands->grant.id() &&
        age_of(stands->content, role, now_) == Age::fresh) {
      return OnlineRole{stands->content, stands->bytes, false};
    }
    Json content = there ? stands->content : Json{{"version", 0}};
    content["meta"] = std::move(meta);
    make_next(content, role, now_);
    std::vector<Signer*> signers;
    for (Signer* signer : online_) {
      MEND_TRY(const trust::Key key, trust::read_key(signer->id(), signer->key_object()));
      if (key_of(grant, key.public_bytes) != nullptr) signers.push_back(signer);
    }
    if (signers.size() < static_cast<std::size_t>(grant.threshold)) {
      return base::refused("The role " + role + " needs its online key to publish, which is " +
                           (grant.keys.empty() ? "none" : grant.keys.front().id.substr(0, 16)) +
                           "; give it with --key.");
    }
    MEND_TRY(Bytes bytes, sign_metadata(content, signers));
    return OnlineRole{std::move(content), std::move(bytes), true};
  }

 private:
  const Repository& repository_;
  const Outcome& outcome_;
  const std::vector<Signer*>& online_;
  base::UnixMillis now_;
};

std::string numbered(const std::string& role, std::int64_t version) {
  return "metadata/" + std::to_string(version) + "." + role + ".json";
}

base::Status put(base::Files& files, const base::Path& path, base::ByteView bytes) {
  MEND_CHECK(files.make_folders(path.parent_path()));
  return files.write_atomic(path, bytes, base::FileMode::shared_read);
}

}  // namespace

base::Result<Publication> prepare(const Repository& repository, const Proposal& proposal,
                                  const SignatureFiles& files) {
  MEND_TRY(const ProposalState state, examine(repository, proposal, files));
  if (!state.moved.empty()) return base::refused(state.moved);
  if (!state.rejections.empty()) {
    return base::refused("The proposal was rejected by key " + state.rejections.front().key_id.substr(0, 16) +
                         ": " + state.rejections.front().why);
  }
  Publication publication(repository);
  publication.proposal_ = &proposal;
  std::map<std::string, std::map<std::string, Bytes>> signatures;  // by role, by key id as it is listed
  for (const Approval& approval : state.approvals) {
    if (!approval.is_complete()) {
      return base::refused("The role " + approval.role +
                           (approval.is_old_root ? ", by its keys of before," : "") + " has " +
                           std::to_string(approval.signatures.size()) + " of the " +
                           std::to_string(approval.grant.threshold) + " signatures that it needs.");
    }
    for (const auto& [id, signature] : approval.signatures) signatures[approval.role][id] = signature;
  }
  for (const auto& [role, by_key] : signatures) {
    Json list = Json::array();
    for (const auto& [id, signature] : by_key) list.push_back({{"keyid", id}, {"sig", base::hex(signature)}});
    const Json file = {{"signed", proposal.roles().at(role)}, {"signatures", std::move(list)}};
    publication.role_files_[role] = base::to_bytes(file.dump(1) + "\n");
  }
  return publication;
}

base::Result<Publication> prepare_renewal(const Repository& repository) {
  const RoleFile* targets = repository.role("targets");
  if (targets == nullptr || !targets->is_published()) {
    return base::refused("Nothing was published in \"" + repository.folder().string() +
                         "\" yet, so there is nothing to renew.");
  }
  return Publication(repository);
}

base::Result<PublicationReport> Publication::publish(base::Files& files, const std::vector<Signer*>& online,
                                                     base::UnixMillis now, bool dry_run) {
  MEND_CHECK(proposal_ != nullptr ? check_made_at(*repository_, *proposal_, now)
                                  : check_clock(*repository_, now));
  const Outcome outcome(*repository_, proposal_);
  PublicationReport report;
  NewFiles fresh;
  const RoleFile* old_snapshot = repository_->role("snapshot");
  Json meta = Json::object();
  if (old_snapshot != nullptr && old_snapshot->is_published()) meta = old_snapshot->content["meta"];
  for (const auto& [role, bytes] : role_files_) {
    const std::int64_t version = outcome.content(role)->at("version").get<std::int64_t>();
    fresh[numbered(role, version)] = bytes;
    report.versions[role] = version;
    if (role != "root") meta[role + ".json"] = listing(version, bytes);
  }
  if (proposal_ != nullptr) {
    // What a publication that was cut off has written already is listed by its own file.
    for (const auto& [role, content] : proposal_->roles()) {
      const RoleFile* stands = repository_->role(role);
      if (role != "root" && !role_files_.contains(role))
        meta[role + ".json"] = listing(stands->version(), stands->bytes);
    }
    for (const auto& [path, bytes] : proposal_->targets()) {
      const trust::TargetFile target{bytes.size(), {{"sha256", base::sha256_hex(bytes)}}, {}};
      fresh["targets/" + trust::target_file_name(path, target, true)] = bytes;
      report.targets.push_back(path);
    }
  }
  OnlineSigning signing(*repository_, outcome, online, now);
  const bool first = old_snapshot == nullptr || !old_snapshot->is_published();
  if (first && !meta.contains("targets.json")) {
    return base::refused("The first publication must have the role targets in it.");
  }
  MEND_TRY(OnlineRole snapshot, signing.sign("snapshot", std::move(meta), false));
  const std::int64_t snapshot_version = snapshot.content["version"].get<std::int64_t>();
  MEND_TRY(OnlineRole timestamp,
           signing.sign("timestamp", {{"snapshot.json", listing(snapshot_version, snapshot.bytes)}}, true));
  if (snapshot.is_new) {
    fresh[numbered("snapshot", snapshot_version)] = snapshot.bytes;
    report.versions["snapshot"] = snapshot_version;
  }
  fresh["metadata/timestamp.json"] = timestamp.bytes;
  report.versions["timestamp"] = timestamp.content["version"].get<std::int64_t>();

  MEND_CHECK(keep_begun_root(files, fresh));
  MEND_CHECK(check_as_devices(*repository_, proposal_, fresh, now));
  report.files = fresh.size() + (proposal_ != nullptr ? proposal_->blobs().size() : 0);
  if (dry_run) return report;

  const base::Path& folder = repository_->folder();
  MEND_TRY(const auto lock, lock_repository(files, folder));
  MEND_CHECK(check_unmoved(files));
  MEND_CHECK(begin_writing(files, folder));
  if (proposal_ != nullptr) {
    for (const auto& [sha256, length] : proposal_->blobs()) {
      if (repository_->read_blob(sha256, length)) continue;
      MEND_CHECK(put(files, folder / "blobs" / trust::blob_path(sha256), proposal_->blob(sha256)));
    }
  }
  // A new root can be seen as soon as it is there, so it comes right before the timestamp.
  const auto is_late = [](const std::string& name) {
    return name.ends_with(".root.json") || name == "metadata/timestamp.json";
  };
  for (const bool late : {false, true}) {
    for (const auto& [name, bytes] : fresh) {
      if (is_late(name) == late) MEND_CHECK(put(files, folder / name, bytes));
    }
  }
  // It is published now, whatever becomes of the mark; the next publication takes it away.
  static_cast<void>(end_writing(files, folder));
  return report;
}

base::Status Publication::check_unmoved(base::Files& files) const {
  const auto now = files.read(repository_->folder() / "metadata" / "timestamp.json", trust::Limits{}.timestamp_bytes);
  if (!now && now.error().kind != base::ErrorKind::not_found) return base::fail(now.error());
  const RoleFile* before = repository_->role("timestamp");
  const Bytes none;
  const Bytes& stood = before != nullptr && before->is_published() ? before->bytes : none;
  if ((now ? *now : none) == stood) return {};
  return base::refused("Somebody else published to \"" + repository_->folder().string() +
                       "\" meanwhile; look at what stands there now, and publish again.");
}

base::Status Publication::keep_begun_root(base::Files& files,
                                          const std::map<std::string, Bytes>& fresh) const {
  for (const auto& [name, bytes] : fresh) {
    if (!name.ends_with(".root.json")) continue;
    const auto there = files.read(repository_->folder() / name, trust::Limits{}.root_bytes);
    if (!there) continue;
    // Devices may have followed it: only the very same root can be written again.
    MEND_TRY(const trust::Unverified begun,
             trust::read_envelope(*there, "\"" + name + "\"", trust::Limits{}.root_bytes));
    if (begun.content != proposal_->roles().at("root")) {
      return base::refused("The publication of another \"" + name +
                           "\" was begun and cut off; publish that proposal to its end first.");
    }
  }
  return {};
}

}  // namespace mend::author
