#include "content/author/build.h"
#include "content/author/check.h"
#include "content/author/form_command.h"
#include "content/author/publish.h"
#include "content/base/disk_files.h"
#include "content/base/program.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <optional>

// mend-author: check, build and publish content.

namespace {

using namespace mend;

struct Arguments {
  std::vector<std::string> sources;
  std::string catalogue;
  std::string out;
  author::PublishRequest request;
  std::string passphrase_file;
};

void print(const base::Json& answer) {
  std::printf("%s\n", answer.dump().c_str());
}

base::Status check(const Arguments& arguments) {
  base::DiskFiles files;
  std::size_t problems = 0;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  for (const std::string& source : arguments.sources) {
    MEND_TRY(const author::CheckReport report, author::check_source(files, source));
    for (const std::string& problem : report.problems) std::printf("problem: %s\n", problem.c_str());
    for (const std::string& note : report.notes) std::printf("note: %s\n", note.c_str());
    problems += report.problems.size();
  }
  if (problems > 0)
    return base::refused(problems == 1
                             ? "1 problem has to be mended; see above."
                             : std::to_string(problems) + " problems have to be mended; see above.");
  return {};
}

base::Status build(const Arguments& arguments) {
  base::DiskFiles files;
  MEND_TRY(const std::vector<std::string> items,
           author::build_catalogue(files, arguments.catalogue, arguments.out));
  print({{"built", items}});
  return {};
}

base::Status publish(Arguments& arguments) {
  base::DiskFiles files;
  std::optional<base::SecretBytes> passphrase;
  if (!arguments.passphrase_file.empty()) {
    MEND_TRY(passphrase, author::read_passphrase(files, arguments.passphrase_file));
    arguments.request.passphrase = &*passphrase;
  }
  MEND_TRY(const author::PublishReport report,
           author::publish(files, arguments.request, base::SystemClock().now()));
  print({{"targets", report.targets},
         {"snapshot", report.snapshot},
         {"timestamp", report.timestamp},
         {"manifests", report.manifests}});
  return {};
}

base::Status run(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "form") return author::form_command({argv + 2, argv + argc});
  CLI::App app("Checks, builds and publishes the modules and forms that residents see.", "mend-author");
  app.require_subcommand(1);
  Arguments arguments;
  CLI::App* check_command = app.add_subcommand("check", "Say what has to be mended in modules and forms");
  check_command->add_option("source", arguments.sources, "Folders such as content/catalogue/what-is-rj")
      ->required();
  CLI::App* build_command =
      app.add_subcommand("build", "Make manifests and content files; the same source gives the same bytes");
  build_command->add_option("--catalogue", arguments.catalogue, "Folder of source folders")->required();
  build_command->add_option("--out", arguments.out, "Folder of its own for what is built")->required();
  CLI::App* publish_command =
      app.add_subcommand("publish", "Sign what was built, and a prison's policy, into a repository");
  publish_command->add_option("--built", arguments.request.built, "What build made")->required();
  publish_command->add_option("--policy", arguments.request.policy, "Policy of one establishment")
      ->required();
  publish_command->add_option("--repository", arguments.request.repository, "Repository to publish to")
      ->required();
  publish_command->add_option("--keys", arguments.request.keys, "Folder of key files")->required();
  publish_command->add_option("--passphrase-file", arguments.passphrase_file,
                              "File with the passphrase of the keys");
  app.add_subcommand("form", "Try a form: eval an expression, or run steps (form --help)");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    app.exit(help);
    return {};
  } catch (const CLI::ParseError& error) {
    return base::fail(base::bad_arguments("mend-author", error.what()));
  }
  if (check_command->parsed()) return check(arguments);
  if (build_command->parsed()) return build(arguments);
  return publish(arguments);
}

}  // namespace

int main(int argc, char** argv) {
  return base::run_program("mend-author", [&] { return run(argc, argv); });
}
