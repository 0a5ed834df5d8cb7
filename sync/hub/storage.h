#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mend::hub {

using base::Bytes;
using base::ByteView;
using base::ErrorKind;
using base::Result;
using base::Status;

/// One column of a row, or one parameter of a statement. std::monostate is NULL.
using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

/// NULL for an absent one.
Value nullable(const std::optional<std::string>& text);
Value nullable(const std::optional<std::int64_t>& number);

/// A row of a result; columns are counted from 0. A column that is not of the asked type is a mistake
/// of ours in the statement: text() gives "", number() 0 and blob() nothing, so tests see it at once.
class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  [[nodiscard]] bool null(std::size_t column) const;
  [[nodiscard]] std::int64_t number(std::size_t column) const;
  [[nodiscard]] const std::string& text(std::size_t column) const;
  [[nodiscard]] const Bytes& blob(std::size_t column) const;
  [[nodiscard]] std::optional<std::string> maybe_text(std::size_t column) const;
  [[nodiscard]] std::optional<std::int64_t> maybe_number(std::size_t column) const;

 private:
  std::vector<Value> values_;
};

using Rows = std::vector<Row>;

/// Runs statements inside a transaction that somebody else began and will end. Statements are in the
/// subset of SQL that SQLite and PostgreSQL share, parameters are $1 $2 … in order.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Result<Rows> run(std::string_view sql, const std::vector<Value>& parameters = {}) = 0;
};

using Work = std::function<Status(Connection&)>;

/// The narrow seam to the database. All functions may be called from any thread and block until done.
class Storage {
 public:
  virtual ~Storage() = default;

  /// Runs `work` in a transaction of its own. When this returns success, what it wrote is on the disk and
  /// stays there through a power cut. When `work` or the commit fails, nothing of it remains. `work` runs
  /// on the storage's writing thread, must not call write() itself, and may share a commit with others.
  virtual Status write(const Work& work) = 0;

  /// Runs `work` on one consistent view of the data; statements that write are refused.
  virtual Status read(const Work& work) = 0;
};

}  // namespace mend::hub
