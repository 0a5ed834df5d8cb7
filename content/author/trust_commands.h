#pragma once

#include "content/author/key_changes.h"
#include "content/author/key_file.h"
#include "content/author/publication.h"

#include <functional>
#include <string>
#include <vector>

namespace mend::author {

/// What was typed.
struct TrustArguments {
  std::string repository;
  std::string place;  ///< the key, role, or proposal that the command is about
  std::vector<std::string> keys;
  std::vector<std::string> with;
  std::vector<std::string> roles;
  std::vector<std::string> seats;
  std::string folder;
  std::string out;
  std::string root;
  std::string by = "a key officer";
  std::string why;
  std::string passphrase_file;
  std::string pin_file;
  bool make = false;
  bool p256 = false;
  bool dry_run = false;
  bool yes = false;
};

/// The world of a command.
struct TrustWorld {
  base::Files& files;
  base::Random& random;
  Prompt& prompt;
  std::function<void(const std::string&)> print;  ///< one line for people
  base::UnixMillis now;
  PassphraseWork work = PassphraseWork::moderate;
};

/// The verbs of mend-trust. Each says in words what will change and asks before it writes, unless --yes; with
/// --dry-run it writes nothing. Each can be run again after it was cut off.
class TrustCommands {
 public:
  TrustCommands(TrustWorld world, TrustArguments arguments)
      : world_(std::move(world)), a_(std::move(arguments)) {}

  base::Status key();
  base::Status ceremony();
  base::Status delegate();
  base::Status rotate();
  base::Status revoke();
  base::Status renew();
  base::Status sign();
  base::Status publish();
  base::Status verify();
  base::Status doctor();
  base::Status export_to();
  base::Status import_from();

 private:
  base::Status token_key();
  /// Verified from the root that was given with --root; the repository's own is not asked.
  base::Result<Repository> open_repository();
  /// The same; but the proposal of a first ceremony has no root to begin from, and is to be nobody's change.
  base::Result<Repository> open_repository_for(const Proposal& proposal);
  /// Refuses what people have to review as content; mend-trust shows keys and roles only.
  static base::Status check_kind(const Repository& repository, const Proposal& proposal);
  base::Status seated_ceremony();
  base::Status propose(const Repository& repository, base::Result<ProposalWriter> writer);
  base::Status finish(Publication publication);
  base::Result<std::vector<base::Json>> public_keys(const std::vector<std::string>& places);
  [[nodiscard]] SecretSource secrets();
  [[nodiscard]] base::Path signatures_folder() const;
  /// True if it may go on; prints that nothing was done if not.
  base::Result<bool> agreed(const std::string& question);
  /// One line, without the control characters that names of files may hold.
  void say(std::string line);

  TrustWorld world_;
  TrustArguments a_;
};

}  // namespace mend::author
