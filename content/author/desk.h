#pragma once

#include "content/author/review.h"
#include "content/author/secret.h"
#include "content/base/disk_files.h"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace mend::author {

/// What the commands on a repository have in common: where it is, the root that this person believes, where
/// proposals and signatures lie, and where a passphrase or PIN comes from.
struct Desk {
  base::DiskFiles files;
  TerminalPrompt terminal;
  std::string repository;
  std::string root;
  std::string proposal;
  std::string signatures;       ///< empty: beside the proposal
  std::string passphrase_file;  ///< empty: somebody is asked
  std::string html;
  bool yes = false;
  bool dry_run = false;
  bool json = false;

  /// Verified from the root that was given, never from the repository's own.
  [[nodiscard]] base::Result<Repository> open_repository();
  [[nodiscard]] base::Result<Proposal> read_proposal();
  [[nodiscard]] std::vector<base::Path> signature_folders() const;
  [[nodiscard]] SecretSource secret();
  /// Prints the report, and writes it as a page if that was asked for.
  base::Status show(const Report& report);
  /// Refuses unless somebody says yes.
  base::Status confirm(const std::string& question);
};

void say(const std::string& sentence);

/// A subcommand that works on a repository, and the options of those that take a proposal, a key or
/// --dry-run.
CLI::App* add_desk_command(CLI::App& app, Desk& desk, const char* name, const char* what);
void takes_proposal(CLI::App* command, Desk& desk);
void takes_key(CLI::App* command, Desk& desk);
void takes_dry_run(CLI::App* command, Desk& desk);

}  // namespace mend::author
