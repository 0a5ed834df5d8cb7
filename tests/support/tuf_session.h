#pragma once

#include "content/base/disk_files.h"
#include "tests/support/loopback_http.h"
#include "tests/support/repository_simulator.h"

#include <set>
#include <string>
#include <vector>

namespace mend::support {

/// mend-tuf-client against a server on the loopback, with folders of its own. Time is the real one, or what
/// faketime makes of it.
class TufSession {
 public:
  /// All dates of the repository are 30 days from now, root is at 2 and the others at 2.
  explicit TufSession(std::string program);
  ~TufSession();
  TufSession(const TufSession&) = delete;
  TufSession& operator=(const TufSession&) = delete;

  /// The exit status; throws if there was none. `days` from now is the time that the program sees.
  int run(const std::string& arguments, int days = 0);
  int init();
  int refresh(int days = 0);
  int download(const std::vector<std::string>& names, int days = 0);

  void write(const std::string& name, const base::Bytes& bytes);
  /// Names of the files directly in the metadata folder, hidden ones too.
  [[nodiscard]] std::vector<std::string> metadata_files() const;
  /// The contents of all files in the target folder, sorted.
  [[nodiscard]] std::vector<std::string> downloaded() const;
  /// The version of a role on disk; 0 if it is not there.
  [[nodiscard]] std::int64_t version(const std::string& role);
  static std::string in_days(int days);

  base::DiskFiles files;
  base::Path folder;
  base::Path metadata;
  base::Path targets;
  RepositorySimulator repository;
  std::vector<std::string> paths;  ///< of the requests since the last run began, as they were sent
  int status_when_missing = 404;

 private:
  HttpReply answer(const std::string& path);
  std::string program_;
  LoopbackHttp server_;
};

}  // namespace mend::support
