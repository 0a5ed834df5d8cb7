#pragma once

#include "content/base/bytes.h"
#include "content/base/files.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mend::store {

using Value = std::variant<std::monostate, std::int64_t, std::string, base::Bytes>;

/// One row of an answer. Reading a column as another type than it has gives zero or nothing.
class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  [[nodiscard]] std::int64_t integer(std::size_t column) const;
  [[nodiscard]] std::string text(std::size_t column) const;
  [[nodiscard]] base::Bytes blob(std::size_t column) const;

 private:
  std::vector<Value> values_;
};

/// The device's one SQLite file: write-ahead log, full sync, checked when it is opened. The only owner of
/// SQLiteCpp; its exceptions end here. Used by one thread.
class Database {
 public:
  /// One of an older version is brought to this one, whole or not at all.
  /// `not_found` when there is no file, `refused` when it is damaged or not ours, `no_space`/`unavailable`
  /// when the disk does not serve or a newer version wrote it.
  static base::Result<Database> open(const base::Path& file);
  /// Makes the file (mode 0600) with all tables. Refuses one that is there.
  /// What `also` writes is there from the first moment.
  static base::Result<Database> create(const base::Path& file,
                                       const std::function<base::Status(Database&)>& also = nullptr);

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  base::Status run(std::string_view sql, std::initializer_list<Value> values = {});
  base::Result<std::vector<Row>> rows(std::string_view sql, std::initializer_list<Value> values = {});
  /// All of `work` or nothing. On a refusal of `work`, or when the disk refuses the commit, all is as before.
  base::Status in_transaction(const std::function<base::Status()>& work);

  /// For tests: how many pages the file may still grow to, as a full disk would have it.
  base::Status limit_pages(std::int64_t pages);

 private:
  struct State;
  explicit Database(std::unique_ptr<State> state);
  static base::Result<Database> connect(const base::Path& file, bool make);
  base::Status bring_up_to_date(std::int64_t version);
  std::unique_ptr<State> state_;
};

}  // namespace mend::store
