#include "content/base/disk_files.h"
#include "content/base/program.h"
#include "content/trust/http_fetcher.h"
#include "content/trust/updater.h"

#include <CLI/CLI.hpp>

// The client that other people's TUF conformance suites drive. It exits with 0 or 1, never otherwise.

namespace {

using namespace mend;

struct Arguments {
  std::string metadata_dir;
  std::string metadata_url;
  std::string target_dir;
  std::string target_base_url;
  std::vector<std::string> target_names;
  std::string root;
  trust::HttpOptions http;
};

base::Status need(const std::string& value, const std::string& option) {
  return value.empty() ? base::Status(base::refused("Give " + option + ".")) : base::Status();
}

/// One file for each target path, never a hidden one: a name with dots must not look like an unfinished
/// write.
std::string file_name(const std::string& target) {
  std::string name = trust::percent_encode(target);
  if (name.starts_with('.')) name.replace(0, 1, "%2E");
  return name;
}

base::Status init(const Arguments& arguments) {
  base::DiskFiles files;
  const trust::Limits limits;
  MEND_TRY(const base::Bytes root, files.read(arguments.root, limits.root_bytes));
  // Whether its keys signed it, each refresh asks; here it only has to be a root.
  MEND_TRY(const trust::Unverified file, trust::read_envelope(root, "The root metadata", limits.root_bytes));
  MEND_CHECK(trust::read_root(file.content));
  MEND_CHECK(files.make_folders(arguments.metadata_dir));
  return trust::Store(files, arguments.metadata_dir).write("root", root);
}

base::Result<trust::Updater> refreshed(trust::Fetcher& fetcher, trust::Store& store) {
  // 5.1: the time is fixed once.
  const base::UnixMillis now = base::SystemClock().now();
  trust::Updater::Options options;
  options.keys = trust::KeyPolicy::library;
  MEND_TRY(trust::Updater updater, trust::Updater::from_store(fetcher, store, now, options));
  MEND_CHECK(updater.refresh());
  return updater;
}

base::Status refresh(const Arguments& arguments) {
  MEND_CHECK(need(arguments.metadata_url, "--metadata-url"));
  base::DiskFiles files;
  trust::Store store(files, arguments.metadata_dir);
  MEND_TRY(const auto fetcher, trust::HttpFetcher::create(arguments.metadata_url, arguments.http));
  MEND_CHECK(refreshed(*fetcher, store));
  return {};
}

base::Status download(const Arguments& arguments) {
  MEND_CHECK(need(arguments.metadata_url, "--metadata-url"));
  MEND_CHECK(need(arguments.target_dir, "--target-dir"));
  MEND_CHECK(need(arguments.target_base_url, "--target-base-url"));
  if (arguments.target_names.empty()) return base::refused("Give --target-name at least once.");
  base::DiskFiles files;
  trust::Store store(files, arguments.metadata_dir);
  MEND_TRY(const auto metadata, trust::HttpFetcher::create(arguments.metadata_url, arguments.http));
  MEND_TRY(const auto targets, trust::HttpFetcher::create(arguments.target_base_url, arguments.http));
  MEND_TRY(trust::Updater updater, refreshed(*metadata, store));
  MEND_CHECK(files.make_folders(arguments.target_dir));
  for (const std::string& name : arguments.target_names) {
    MEND_TRY(const trust::TargetFile target, updater.find_target(name));
    const base::Path place = base::Path(arguments.target_dir) / file_name(name);
    if (const auto kept = files.read(place, target.length); kept && trust::check_target(*kept, target, name))
      continue;
    MEND_TRY(const base::Bytes bytes, updater.fetch_target(*targets, "", name, target));
    MEND_CHECK(files.write_atomic(place, bytes, base::FileMode::shared_read));
  }
  return {};
}

base::Status run(int argc, char** argv) {
  CLI::App app("A client for repositories of The Update Framework (specification 1.0).", "mend-tuf-client");
  Arguments arguments;
  app.add_option("--metadata-dir", arguments.metadata_dir, "Folder of the trusted metadata")->required();
  app.add_option("--metadata-url", arguments.metadata_url, "Address of the repository's metadata");
  app.add_option("--target-name", arguments.target_names, "Path of a target; may be given more than once")
      ->expected(1)
      ->take_all();
  app.add_option("--target-dir", arguments.target_dir, "Folder for downloaded targets");
  app.add_option("--target-base-url", arguments.target_base_url, "Address of the repository's targets");
  app.add_option("--ca", arguments.http.ca,
                 "Certificate authority of the repository's server; otherwise the system's authorities");
  app.require_subcommand(1);
  CLI::App* init_command = app.add_subcommand("init", "Trust the root metadata in a file; no network");
  init_command->add_option("root", arguments.root, "Root metadata")->required();
  CLI::App* refresh_command = app.add_subcommand("refresh", "Bring the top-level metadata up to date");
  app.add_subcommand("download", "Refresh, then download the targets named");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    app.exit(help);
    return {};
  } catch (const CLI::ParseError& error) {
    return base::fail(base::bad_arguments("mend-tuf-client", error.what()));
  }
  if (init_command->parsed()) return init(arguments);
  if (refresh_command->parsed()) return refresh(arguments);
  return download(arguments);
}

}  // namespace

int main(int argc, char** argv) {
  return base::run_program("mend-tuf-client", [&] { return run(argc, argv); });
}
