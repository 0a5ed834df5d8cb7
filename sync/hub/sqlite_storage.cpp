#include "sync/hub/sqlite_storage.h"

#include "sync/hub/schema.h"

#include <cerrno>
#include <condition_variable>
#include <deque>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sqlite3.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace mend::hub {

namespace {

constexpr std::size_t kReaders = 4;
constexpr std::size_t kGroup = 64;

base::Error explain(sqlite3* database, std::string_view doing) {
  const int code = database ? sqlite3_extended_errcode(database) : SQLITE_NOMEM;
  const std::string about = "The hub's database cannot " + std::string(doing);
  // A full disk shows as an I/O error where SQLite grows its shared memory file.
  const bool full = code == SQLITE_IOERR_SHMSIZE || (database && sqlite3_system_errno(database) == ENOSPC);
  switch (full ? SQLITE_FULL : code & 0xff) {
    case SQLITE_FULL:
      return {ErrorKind::no_space, about + " because the disk is full; free some space and try again."};
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {
          ErrorKind::unavailable,
          about + " because its folder or file cannot be written; check owner and mode of the data folder."};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorKind::unavailable,
              about + " because the file is damaged; restore it from the last backup."};
    case SQLITE_BUSY:
      return {
          ErrorKind::unavailable,
          about + " because another program holds it; stop the other mend-hub on this data folder first."};
    case SQLITE_IOERR:
      return {ErrorKind::unavailable, about + " because the disk reports an error; check the disk."};
    case SQLITE_CONSTRAINT:
      return {ErrorKind::refused,
              about + " because this is there already or refers to something that is not."};
    default:
      return {ErrorKind::internal,
              about + ": " + (database ? sqlite3_errmsg(database) : "out of memory") + "."};
  }
}

class SqliteConnection final : public Connection {
 public:
  SqliteConnection() = default;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;
  ~SqliteConnection() override {
    for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
  }

  Status open(const base::Path& file, int flags) {
    if (sqlite3_open_v2(file.c_str(), &database_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                        nullptr) != SQLITE_OK) {
      return base::fail(explain(database_, "be opened"));
    }
    sqlite3_busy_timeout(database_, 2000);
    return {};
  }

  Status script(const char* sql, std::string_view doing) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
      return base::fail(explain(database_, doing));
    }
    return {};
  }

  Result<Rows> run(std::string_view sql, const std::vector<Value>& parameters) override {
    MEND_TRY(sqlite3_stmt* const statement, prepare(sql));
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      // "$1" is a name to SQLite: the same number used twice is one parameter, as in PostgreSQL.
      const std::string name = "$" + std::to_string(i + 1);
      const int at = sqlite3_bind_parameter_index(statement, name.c_str());
      if (at != 0) bind(statement, at, parameters[i]);
    }
    Rows rows;
    int step = sqlite3_step(statement);
    while (step == SQLITE_ROW) {
      rows.push_back(row(statement));
      step = sqlite3_step(statement);
    }
    std::optional<base::Error> error;
    if (step != SQLITE_DONE) error = explain(database_, "do this");
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (error) return base::fail(*error);
    return rows;
  }

 private:
  Result<sqlite3_stmt*> prepare(std::string_view sql) {
    if (const auto known = statements_.find(sql); known != statements_.end()) return known->second;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(database_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK) {
      return base::fail(explain(database_, "understand a statement"));
    }
    statements_.emplace(std::string(sql), statement);
    return statement;
  }

  static void bind(sqlite3_stmt* statement, int at, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      sqlite3_bind_int64(statement, at, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else if (const auto* blob = std::get_if<Bytes>(&value)) {
      // A null pointer would bind NULL, which is not the same as no bytes.
      sqlite3_bind_blob64(statement, at, blob->empty() ? "" : static_cast<const void*>(blob->data()),
                          blob->size(), SQLITE_STATIC);
    } else {
      sqlite3_bind_null(statement, at);
    }
  }

  static Row row(sqlite3_stmt* statement) {
    std::vector<Value> values;
    const int columns = sqlite3_column_count(statement);
    values.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) {
      const auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, i)); };
      switch (sqlite3_column_type(statement, i)) {
        case SQLITE_INTEGER:
          values.emplace_back(std::int64_t{sqlite3_column_int64(statement, i)});
          break;
        case SQLITE_TEXT: {
          const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
          values.emplace_back(std::string(text, size()));
          break;
        }
        case SQLITE_BLOB: {
          const auto* blob = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, i));
          values.emplace_back(blob ? Bytes(blob, blob + size()) : Bytes());
          break;
        }
        default:
          values.emplace_back(std::monostate{});
      }
    }
    return Row(std::move(values));
  }

  sqlite3* database_ = nullptr;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
};

/// Whoever writes or checkpoints holds this, also against other processes (mend-hub's commands beside a hub
/// that serves): SQLite's own locks let a checkpoint meet a write, which its WAL-reset bug does not survive.
class WriteLock {
 public:
  WriteLock() = default;
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;
  ~WriteLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Status open(const base::Path& file) {
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ >= 0) return {};
    return base::fail(
        errno == ENOSPC ? ErrorKind::no_space : ErrorKind::unavailable,
        errno == ENOSPC
            ? "The disk is full, so " + file.string() + " cannot be made; free some space and try again."
            : file.string() + " cannot be written; check owner and mode of the data folder.");
  }
  void take() {
    while (::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
    }
  }
  void give() { ::flock(descriptor_, LOCK_UN); }

 private:
  int descriptor_ = -1;
};

}  // namespace

struct SqliteStorage::State {
  struct Job {
    const Work* work = nullptr;
    Status result;
    bool done = false;
  };

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    // The last connection to close checkpoints.
    lock_file.take();
    readers.clear();
    writer.reset();
    lock_file.give();
  }

  WriteLock lock_file;
  std::unique_ptr<SqliteConnection> writer = std::make_unique<SqliteConnection>();
  std::vector<std::unique_ptr<SqliteConnection>> readers;

  std::mutex mutex;
  std::condition_variable arrived, finished, reader_free;
  std::deque<Job*> jobs;
  std::vector<SqliteConnection*> idle_readers;
  std::uint64_t commits = 0;
  bool stopping = false;
  std::thread thread;

  Status prepare(const base::Path& file) {
    // SQLite would make it readable to all; its other files take their mode from this one.
    const int touched = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (touched >= 0) ::close(touched);
    MEND_CHECK(writer->open(file, SQLITE_OPEN_READWRITE));
    MEND_CHECK(
        writer->script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                       "PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON;",
                       "be opened"));
    MEND_CHECK(writer->script("BEGIN IMMEDIATE", "be opened"));
    if (Status made = writer->script(kSchema, "make its tables"); !made) {
      (void)writer->script("ROLLBACK", "undo");
      return base::fail(made.error());
    }
    MEND_CHECK(writer->script("COMMIT", "make its tables"));
    for (std::size_t i = 0; i < kReaders; ++i) {
      auto reader = std::make_unique<SqliteConnection>();
      MEND_CHECK(reader->open(file, SQLITE_OPEN_READONLY));
      MEND_CHECK(reader->script("PRAGMA query_only=ON; PRAGMA trusted_schema=OFF;", "be opened"));
      idle_readers.push_back(reader.get());
      readers.push_back(std::move(reader));
    }
    return {};
  }

  void loop() {
    std::unique_lock lock(mutex);
    while (true) {
      arrived.wait(lock, [this] { return stopping || !jobs.empty(); });
      if (jobs.empty()) return;
      std::vector<Job*> group;
      while (!jobs.empty() && group.size() < kGroup) {
        group.push_back(jobs.front());
        jobs.pop_front();
      }
      lock.unlock();
      lock_file.take();
      const bool committed = run(group);
      lock_file.give();
      lock.lock();
      if (committed) ++commits;
      for (Job* job : group) job->done = true;
      finished.notify_all();
    }
  }

  /// Each job in a savepoint of its own, so that one that fails takes nothing of the others with it.
  bool run(const std::vector<Job*>& group) {
    const auto fail_all = [&](const Status& status) {
      (void)writer->script("ROLLBACK", "undo");
      for (Job* job : group) {
        if (job->result) job->result = status;
      }
      return false;
    };
    if (Status begun = writer->script("BEGIN IMMEDIATE", "begin to write"); !begun) return fail_all(begun);
    for (Job* job : group) {
      if (Status marked = writer->script("SAVEPOINT job", "begin to write"); !marked) return fail_all(marked);
      job->result = (*job->work)(*writer);
      // After a full disk SQLite may have ended the transaction by itself; then all of the group failed.
      if (!job->result && !writer->script("ROLLBACK TO job", "undo")) return fail_all(job->result);
      if (Status released = writer->script("RELEASE job", "write"); !released) return fail_all(released);
    }
    if (Status committed = writer->script("COMMIT", "write"); !committed) return fail_all(committed);
    return true;
  }
};

SqliteStorage::SqliteStorage(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<SqliteStorage>> SqliteStorage::open(const base::Path& file) {
  auto state = std::make_unique<State>();
  MEND_CHECK(state->lock_file.open(file.string() + ".lock"));
  state->lock_file.take();
  const Status ready = state->prepare(file);
  state->lock_file.give();
  MEND_CHECK(ready);
  state->thread = std::thread([raw = state.get()] { raw->loop(); });
  return std::unique_ptr<SqliteStorage>(new SqliteStorage(std::move(state)));
}

SqliteStorage::~SqliteStorage() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->arrived.notify_all();
  state_->thread.join();
}

Status SqliteStorage::write(const Work& work) {
  State::Job job;
  job.work = &work;
  std::unique_lock lock(state_->mutex);
  if (state_->stopping)
    return base::fail(ErrorKind::unavailable, "The hub is stopping; try again when it runs.");
  state_->jobs.push_back(&job);
  state_->arrived.notify_one();
  state_->finished.wait(lock, [&] { return job.done; });
  return job.result;
}

Status SqliteStorage::read(const Work& work) {
  SqliteConnection* reader = nullptr;
  {
    std::unique_lock lock(state_->mutex);
    state_->reader_free.wait(lock, [&] { return !state_->idle_readers.empty(); });
    reader = state_->idle_readers.back();
    state_->idle_readers.pop_back();
  }
  Status result = reader->script("BEGIN", "begin to read");
  if (result) {
    result = work(*reader);
    (void)reader->script("ROLLBACK", "end reading");
  }
  {
    const std::lock_guard lock(state_->mutex);
    state_->idle_readers.push_back(reader);
  }
  state_->reader_free.notify_one();
  return result;
}

std::uint64_t SqliteStorage::commits() const {
  const std::lock_guard lock(state_->mutex);
  return state_->commits;
}

}  // namespace mend::hub
