#include "kiosk/store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <iterator>
#include <sqlite3.h>

namespace mend::store {
namespace {

using base::ErrorKind;
using base::Status;

constexpr std::int64_t schema_version = 2;
constexpr int application_id = 0x4d454e44;  // "MEND"

// Columns called `sealed…` are encrypted; docs/device.md says under which key. What is in the clear says
// nothing about a person: random ids, counters and times of day for waiting.
constexpr const char* schema = R"sql(
CREATE TABLE setting(name TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE resident(
  subject TEXT PRIMARY KEY, place INTEGER NOT NULL, sealed_card BLOB NOT NULL, sealed_settings BLOB,
  pin_salt BLOB, wrapped_key BLOB, tries INTEGER NOT NULL DEFAULT 0, wait_until INTEGER NOT NULL DEFAULT 0,
  spent_code BLOB) WITHOUT ROWID;
CREATE TABLE old_key(id INTEGER PRIMARY KEY, subject TEXT NOT NULL, pin_salt BLOB NOT NULL, wrapped_key BLOB NOT NULL);
CREATE TABLE draft(
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, sealed_head BLOB NOT NULL, sealed_form BLOB) WITHOUT ROWID;
CREATE TABLE draft_entry(
  draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE, number INTEGER NOT NULL, sealed BLOB NOT NULL,
  PRIMARY KEY(draft, number)) WITHOUT ROWID;
CREATE TABLE outbox(
  number INTEGER PRIMARY KEY AUTOINCREMENT, envelope TEXT NOT NULL UNIQUE, first INTEGER NOT NULL, file BLOB NOT NULL);
CREATE TABLE record(
  number INTEGER PRIMARY KEY AUTOINCREMENT, envelope TEXT NOT NULL UNIQUE, subject TEXT NOT NULL,
  sealed_body BLOB NOT NULL, sealed_state BLOB NOT NULL, withdrawal TEXT, held BLOB);
CREATE INDEX record_of ON record(subject, number);
CREATE INDEX draft_of ON draft(subject);
)sql";

/// What brings a database of version n + 1 to the next. What is sealed under a resident's key stays as it is:
/// here nobody has it.
constexpr const char* steps[] = {
    // The form of a draft, which version 1 kept in the head, is in a column of its own.
    "ALTER TABLE draft ADD COLUMN sealed_form BLOB",
};
static_assert(std::size(steps) + 1 == schema_version);

base::Error told(const SQLite::Exception& error) {
  switch (error.getErrorCode()) {
    case SQLITE_FULL:
      return {ErrorKind::no_space, "There is no room left on this device; tell staff."};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorKind::refused, "The device's database is damaged; tell staff."};
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_IOERR:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::unavailable, std::string("The device's database does not answer (") +
                                          sqlite3_errstr(error.getErrorCode()) +
                                          "); check the disk and its owner."};
    default:
      return {ErrorKind::internal,
              std::string("The device's database refused a command: ") + error.what() + "."};
  }
}

void bind(SQLite::Statement& statement, std::initializer_list<Value> values) {
  int index = 0;
  for (const Value& value : values) {
    ++index;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      statement.bind(index, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      statement.bind(index, *text);
    } else if (const auto* blob = std::get_if<base::Bytes>(&value)) {
      // An empty blob is a value, and a null pointer would make it NULL.
      statement.bind(index, blob->empty() ? static_cast<const void*>("") : blob->data(),
                     static_cast<int>(blob->size()));
    } else {
      statement.bind(index);
    }
  }
}

Value value_of(const SQLite::Column& column) {
  if (column.isInteger()) return column.getInt64();
  if (column.isText()) return std::string(column.getText(), static_cast<std::size_t>(column.getBytes()));
  if (column.isBlob()) {
    const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
    return base::Bytes(bytes, bytes + column.getBytes());
  }
  return std::monostate{};
}

}  // namespace

std::int64_t Row::integer(std::size_t column) const {
  const auto* value = column < values_.size() ? std::get_if<std::int64_t>(&values_[column]) : nullptr;
  return value ? *value : 0;
}
std::string Row::text(std::size_t column) const {
  const auto* value = column < values_.size() ? std::get_if<std::string>(&values_[column]) : nullptr;
  return value ? *value : std::string();
}
base::Bytes Row::blob(std::size_t column) const {
  const auto* value = column < values_.size() ? std::get_if<base::Bytes>(&values_[column]) : nullptr;
  return value ? *value : base::Bytes();
}

struct Database::State {
  explicit State(SQLite::Database opened) : database(std::move(opened)) {}
  SQLite::Database database;
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

base::Result<Database> Database::connect(const base::Path& file, bool make) {
  try {
    const int flags = SQLite::OPEN_READWRITE | (make ? SQLite::OPEN_CREATE : 0) | SQLITE_OPEN_NOFOLLOW;
    auto state = std::make_unique<State>(SQLite::Database(file.string(), flags, 2000));
    if (make) {
      // Before anything is in it; SQLite gives its log the mode of the file.
      std::error_code code;
      std::filesystem::permissions(
          file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, code);
      if (code)
        return base::fail(ErrorKind::unavailable,
                          "The file " + file.string() + " cannot be made private; check its owner.");
    }
    SQLite::Database& database = state->database;
    database.exec("PRAGMA journal_mode=WAL");
    database.exec("PRAGMA synchronous=FULL");
    database.exec("PRAGMA foreign_keys=ON");
    database.exec("PRAGMA secure_delete=ON");
    database.exec("PRAGMA temp_store=MEMORY");
    database.exec("PRAGMA trusted_schema=OFF");
    return Database(std::move(state));
  } catch (const SQLite::Exception& error) {
    return base::fail(told(error));
  }
}

Status Database::bring_up_to_date(std::int64_t version) {
  const auto work = [&]() -> Status {
    for (std::int64_t from = version; from < schema_version; ++from) {
      MEND_CHECK(run(steps[from - 1]));
    }
    return run("PRAGMA user_version=" + std::to_string(schema_version));
  };
  return version == schema_version ? Status() : in_transaction(work);
}

base::Result<Database> Database::open(const base::Path& file) {
  if (std::error_code code; !std::filesystem::exists(file, code)) {
    return base::fail(ErrorKind::not_found, "The device has no database " + file.string() + ".");
  }
  MEND_TRY(Database opened, connect(file, false));
  try {
    SQLite::Database& database = opened.state_->database;
    const std::string verdict = database.execAndGet("PRAGMA integrity_check(1)").getString();
    if (verdict != "ok")
      return base::refused("The device's database " + file.string() + " is damaged; tell staff.");
    const int id = database.execAndGet("PRAGMA application_id").getInt();
    const std::int64_t version = database.execAndGet("PRAGMA user_version").getInt64();
    if (id != application_id || version < 1)
      return base::refused("The file " + file.string() + " is not a database of this kiosk; tell staff.");
    // Not damaged: all in it is good for the program that wrote it, so it stays where it is.
    if (version > schema_version) {
      return base::fail(ErrorKind::unavailable, "The device's database " + file.string() +
                                                    " was written by a newer version of this kiosk; install "
                                                    "that version again.");
    }
    MEND_CHECK(opened.bring_up_to_date(version));
  } catch (const SQLite::Exception& error) {
    return base::fail(told(error));
  }
  return opened;
}

base::Result<Database> Database::create(const base::Path& file,
                                        const std::function<Status(Database&)>& also) {
  if (std::error_code code; std::filesystem::exists(file, code)) {
    return base::refused("The file " + file.string() + " is there already.");
  }
  MEND_TRY(Database made, connect(file, true));
  SQLite::Database& database = made.state_->database;
  const auto write = [&]() -> Status {
    try {
      database.exec(schema);
      database.exec("PRAGMA application_id=" + std::to_string(application_id));
      database.exec("PRAGMA user_version=" + std::to_string(schema_version));
      return also ? also(made) : Status();
    } catch (const SQLite::Exception& error) {
      return base::fail(told(error));
    }
  };
  MEND_CHECK(made.in_transaction(write));
  return made;
}

Status Database::run(std::string_view sql, std::initializer_list<Value> values) {
  try {
    SQLite::Statement statement(state_->database, std::string(sql));
    bind(statement, values);
    statement.exec();
    return {};
  } catch (const SQLite::Exception& error) {
    return base::fail(told(error));
  }
}

base::Result<std::vector<Row>> Database::rows(std::string_view sql, std::initializer_list<Value> values) {
  try {
    SQLite::Statement statement(state_->database, std::string(sql));
    bind(statement, values);
    std::vector<Row> rows;
    while (statement.executeStep()) {
      std::vector<Value> row;
      for (int column = 0; column < statement.getColumnCount(); ++column) {
        row.push_back(value_of(statement.getColumn(column)));
      }
      rows.emplace_back(std::move(row));
    }
    return rows;
  } catch (const SQLite::Exception& error) {
    return base::fail(told(error));
  }
}

Status Database::in_transaction(const std::function<Status()>& work) {
  try {
    SQLite::Transaction transaction(state_->database, SQLite::TransactionBehavior::IMMEDIATE);
    // Leaving without a commit rolls back.
    MEND_CHECK(work());
    transaction.commit();
    return {};
  } catch (const SQLite::Exception& error) {
    return base::fail(told(error));
  }
}

Status Database::limit_pages(std::int64_t pages) {
  MEND_CHECK(rows("PRAGMA max_page_count=" + std::to_string(pages)));
  return {};
}

}  // namespace mend::store
