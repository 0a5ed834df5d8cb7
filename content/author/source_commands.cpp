#include "content/author/build.h"
#include "content/author/check.h"
#include "content/author/commands.h"
#include "content/author/new_module.h"
#include "content/base/disk_files.h"

#include <cstdio>
#include <memory>

namespace mend::author {

namespace {

base::Status make_new(const NewModule& wanted) {
  base::DiskFiles files;
  MEND_TRY(const base::Path folder, new_module(files, wanted));
  std::printf("%s is ready to be written in. Its README.txt says what each file is.\n", folder.c_str());
  return {};
}

base::Status check(const std::vector<std::string>& sources) {
  base::DiskFiles files;
  std::size_t problems = 0;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  for (const std::string& source : sources) {
    MEND_TRY(const CheckReport report, check_source(files, source));
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

base::Status build(const std::string& catalogue, const std::string& out) {
  base::DiskFiles files;
  MEND_TRY(const std::vector<std::string> items, build_catalogue(files, catalogue, out));
  std::printf("%s\n", base::Json{{"built", items}}.dump().c_str());
  return {};
}

}  // namespace

void add_source_commands(CLI::App& app, Work& work) {
  {
    const auto wanted = std::make_shared<NewModule>();
    CLI::App* command = app.add_subcommand("new", "Begin a module or a form: a folder that explains itself");
    command->add_option("id", wanted->id, "Its name for good, such as getting-ready")->required();
    command->add_option("--kind", wanted->kind, "module (pages to read) or form (questions)")
        ->capture_default_str();
    command->add_option("--org", wanted->org, "Whose it is")->capture_default_str();
    command->add_option("--class", wanted->response_class, "Forms: who reads the answers")
        ->capture_default_str();
    command->add_option("--catalogue", wanted->catalogue, "Make its folder in here")->default_val(".");
    command->callback([wanted, &work] { work = [wanted] { return make_new(*wanted); }; });
  }
  {
    const auto sources = std::make_shared<std::vector<std::string>>();
    CLI::App* command = app.add_subcommand("check", "Say what has to be mended in modules and forms");
    command->add_option("source", *sources, "Folders such as content/catalogue/what-is-rj")->required();
    command->callback([sources, &work] { work = [sources] { return check(*sources); }; });
  }
  {
    const auto folders = std::make_shared<std::pair<std::string, std::string>>();
    CLI::App* command =
        app.add_subcommand("build", "Make manifests and content files; the same source gives the same bytes");
    command->add_option("--catalogue", folders->first, "Folder of source folders")->required();
    command->add_option("--out", folders->second, "Folder of its own for what is built")->required();
    command->callback(
        [folders, &work] { work = [folders] { return build(folders->first, folders->second); }; });
  }
}

}  // namespace mend::author
