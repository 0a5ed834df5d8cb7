#include "sync/hub/audit.h"

#include <array>
#include <sodium.h>

namespace mend::hub {

namespace {

constexpr std::string_view kColumns = "number, at, staff, device, act, subject, envelope, detail, hash";

Value or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

AuditRow row_of(const Row& row) {
  AuditRow result{row.number(0), row.number(1), {}};
  result.entry = {row.text(4), row.text(2), row.text(3), row.text(5), row.text(6), row.text(7)};
  return result;
}

void add_number(crypto_generichash_state& state, std::int64_t number) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (8 * i));
  }
  crypto_generichash_update(&state, bytes.data(), bytes.size());
}

// With its length before it, so that no two rows hash the same bytes.
void add_text(crypto_generichash_state& state, const std::string& text) {
  add_number(state, static_cast<std::int64_t>(text.size()));
  const ByteView bytes = base::as_bytes(text);
  crypto_generichash_update(&state, bytes.data(), bytes.size());
}

}  // namespace

Bytes Audit::link(ByteView previous, const AuditRow& row) const {
  crypto_generichash_state state;
  crypto_generichash_init(&state, key_.data(), key_.size(), 32);
  crypto_generichash_update(&state, previous.data(), previous.size());
  add_number(state, row.number);
  add_number(state, row.at);
  for (const std::string* text : {&row.entry.staff, &row.entry.device, &row.entry.act, &row.entry.subject,
                                  &row.entry.envelope, &row.entry.detail}) {
    add_text(state, *text);
  }
  Bytes hash(32);
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hash;
}

Status Audit::append(Connection& connection, const AuditEntry& entry) const {
  MEND_TRY(const Rows last, connection.run("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"));
  AuditRow row{last.empty() ? 1 : last[0].number(0) + 1, clock_.now(), entry};
  const Bytes hash = link(last.empty() ? Bytes(32) : last[0].blob(1), row);
  MEND_CHECK(
      connection.run("INSERT INTO audit (number, at, staff, device, act, subject, envelope, detail, hash)"
                     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                     {row.number, row.at, or_null(entry.staff), or_null(entry.device), entry.act,
                      or_null(entry.subject), or_null(entry.envelope), entry.detail, hash}));
  return {};
}

Result<AuditCheck> Audit::check(Connection& connection) const {
  AuditCheck check;
  Bytes previous(32);
  while (true) {
    MEND_TRY(const Rows rows, connection.run("SELECT " + std::string(kColumns) +
                                                 " FROM audit WHERE number > $1"
                                                 " ORDER BY number LIMIT 1000",
                                             {check.entries}));
    if (rows.empty()) return check;
    for (const Row& row : rows) {
      const AuditRow entry = row_of(row);
      const Bytes hash = link(previous, entry);
      if (entry.number != check.entries + 1 || hash != row.blob(8)) {
        check.broken_at = check.entries + 1;
        return check;
      }
      previous = hash;
      ++check.entries;
    }
  }
}

Result<std::vector<AuditRow>> Audit::page(Connection& connection, std::int64_t before, std::int64_t count) {
  MEND_TRY(const Rows rows, connection.run("SELECT " + std::string(kColumns) +
                                               " FROM audit WHERE ($1 = 0 OR number < $1)"
                                               " ORDER BY number DESC LIMIT $2",
                                           {before, count}));
  std::vector<AuditRow> result;
  for (const Row& row : rows) result.push_back(row_of(row));
  return result;
}

}  // namespace mend::hub
