#pragma once

#include "content/author/repository.h"

#include <map>
#include <string>
#include <vector>

namespace mend::author {

/// What a proposal is about; decides what its roles may change (publication.h).
enum class ProposalKind { content, withdrawal, delegation, rotation, revocation, renewal, ceremony };
std::string_view name_of(ProposalKind kind);

/// The version of a role that a proposal was made for.
struct Base {
  std::int64_t version = 0;  ///< 0: the role was never published
  std::string sha256 = {};   ///< of its file; empty if it was never published
};

/// The most that a proposal may hold. Blobs are read as long as they are; the rest is small.
struct ProposalLimits {
  std::size_t file_bytes = 512ull * 1024 * 1024;
  std::size_t entries = 20'000;
};

/// A change to a repository in one file, to be reviewed and signed: a ustar archive of `proposal.json`,
/// `signed/<role>.json`, `targets/<target path>` and `blobs/<ab>/<sha256>`, in this order and each sorted.
/// The same change made at the same time gives the same bytes.
class Proposal {
 public:
  /// Refuses everything that is not exactly of this form: members of other kinds or names or twice, what is
  /// named and missing or there and not named, and anything over the limits. Proves nothing about signatures.
  static base::Result<Proposal> read(base::Files& files, const base::Path& path,
                                     const ProposalLimits& limits = {});
  static base::Result<Proposal> parse(base::Bytes file, const std::string& what,
                                      const ProposalLimits& limits = {});

  /// SHA-256 of the file: what signature files name.
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] ProposalKind kind() const { return kind_; }
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] const std::string& author() const { return author_; }
  [[nodiscard]] const std::string& reason() const { return reason_; }
  [[nodiscard]] base::UnixMillis made_at() const { return made_at_; }
  [[nodiscard]] const std::map<std::string, Base>& base() const { return base_; }

  /// The `signed` part of each role that changes.
  [[nodiscard]] const std::map<std::string, base::Json>& roles() const { return roles_; }
  /// What is signed: the canonical form of a role's `signed` part.
  [[nodiscard]] const std::string& signed_bytes(const std::string& role) const { return signed_.at(role); }
  /// New targets by path.
  [[nodiscard]] const std::map<std::string, base::Bytes>& targets() const { return targets_; }
  /// Length of each new blob by hex SHA-256, which has been checked.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& blobs() const { return blobs_; }
  /// The bytes of one of them; good as long as the proposal is.
  [[nodiscard]] base::ByteView blob(const std::string& sha256) const;

 private:
  friend class ProposalReader;
  Proposal() = default;

  std::string id_;
  ProposalKind kind_ = ProposalKind::content;
  std::string title_;
  std::string author_;
  std::string reason_;
  base::UnixMillis made_at_ = 0;
  std::map<std::string, Base> base_;
  std::map<std::string, base::Json> roles_;
  std::map<std::string, std::string> signed_;
  std::map<std::string, base::Bytes> targets_;
  std::map<std::string, std::uint64_t> blobs_;
  std::map<std::string, std::size_t> blob_at_;  ///< where each begins in file_
  base::Bytes file_;
};

/// Puts a proposal together. Fills in versions and expiries; whoever uses it only says what changes.
class ProposalWriter {
 public:
  struct About {
    ProposalKind kind = ProposalKind::content;
    std::string title;   ///< one line
    std::string author;  ///< who proposes, one line
    std::string reason;  ///< may have several lines
  };
  /// `repository` must outlive the writer.
  ProposalWriter(const Repository& repository, About about, base::UnixMillis now)
      : repository_(repository), about_(std::move(about)), now_(now) {}

  /// The role's content as it is to be but for version, expiry and time, which are set here: a role that was
  /// never published begins at 1. Call once for each role.
  void change(const std::string& role, base::Json content);
  /// Notes a role as it stands: the proposal is good only as long as that does not change.
  void depend_on(const std::string& role);
  /// What a role lists newly; give the same bytes to list_target.
  void add_target(const std::string& path, base::Bytes bytes) { targets_[path] = std::move(bytes); }
  void add_blob(base::Bytes bytes);

  /// The content of a role as it will be signed; nullptr if it does not change.
  [[nodiscard]] const base::Json* changed(const std::string& role) const;

  /// The file; read back as any reader will.
  [[nodiscard]] base::Result<base::Bytes> bytes() const;
  /// Writes it and gives its id. Refuses to replace a file.
  base::Result<std::string> write(base::Files& files, const base::Path& path) const;

 private:
  const Repository& repository_;
  About about_;
  base::UnixMillis now_;
  std::map<std::string, Base> base_;
  std::map<std::string, base::Json> roles_;
  std::map<std::string, base::Bytes> targets_;
  std::map<std::string, base::Bytes> blobs_;
};

}  // namespace mend::author
