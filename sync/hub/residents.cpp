#include "sync/hub/residents.h"

#include "sync/hub/inbox.h"
#include "sync/hub/staff.h"
#include "sync/seal/item.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sodium.h>

namespace mend::hub {

namespace {

bool is_number(std::string_view text) {
  const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() == 7 && letter(text[0]) && std::all_of(text.begin() + 1, text.begin() + 5, digit) &&
         letter(text[5]) && letter(text[6]);
}

Result<std::string> read_number(std::string number) {
  const std::string given = number;
  std::transform(number.begin(), number.end(), number.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (!is_number(number))
    return base::refused("The prison number \"" + given + "\" does not look like A1234BC; check it.");
  return number;
}

std::string make_code(base::Random& random) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%08u", random.below(100'000'000));
  return digits.data();
}

Result<std::string> hash_code(std::string_view code, bool dear) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const std::size_t memory = dear ? 64 * 1024 * 1024 : crypto_pwhash_MEMLIMIT_MIN;
  const unsigned long long operations = dear ? 2 : crypto_pwhash_OPSLIMIT_MIN;
  if (crypto_pwhash_str(text.data(), code.data(), code.size(), operations, memory) != 0) {
    return base::fail(
        ErrorKind::unavailable,
        "There is not enough memory to make a one-time code; close other programs and try again.");
  }
  return std::string(text.data());
}

Result<Value> key_worker_id(Connection& connection, const std::string& username) {
  if (username.empty()) return Value();
  MEND_TRY(
      const Rows rows,
      connection.run("SELECT s.id FROM staff s JOIN staff_roles r ON r.staff = s.id AND r.role = 'key-worker'"
                     " WHERE s.username = $1",
                     {username}));
  if (rows.empty())
    return base::refused("There is no key worker with the username \"" + username +
                         "\"; add them first, with the role key-worker.");
  return Value(rows[0].text(0));
}

}  // namespace

Result<AddedResident> add_resident(const Context& context, const NewResident& resident, bool code_cost,
                                   const std::function<Status(const AddedResident&)>& hand_over) {
  if (!is_name(resident.name))
    return base::refused("The name of a resident must be 1 to 64 bytes of readable text.");
  const auto pictures = seal::pictures();
  if (std::find(pictures.begin(), pictures.end(), resident.picture) == pictures.end()) {
    std::string list;
    for (const std::string_view picture : pictures) list += (list.empty() ? "" : ", ") + std::string(picture);
    return base::refused("There is no picture \"" + resident.picture + "\"; choose one of " + list + ".");
  }
  MEND_TRY(const std::string number, read_number(resident.number));

  const AddedResident added{context.random.id(), make_code(context.random)};
  MEND_TRY(const std::string hash, hash_code(added.code, code_cost));
  const Status wrote = context.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows same, connection.run("SELECT 1 FROM residents WHERE number = $1", {number}));
    if (!same.empty()) return base::refused("There is a resident with the number " + number + " already.");
    MEND_TRY(const Value key_worker, key_worker_id(connection, resident.key_worker));
    MEND_CHECK(connection.run(
        "INSERT INTO residents (subject, name, picture, number, key_worker, code_hash, created)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {added.subject, resident.name, resident.picture, number, key_worker, hash, context.clock.now()}));
    AuditEntry entry;
    entry.act = "resident.added";
    entry.subject = added.subject;
    MEND_CHECK(context.audit.append(connection, entry));
    return hand_over ? hand_over(added) : Status();
  });
  MEND_CHECK(wrote);
  return added;
}

Result<AddedResident> renew_code(const Context& context, const std::string& number, bool code_cost,
                                 const std::function<Status(const AddedResident&)>& hand_over) {
  MEND_TRY(const std::string known, read_number(number));
  AddedResident renewed{{}, make_code(context.random)};
  MEND_TRY(const std::string hash, hash_code(renewed.code, code_cost));
  const Status wrote = context.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("UPDATE residents SET code_hash = $2 WHERE number = $1 RETURNING subject",
                            {known, hash}));
    if (rows.empty())
      return base::fail(ErrorKind::not_found,
                        "There is no resident with the number " + known + "; check it.");
    renewed.subject = rows[0].text(0);
    MEND_TRY(const Rows devices,
             connection.run("SELECT device FROM device_residents WHERE subject = $1", {renewed.subject}));
    for (const Row& row : devices) MEND_CHECK(Inbox(context).queue_roster(connection, row.text(0)));
    AuditEntry entry;
    entry.act = "resident.code-renewed";
    entry.subject = renewed.subject;
    MEND_CHECK(context.audit.append(connection, entry));
    return hand_over ? hand_over(renewed) : Status();
  });
  MEND_CHECK(wrote);
  return renewed;
}

Result<std::vector<Resident>> all_residents(Connection& connection) {
  MEND_TRY(const Rows rows,
           connection.run(
               "SELECT r.subject, r.name, r.picture, r.number, s.username, s.name, d.device,"
               " (SELECT COUNT(*) FROM envelopes e WHERE e.subject = r.subject AND e.kind = 'answers' AND "
               "e.class = 'key-work'"
               " AND e.withdrawn IS NULL AND NOT EXISTS (SELECT 1 FROM seen_notes n WHERE n.envelope = e.id))"
               " FROM residents r LEFT JOIN staff s ON s.id = r.key_worker"
               " LEFT JOIN device_residents d ON d.subject = r.subject ORDER BY r.name, r.number"));
  std::vector<Resident> all;
  for (const Row& row : rows) {
    all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.maybe_text(4), row.maybe_text(5),
                   row.maybe_text(6), row.number(7)});
  }
  return all;
}

Status set_key_worker(const Context& context, const std::string& staff, const std::string& subject,
                      const std::string& username) {
  return context.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Value key_worker, key_worker_id(connection, username));
    MEND_TRY(const Rows rows,
             connection.run("UPDATE residents SET key_worker = $2 WHERE subject = $1 RETURNING subject",
                            {subject, key_worker}));
    if (rows.empty()) return base::fail(ErrorKind::not_found, "There is no such resident.");
    AuditEntry entry;
    entry.act = "resident.key-worker";
    entry.staff = staff;
    entry.subject = subject;
    entry.detail = username;
    return context.audit.append(connection, entry);
  });
}

}  // namespace mend::hub
