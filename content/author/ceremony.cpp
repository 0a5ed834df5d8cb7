#include "content/author/ceremony.h"

#include "content/author/layout.h"
#include "content/author/publication.h"
#include "content/author/role_edit.h"

#include <algorithm>

namespace mend::author {

namespace {

using base::Json;

constexpr const char* mark = "ceremony.unfinished";

std::vector<std::string> roles_of(const DemoCeremony& ceremony) {
  std::vector<std::string> roles = {"root", "targets", "snapshot", "timestamp"};
  if (ceremony.roles.empty()) return roles;
  roles.insert(roles.end(), {"software", "policy", "establishments"});
  roles.insert(roles.end(), ceremony.roles.begin(), ceremony.roles.end());
  return roles;
}

/// The folder's keys by role: those that a ceremony which was cut off left, and new ones.
class KeyMaking {
 public:
  KeyMaking(base::Files& files, const base::Path& folder, const base::SecretBytes* passphrase,
            base::Random& random, PassphraseWork work)
      : files_(files), folder_(folder), passphrase_(passphrase), random_(random), work_(work) {}

  base::Status begin() {
    MEND_TRY(const std::vector<base::Path> there, key_files(files_, folder_));
    if (!there.empty() && !files_.exists(folder_ / mark))
      return base::refused("\"" + folder_.string() +
                           "\" holds keys already; choose an empty folder for new ones.");
    MEND_CHECK(files_.make_folders(folder_));
    return files_.write_atomic(
        folder_ / mark, base::as_bytes("A ceremony was begun with these keys; run the same command again.\n"),
        base::FileMode::private_file);
  }

  base::Status make(const std::string& role, int count) {
    for (int i = 1; i <= count; ++i) {
      const base::Path path = folder_ / (role + "-" + std::to_string(i) + ".key");
      paths.push_back(path);
      if (files_.exists(path)) {
        MEND_TRY(SigningKey key, read_key_file(files_, path, passphrase_));
        keys[role].push_back(std::move(key));
        continue;
      }
      if (passphrase_ != nullptr && !sealing_) {
        MEND_TRY(sealing_, make_sealing(*passphrase_, random_, work_));
      }
      SigningKey key = SigningKey::generate(random_);
      MEND_CHECK(write_key_file_sealed(files_, path, key, sealing_ ? &*sealing_ : nullptr, random_));
      keys[role].push_back(std::move(key));
    }
    return {};
  }

  base::Status end() { return files_.remove(folder_ / mark); }

  std::map<std::string, std::vector<SigningKey>> keys;
  std::vector<base::Path> paths;

 private:
  base::Files& files_;
  const base::Path& folder_;
  const base::SecretBytes* passphrase_;
  base::Random& random_;
  PassphraseWork work_;
  std::optional<Sealing> sealing_;
};

Json root_of(const Seats& seats, base::UnixMillis now, base::Status& status) {
  Json root = first_content("root", now);
  root["consistent_snapshot"] = true;
  for (const char* role : {"root", "targets", "snapshot", "timestamp"}) {
    const auto plan = plan_for(role);
    const auto at = seats.find(role);
    const std::vector<Json> none;
    if (status && plan) status = set_root_keys(root, *plan, at == seats.end() ? none : at->second);
  }
  return root;
}

/// Everybody who has a key signs what it is for.
base::Result<SignatureFiles> sign_all(const Proposal& proposal,
                                      std::map<std::string, std::vector<SigningKey>>& keys) {
  SignatureFiles out;
  for (const auto& [role, content] : proposal.roles()) {
    for (SigningKey& key : keys[role]) {
      MEND_TRY(base::Bytes signature, key.sign(base::as_bytes(proposal.signed_bytes(role))));
      out.signatures.push_back({proposal.id(), role, key.id(), std::move(signature)});
    }
  }
  return out;
}

base::Status write_root(base::Files& files, const base::Path& path, const Json& content,
                        std::vector<SigningKey>& keys, base::UnixMillis now) {
  std::vector<Signer*> signers;
  for (SigningKey& key : keys) signers.push_back(&key);
  MEND_TRY(const base::Bytes bytes, sign_metadata(content, signers));
  // Read the way that devices will, before anybody depends on it.
  MEND_TRY(trust::TrustedSet trusted, trust::TrustedSet::start(bytes, now));
  MEND_CHECK(trusted.finish_root());
  MEND_CHECK(files.make_folders(path.parent_path()));
  return files.write_atomic(path, bytes, base::FileMode::shared_read);
}

}  // namespace

base::Result<ProposalWriter> propose_ceremony(const Repository& repository, const Seats& seats,
                                              const std::string& author, base::UnixMillis now) {
  if (repository.has_root()) {
    return base::refused("\"" + repository.folder().string() +
                         "\" has a root already; a new one would lock out every device.");
  }
  ProposalWriter writer(repository, {ProposalKind::ceremony, "Begin a repository", author, ""}, now);
  base::Status status;
  Json root = root_of(seats, now, status);
  MEND_CHECK(status);
  writer.change("root", std::move(root));

  std::map<std::string, Json> contents = {{"targets", first_content("targets", now)}};
  // In this order, which is that of the search; organisations and establishments behind.
  std::vector<std::string> order = {"software", "policy"};
  for (const auto& [role, keys] : seats) {
    if (role.starts_with("authors-")) order.push_back(role);
  }
  order.emplace_back("establishments");
  for (const auto& [role, keys] : seats) {
    MEND_TRY(const RolePlan plan, plan_for(role));
    if (role.starts_with("est-")) order.push_back(role);
  }
  for (const std::string& role : order) {
    const auto at = seats.find(role);
    if (at == seats.end()) continue;
    MEND_TRY(const RolePlan plan, plan_for(role));
    const auto above = contents.find(plan.delegator);
    if (above == contents.end())
      return base::refused("The role " + role + " needs keys for " + plan.delegator + " too.");
    MEND_CHECK(set_delegation(above->second, plan, at->second));
    contents.emplace(role, first_content(role, now));
  }
  for (auto& [role, content] : contents) writer.change(role, std::move(content));
  return writer;
}

base::Result<CeremonyReport> hold_ceremony(base::Files& files, const DemoCeremony& ceremony,
                                           const base::SecretBytes* passphrase, base::Random& random,
                                           base::UnixMillis now, PassphraseWork work) {
  CeremonyReport report;
  report.root = ceremony.repository / "metadata" / "1.root.json";
  const std::vector<std::string> roles = roles_of(ceremony);
  std::vector<RolePlan> plans;
  for (const std::string& role : roles) {
    MEND_TRY(RolePlan plan, plan_for(role));
    plans.push_back(std::move(plan));
  }
  const bool was_begun = files.exists(ceremony.keys / mark);
  if (files.exists(report.root) && !was_begun) {
    return base::refused("\"" + ceremony.repository.string() +
                         "\" has a root already; a new one would lock out every device.");
  }
  KeyMaking making(files, ceremony.keys, passphrase, random, work);
  MEND_CHECK(making.begin());
  Seats seats;
  for (const RolePlan& plan : plans) {
    MEND_CHECK(making.make(plan.role, plan.keys));
    for (const SigningKey& key : making.keys[plan.role]) seats[plan.role].push_back(key.key_object());
  }
  report.keys = making.paths;

  if (files.exists(report.root)) {
    // Cut off behind the root. It must be of these very keys.
    MEND_TRY(const Repository begun, Repository::open(files, ceremony.repository));
    for (const char* role : {"root", "targets", "snapshot", "timestamp"}) {
      const std::vector<Json> listed = keys_of(begun.role("root")->content, role);
      if (!std::ranges::is_permutation(listed, seats[role]))
        return base::refused("\"" + ceremony.repository.string() +
                             "\" has a root of other keys; choose an empty folder.");
    }
    if (ceremony.roles.empty() || begun.role("targets")->is_published()) {
      MEND_CHECK(making.end());
      return report;
    }
    // Nobody has been given that root yet, for the ceremony has not come to its end.
    MEND_CHECK(files.remove(report.root));
  }
  MEND_TRY(const Repository repository, Repository::open_or_begin(files, ceremony.repository));
  MEND_TRY(const ProposalWriter writer, propose_ceremony(repository, seats, "mend-trust ceremony", now));
  if (ceremony.roles.empty()) {
    MEND_CHECK(write_root(files, report.root, *writer.changed("root"), making.keys.at("root"), now));
  } else {
    MEND_TRY(base::Bytes file, writer.bytes());
    MEND_TRY(const Proposal proposal, Proposal::parse(std::move(file), "The ceremony"));
    MEND_TRY(const SignatureFiles signatures, sign_all(proposal, making.keys));
    MEND_TRY(Publication publication, prepare(repository, proposal, signatures));
    MEND_CHECK(
        publication.publish(files, {&making.keys.at("snapshot")[0], &making.keys.at("timestamp")[0]}, now));
  }
  MEND_CHECK(making.end());
  return report;
}

}  // namespace mend::author
