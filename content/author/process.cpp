#include "content/author/process.h"

#include "content/base/disk_files.h"

#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

namespace mend::author {

base::Result<std::string> run_process(const std::vector<std::string>& command, const base::Path& log) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe)
  std::vector<std::string> settings = {"LC_ALL=C.UTF-8", "LANGUAGE=", "TZ=UTC",
                                       std::string("PATH=") + (path != nullptr ? path : "/usr/bin:/bin")};
  std::vector<char*> environment;
  for (std::string& setting : settings) environment.push_back(setting.data());
  environment.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  pid_t child = 0;
  const int failure =
      posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) {
    return base::fail(base::ErrorKind::unavailable, "\"" + command[0] +
                                                        "\" cannot be run: " + std::strerror(failure) +
                                                        "; install it (./mend setup does).");
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  base::DiskFiles files;
  const auto said = files.read(log, 1024 * 1024);
  std::string text = said ? std::string(base::as_text(*said)) : std::string();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.pop_back();
    return base::refused("\"" + command[0] + "\" failed: " + text + ".");
  }
  return text;
}

}  // namespace mend::author
