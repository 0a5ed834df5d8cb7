#include "tests/support/tuf_session.h"

#include "content/base/random.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <sys/wait.h>

namespace mend::support {

namespace {

/// For the shell.
std::string shell_word(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

TufSession::TufSession(std::string program)
    : folder(std::filesystem::temp_directory_path() / ("mend-tuf-" + base::SystemRandom().id())),
      metadata(folder / "metadata"),
      targets(folder / "targets"),
      program_(std::move(program)),
      server_([this](const std::string& path) { return answer(path); }) {
  std::filesystem::create_directories(folder);
  for (const char* role : {"root", "timestamp", "snapshot", "targets"})
    repository.content(role)["expires"] = in_days(30);
  repository.publish_root();
  repository.targets["version"] = 2;
  repository.update_snapshot();
  write("root.json", repository.root_bytes(1));
}

TufSession::~TufSession() {
  std::filesystem::remove_all(folder);
}

std::string TufSession::in_days(int days) {
  return base::format_utc(base::SystemClock().now() + days * RepositorySimulator::day);
}

int TufSession::run(const std::string& arguments, int days) {
  repository.requests.clear();
  paths.clear();
  // The sanitizer wants to be loaded first, and faketime is; that is no harm here.
  const std::string time = days == 0 ? ""
                                     : "ASAN_OPTIONS=\"$ASAN_OPTIONS:verify_asan_link_order=0\" faketime '+" +
                                           std::to_string(days) + " days' ";
  const std::string command =
      time + shell_word(program_) + " " + arguments + " 2>>" + shell_word((folder / "errors").string());
  const int status = std::system(command.c_str());  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
  if (!WIFEXITED(status)) throw std::runtime_error("mend-tuf-client did not exit");
  return WEXITSTATUS(status);
}

int TufSession::init() {
  return run("--metadata-dir " + shell_word(metadata) + " init " + shell_word(folder / "root.json"));
}

int TufSession::refresh(int days) {
  return run(
      "--metadata-url " + server_.url() + "metadata/ --metadata-dir " + shell_word(metadata) + " refresh",
      days);
}

int TufSession::download(const std::vector<std::string>& names, int days) {
  std::string arguments =
      "--metadata-url " + server_.url() + "metadata/ --metadata-dir " + shell_word(metadata);
  for (const std::string& name : names) arguments += " --target-name " + shell_word(name);
  return run(arguments + " --target-dir " + shell_word(targets) + " --target-base-url " + server_.url() +
                 "targets/ download",
             days);
}

void TufSession::write(const std::string& name, const base::Bytes& bytes) {
  if (!files.write_atomic(folder / name, bytes, base::FileMode::shared_read))
    throw std::runtime_error("the test's folder cannot be written");
}

std::vector<std::string> TufSession::metadata_files() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(metadata))
    if (entry.is_regular_file()) names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> TufSession::downloaded() const {
  std::vector<std::string> texts;
  if (!std::filesystem::exists(targets)) return texts;
  base::DiskFiles reader;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(targets))
    if (entry.is_regular_file())
      texts.emplace_back(base::as_text(reader.read(entry.path(), 10'000'000).value()));
  std::ranges::sort(texts);
  return texts;
}

std::int64_t TufSession::version(const std::string& role) {
  const auto bytes = files.read(metadata / (role + ".json"), 10'000'000);
  return bytes ? base::Json::parse(*bytes)["signed"]["version"].get<std::int64_t>() : 0;
}

HttpReply TufSession::answer(const std::string& path) {
  paths.push_back(path);
  auto bytes = repository.fetch(percent_decode(path.substr(1)), 100'000'000);
  if (bytes) return {200, std::move(*bytes), ""};
  return {bytes.error().kind == base::ErrorKind::not_found ? status_when_missing : 500, {}, ""};
}

}  // namespace mend::support
