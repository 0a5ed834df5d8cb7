#include "content/author/commands.h"
#include "content/author/form_command.h"
#include "content/author/sibling.h"
#include "content/base/program.h"

#include <string_view>

// mend-author: what authors and reviewers do with content.

namespace {

using namespace mend;

base::Status run(int argc, char** argv) {
  CLI::App app("Makes, checks, reviews and publishes the modules and forms that residents see.",
               "mend-author");
  app.require_subcommand(1);
  author::Work work;
  author::add_source_commands(app, work);
  app.add_subcommand("preview", "Show a module or a form as on the kiosk, anew at each save (mend-preview)");
  author::add_proposal_commands(app, work);
  author::add_review_commands(app, work);
  author::add_publication_commands(app, work);
  // It has the kiosk's screens, which this program does not link; its arguments are its own.
  if (argc > 1 && std::string_view(argv[1]) == "preview")
    return author::become_sibling("mend-preview", argv, 2);
  app.add_subcommand("form", "Try a form: eval, run steps, write its XForm, migrate a draft (form --help)");
  if (argc > 1 && std::string_view(argv[1]) == "form") return author::form_command({argv + 2, argv + argc});
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    app.exit(help);
    return {};
  } catch (const CLI::ParseError& error) {
    return base::fail(base::bad_arguments("mend-author", error.what()));
  }
  return work();
}

}  // namespace

int main(int argc, char** argv) {
  return base::run_program("mend-author", [&] { return run(argc, argv); });
}
