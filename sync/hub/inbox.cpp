#include "sync/hub/inbox.h"

#include "sync/protocol/protocol.h"
#include "sync/seal/item.h"
#include "sync/seal/open/answer_device.h"

namespace mend::hub {

namespace {

Result<seal::PublicKey> to_key(const Bytes& bytes) {
  seal::PublicKey key{};
  if (bytes.size() != key.size()) {
    return base::fail(ErrorKind::internal,
                      "A key in the hub's database is damaged; restore it from the last backup.");
  }
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

/// What the item is about, beside its sealed body.
struct Label {
  Value subject;
  Value notice;
};

Status put(const Context& context, Connection& connection, const std::string& device, seal::Item item,
           const Label& label) {
  MEND_TRY(const Rows rows, connection.run("UPDATE devices SET sequence = sequence + 1 WHERE id = $1"
                                           " RETURNING sequence, inbox_key",
                                           {device}));
  if (rows.empty())
    return base::fail(ErrorKind::not_found, "There is no device " + device + "; enrol it first.");
  item.item = context.random.id();
  item.device = device;
  item.sequence = rows[0].number(0);
  MEND_TRY(const seal::PublicKey key, to_key(rows[0].blob(1)));
  MEND_TRY(Bytes file, opening::seal_item(item, key, context.keys.signing));
  MEND_CHECK(connection.run(
      "INSERT INTO inbox (id, device, sequence, subject, notice, file) VALUES ($1, $2, $3, $4, $5, $6)",
      {item.item, device, item.sequence, label.subject, label.notice, std::move(file)}));
  return {};
}

/// 1 while hard news has to wait.
std::int64_t held(const std::optional<StaffedHours>& staffed, base::UnixMillis now) {
  return staffed && is_staffed(*staffed, now) ? 0 : 1;
}

}  // namespace

Status Inbox::queue_roster(Connection& connection, const std::string& device) const {
  MEND_TRY(const Rows rows,
           connection.run(
               "SELECT r.subject, r.name, r.picture, r.code_hash FROM device_residents d"
               " JOIN residents r ON r.subject = d.subject WHERE d.device = $1 ORDER BY r.name, r.subject",
               {device}));
  seal::Roster roster;
  for (const Row& row : rows)
    roster.residents.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
  MEND_CHECK(connection.run("DELETE FROM inbox WHERE device = $1 AND notice IS NULL", {device}));
  seal::Item item;
  item.body = std::move(roster);
  return put(context_, connection, device, std::move(item), {});
}

Status Inbox::tell(Connection& connection, const Notice& notice) const {
  const bool seen = notice.message.starts_with("seen.");
  MEND_CHECK(
      connection.run("INSERT INTO notices (id, number, subject, envelope, type, message, release_at)"
                     " VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM notices), $2, $3, $4, $5, $6)",
                     {context_.random.id(), notice.subject, notice.envelope, seen ? "seen" : "status",
                      notice.message, notice.release_at}));
  MEND_TRY(const Rows rows,
           connection.run("SELECT device FROM device_residents WHERE subject = $1", {notice.subject}));
  return rows.empty() ? Status() : deliver_due(connection, rows[0].text(0));
}

Status Inbox::tell_again(Connection& connection, const std::string& device,
                         const std::string& subject) const {
  MEND_CHECK(take_back(connection, device, subject));
  MEND_CHECK(connection.run(
      "DELETE FROM deliveries WHERE device = $1 AND notice IN (SELECT id FROM notices WHERE subject = $2)",
      {device, subject}));
  return deliver_due(connection, device);
}

Status Inbox::take_back(Connection& connection, const std::string& device, const std::string& subject) const {
  MEND_CHECK(
      connection.run("DELETE FROM deliveries WHERE device = $1 AND notice IN"
                     " (SELECT notice FROM inbox WHERE device = $1 AND subject = $2)",
                     {device, subject}));
  MEND_CHECK(connection.run("DELETE FROM inbox WHERE device = $1 AND subject = $2", {device, subject}));
  return {};
}

Status Inbox::deliver_due(Connection& connection, const std::string& device) const {
  MEND_TRY(const Rows rows,
           connection.run(
               "SELECT n.id, n.subject, n.envelope, n.type, n.message, n.release_at FROM notices n"
               " JOIN device_residents d ON d.subject = n.subject WHERE d.device = $1 AND n.release_at <= $2"
               " AND NOT EXISTS (SELECT 1 FROM deliveries x WHERE x.notice = n.id AND x.device = $1)"
               " ORDER BY n.number",
               {device, context_.clock.now()}));
  for (const Row& row : rows) {
    seal::Item item;
    if (row.text(3) == "seen") {
      item.body = seal::SeenNote{row.text(1), row.text(2), row.text(4), row.number(5)};
    } else {
      item.body = seal::StatusNews{row.text(1), row.text(2), row.text(4), row.number(5)};
    }
    MEND_CHECK(put(context_, connection, device, std::move(item), {row.text(1), row.text(0)}));
    MEND_CHECK(
        connection.run("INSERT INTO deliveries (notice, device) VALUES ($1, $2)", {row.text(0), device}));
  }
  return {};
}

Result<std::vector<std::string>> Inbox::list(const std::string& device,
                                             const std::optional<StaffedHours>& staffed) const {
  std::vector<std::string> ids;
  const Status wrote = context_.storage.write([&](Connection& connection) -> Status {
    MEND_CHECK(
        connection.run("UPDATE devices SET last_dock = $2 WHERE id = $1", {device, context_.clock.now()}));
    MEND_CHECK(deliver_due(connection, device));
    MEND_TRY(
        const Rows rows,
        connection.run(
            "SELECT i.id FROM inbox i LEFT JOIN notices n ON n.id = i.notice"
            " WHERE i.device = $1 AND NOT ($3 = 1 AND COALESCE(n.message, '') = 'status.ended')"
            " ORDER BY i.sequence LIMIT $2",
            {device, static_cast<std::int64_t>(protocol::inbox_limit), held(staffed, context_.clock.now())}));
    for (const Row& row : rows) ids.push_back(row.text(0));
    return {};
  });
  MEND_CHECK(wrote);
  return ids;
}

Result<Bytes> Inbox::item(const std::string& device, const std::string& id,
                          const std::optional<StaffedHours>& staffed) const {
  Bytes file;
  const Status looked = context_.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("SELECT i.file FROM inbox i LEFT JOIN notices n ON n.id = i.notice"
                            " WHERE i.id = $1 AND i.device = $2"
                            " AND NOT ($3 = 1 AND COALESCE(n.message, '') = 'status.ended')",
                            {id, device, held(staffed, context_.clock.now())}));
    if (rows.empty()) return base::fail(ErrorKind::not_found, "There is no such item for this device.");
    file = rows[0].blob(0);
    return {};
  });
  MEND_CHECK(looked);
  return file;
}

Status Inbox::remove(const std::string& device, const std::string& id) const {
  return context_.storage.write([&](Connection& connection) -> Status {
    MEND_CHECK(connection.run("DELETE FROM inbox WHERE id = $1 AND device = $2", {id, device}));
    return {};
  });
}

}  // namespace mend::hub
