#pragma once

#include "content/author/allowed_changes.h"
#include "content/author/ceremony.h"
#include "content/author/layout.h"
#include "content/author/publication.h"
#include "content/author/role_edit.h"
#include "content/base/hash.h"
#include "content/trust/folder_fetcher.h"
#include "content/trust/updater.h"
#include "tests/support/faulty_files.h"

#include <catch2/catch.hpp>

namespace mend::author {

constexpr base::UnixMillis start = 1'800'000'000'000;  // 2027-01-15T08:00:00Z
constexpr base::UnixMillis day = 86'400'000;

/// A repository with delegated roles in memory, and everybody who has a key to it.
struct Officers {
  support::FaultyFiles files;
  base::SystemRandom random;
  base::UnixMillis now = start;

  Officers() {
    const auto held =
        hold_ceremony(files, {"keys", "repository", {"authors-mend", "est-demo"}}, nullptr, random, now);
    INFO((held ? "" : held.error().message));
    REQUIRE(held);
    files.changes = 0;
  }

  SigningKey key(const std::string& name) {
    auto key = read_key_file(files, "keys/" + name + ".key", nullptr);
    REQUIRE(key);
    return std::move(*key);
  }
  Repository open() {
    auto repository = Repository::open(files, "repository");
    INFO((repository ? "" : repository.error().message));
    REQUIRE(repository);
    return std::move(*repository);
  }

  static std::string manifest(const std::string& page) {
    return base::Json{
        {"files",
         {{{"path", "page"}, {"sha256", base::sha256_hex(base::as_bytes(page))}, {"length", page.size()}}}}}
        .dump();
  }
  /// A new version of the module mend/a with one page.
  static ProposalWriter propose(const Repository& repository, int version, const std::string& page,
                                base::UnixMillis time, const std::string& why = "because") {
    ProposalWriter writer(repository, {ProposalKind::content, "A module", "Ann", why}, time);
    const std::string path = "modules/mend/a/" + std::to_string(version) + ".json";
    base::Json content = repository.role("authors-mend")->content;
    const base::Bytes bytes = base::to_bytes(manifest(page));
    list_target(content, path, bytes);
    writer.change("authors-mend", std::move(content));
    writer.add_target(path, bytes);
    writer.add_blob(base::to_bytes(page));
    return writer;
  }
  static Proposal read(const ProposalWriter& writer) {
    auto bytes = writer.bytes();
    INFO((bytes ? "" : bytes.error().message));
    REQUIRE(bytes);
    auto proposal = Proposal::parse(std::move(*bytes), "The proposal");
    INFO((proposal ? "" : proposal.error().message));
    REQUIRE(proposal);
    return std::move(*proposal);
  }
  /// The signatures of these keys, as far as they may sign.
  SignatureFiles sign(const Repository& repository, const Proposal& proposal,
                      const std::vector<std::string>& names) {
    SignatureFiles out;
    for (const std::string& name : names) {
      SigningKey signer = key(name);
      const auto roles = roles_to_sign(repository, proposal, signer.key_object());
      INFO((roles ? "" : roles.error().message));
      REQUIRE(roles);
      for (const std::string& role : *roles) {
        out.signatures.push_back(
            {proposal.id(), role, signer.id(), *signer.sign(base::as_bytes(proposal.signed_bytes(role)))});
      }
    }
    return out;
  }
  base::Result<PublicationReport> publish(
      const Repository& repository, const Proposal& proposal, const SignatureFiles& signatures,
      const std::vector<std::string>& online = {"snapshot-1", "timestamp-1"}, bool dry_run = false) {
    MEND_TRY(Publication publication, prepare(repository, proposal, signatures));
    std::vector<SigningKey> keys;
    for (const std::string& name : online) keys.push_back(key(name));
    std::vector<Signer*> signers;
    for (SigningKey& one : keys) signers.push_back(&one);
    return publication.publish(files, signers, now, dry_run);
  }
  void publish_module(int version, const std::string& page) {
    const Repository repository = open();
    const Proposal proposal = read(propose(repository, version, page, now));
    const auto report =
        publish(repository, proposal, sign(repository, proposal, {"authors-mend-1", "authors-mend-3"}));
    INFO((report ? "" : report.error().message));
    REQUIRE(report);
  }

  /// What a device that follows the repository from its own store reads of mend/a: the newest version's page,
  /// or why it got none.
  struct Device {
    base::MemoryFiles files;
    trust::Store store{files, "store"};
  };
  std::string look(Device& device) {
    const base::Bytes root = *files.read("repository/metadata/1.root.json", 1'000'000);
    trust::FolderFetcher fetcher(files, "repository");
    trust::Updater::Options options;
    options.metadata_prefix = "metadata/";
    auto updater = trust::Updater::from_pinned_root(root, fetcher, device.store, now, options);
    if (!updater) return updater.error().code;
    if (const auto done = updater->refresh(); !done) return done.error().code;
    const auto found = updater->list_targets("modules/mend/a/");
    if (!found) return found.error().code;
    if (found->empty()) return "nothing";
    const auto& [path, target] = *found->rbegin();
    const auto bytes = updater->fetch_target(fetcher, "targets/", path, target.file);
    if (!bytes) return bytes.error().code;
    const std::string sha256 = base::Json::parse(*bytes)["files"][0]["sha256"];
    const auto page = files.read("repository/blobs/" + sha256.substr(0, 2) + "/" + sha256, 1000);
    return page ? std::string(base::as_text(*page)) : page.error().message;
  }
  std::string look() {
    Device device;
    return look(device);
  }
};

template <class T>
bool says(const base::Result<T>& result, const std::string& words) {
  if (result) return false;
  UNSCOPED_INFO(result.error().message);
  return result.error().message.find(words) != std::string::npos;
}

}  // namespace mend::author
