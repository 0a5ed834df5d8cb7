#include "content/author/ceremony.h"
#include "content/base/disk_files.h"
#include "content/base/program.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <optional>

// mend-trust: the ceremonies of key officers.

namespace {

using namespace mend;

struct Arguments {
  std::string keys;
  std::string repository;
  std::string passphrase_file;
  std::vector<std::string> roles;
};

base::Status ceremony(const Arguments& arguments) {
  base::DiskFiles files;
  base::SystemRandom random;
  std::optional<base::SecretBytes> passphrase;
  if (!arguments.passphrase_file.empty()) {
    MEND_TRY(passphrase, author::read_passphrase(files, arguments.passphrase_file));
  }
  MEND_TRY(const author::CeremonyReport report,
           author::hold_ceremony(files, {arguments.keys, arguments.repository, arguments.roles},
                                 passphrase ? &*passphrase : nullptr, random, base::SystemClock().now()));
  base::Json keys = base::Json::array();
  for (const base::Path& path : report.keys) keys.push_back(path.string());
  std::printf("%s\n", base::Json{{"root", report.root.string()}, {"keys", keys}}.dump().c_str());
  return {};
}

base::Status run(int argc, char** argv) {
  CLI::App app("Makes and keeps the keys that content is signed with.", "mend-trust");
  app.require_subcommand(1);
  Arguments arguments;
  CLI::App* command = app.add_subcommand("ceremony", "Make the keys of a new repository and its first root");
  command->add_option("--keys", arguments.keys, "New folder for the key files")->required();
  command->add_option("--repository", arguments.repository, "Folder of the repository")->required();
  command->add_option("--passphrase-file", arguments.passphrase_file,
                      "File whose first line seals the key files; without it they lie open, for demos only");
  command->add_option("--role", arguments.roles,
                      "A delegated role beside software, policy and establishments: authors-<organisation>, "
                      "est-<establishment>; without any, only root is made");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    app.exit(help);
    return {};
  } catch (const CLI::ParseError& error) {
    return base::fail(base::bad_arguments("mend-trust", error.what()));
  }
  return ceremony(arguments);
}

}  // namespace

int main(int argc, char** argv) {
  return base::run_program("mend-trust", [&] { return run(argc, argv); });
}
