#include "content/author/desk.h"

#include <cstdio>

namespace mend::author {

base::Result<Repository> Desk::open_repository() {
  MEND_TRY(const base::Bytes pinned, files.read(root, trust::Limits{}.root_bytes));
  return Repository::open(files, repository, &pinned);
}

base::Result<Proposal> Desk::read_proposal() {
  return Proposal::read(files, proposal);
}

std::vector<base::Path> Desk::signature_folders() const {
  if (!signatures.empty()) return {signatures};
  const base::Path folder = base::Path(proposal).parent_path();
  return {folder.empty() ? base::Path(".") : folder};
}

SecretSource Desk::secret() {
  SecretSource source;
  if (!passphrase_file.empty()) source.file = passphrase_file;
  source.prompt = &terminal;
  return source;
}

base::Status Desk::show(const Report& report) {
  if (!html.empty()) {
    MEND_CHECK(files.write_atomic(html, base::as_bytes(as_html(report)), base::FileMode::private_file));
  }
  std::fputs(as_text(report).c_str(), stdout);
  if (!html.empty()) std::printf("\nThe same with its pictures is in %s\n", html.c_str());
  return {};
}

base::Status Desk::confirm(const std::string& question) {
  if (yes || dry_run) return {};
  MEND_CHECK(base::Status(std::fflush(stdout) == 0 ? base::Status()
                                                   : base::refused("The screen cannot be written to.")));
  MEND_TRY(const bool agreed, terminal.ask_yes(question));
  if (agreed) return {};
  return base::refused("Nothing was done, because the answer was not yes.");
}

void say(const std::string& sentence) {
  std::printf("%s\n", sentence.c_str());
}

CLI::App* add_desk_command(CLI::App& app, Desk& desk, const char* name, const char* what) {
  CLI::App* command = app.add_subcommand(name, what);
  command->add_option("--repository", desk.repository, "The repository that content is published in")
      ->required();
  command->add_option("--root", desk.root, "The root that you were given by hand; nothing else is believed")
      ->required();
  return command;
}

void takes_proposal(CLI::App* command, Desk& desk) {
  command->add_option("proposal", desk.proposal, "The proposal file")->required();
  command->add_option("--signatures", desk.signatures,
                      "Folder of signatures; else the folder of the proposal");
}

void takes_key(CLI::App* command, Desk& desk) {
  command->add_option("--passphrase-file", desk.passphrase_file,
                      "File with the passphrase of the key, or the PIN of the token; else you are asked");
  command->add_flag("--yes", desk.yes, "Do not ask");
}

void takes_dry_run(CLI::App* command, Desk& desk) {
  command->add_flag("--dry-run", desk.dry_run, "Say what would be done, and write nothing");
}

}  // namespace mend::author
