#pragma once

#include "content/base/files.h"
#include "sync/hub/storage.h"

#include <memory>

namespace mend::hub {

/// Storage on one SQLite file: WAL, synchronous=FULL. One connection writes and checkpoints, on a thread of
/// its own that commits for all that wait (group commit); the others only read. SQLite's WAL-reset bug
/// (fixed in 3.51.3) needs two writing connections, so there is never a second one.
class SqliteStorage final : public Storage {
 public:
  /// Opens `file`, making it and its tables if it is not there. The folder must exist.
  static Result<std::unique_ptr<SqliteStorage>> open(const base::Path& file);
  ~SqliteStorage() override;
  SqliteStorage(const SqliteStorage&) = delete;
  SqliteStorage& operator=(const SqliteStorage&) = delete;

  Status write(const Work& work) override;
  Status read(const Work& work) override;

  /// How many commits reached the disk since opening; with group commit fewer than calls of write().
  [[nodiscard]] std::uint64_t commits() const;

 private:
  struct State;
  explicit SqliteStorage(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mend::hub
