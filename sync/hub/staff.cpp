#include "sync/hub/staff.h"

#include <algorithm>
#include <optional>

namespace mend::hub {

namespace {

constexpr std::size_t kShortestPassword = 8;

bool is_username(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

Result<seal::PublicKey> to_key(const Bytes& bytes) {
  seal::PublicKey key{};
  if (bytes.size() != key.size())
    return base::fail(ErrorKind::internal,
                      "A key in the hub's database is damaged; restore it from the last backup.");
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

Result<std::set<Role>> roles_of(Connection& connection, const std::string& staff) {
  MEND_TRY(const Rows rows, connection.run("SELECT role FROM staff_roles WHERE staff = $1", {staff}));
  std::set<Role> roles;
  for (const Row& row : rows) {
    MEND_TRY(const Role role, parse_role(row.text(0)));
    roles.insert(role);
  }
  return roles;
}

}  // namespace

bool is_name(std::string_view text) {
  if (text.empty() || text.size() > 64) return false;
  std::size_t i = 0;
  while (i < text.size()) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first < 0x20 || first == 0x7f) return false;
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xc2 && first < 0xe0 ? 2
                               : first >= 0xe0 && first < 0xf0 ? 3
                               : first >= 0xf0 && first < 0xf5 ? 4
                                                               : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
    }
    if (length == 2 && first == 0xc2 && static_cast<unsigned char>(text[i + 1]) < 0xa0)
      return false;  // C1 controls
    i += length;
  }
  return text.front() != ' ' && text.back() != ' ';
}

Result<std::string> add_staff(const Context& context, const NewStaff& staff, std::string_view password,
                              std::string_view custodian_passphrase, const opening::PasswordCost& cost) {
  if (!is_username(staff.username)) {
    return base::refused("The username \"" + staff.username +
                         "\" is not possible; use 1 to 64 of a-z, 0-9, dot, hyphen and underscore.");
  }
  if (!is_name(staff.name))
    return base::refused("The name of a member of staff must be 1 to 64 bytes of readable text.");
  if (password.size() < kShortestPassword) {
    return base::refused("The password for \"" + staff.username +
                         "\" is shorter than 8 characters; choose a longer one.");
  }
  std::set<std::string> classes;
  for (const Role role : staff.roles) {
    if (!class_of(role).empty()) classes.emplace(class_of(role));
  }
  MEND_TRY(const ClassPairs pairs, unlock_as_custodian(context, custodian_passphrase, classes));
  MEND_TRY(const opening::PasswordKey key, opening::PasswordKey::make(password, cost, context.random));
  const seal::BoxPair own = seal::make_box_pair(context.random);
  MEND_TRY(const std::string own_wrapped, key.wrap(own, context.random));
  std::map<std::string, std::string> wrapped;
  for (const auto& [response_class, pair] : pairs) {
    MEND_TRY(wrapped[response_class], key.wrap(pair, context.random));
  }
  const std::string id = context.random.id();
  const Status wrote = context.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows same, connection.run("SELECT 1 FROM staff WHERE username = $1", {staff.username}));
    if (!same.empty())
      return base::refused("There is a member of staff with the username \"" + staff.username +
                           "\" already; choose another.");
    MEND_CHECK(
        connection.run("INSERT INTO staff (id, username, name, public_key, wrapped, created) VALUES ($1, $2, "
                       "$3, $4, $5, $6)",
                       {id, staff.username, staff.name, Bytes(own.public_key.begin(), own.public_key.end()),
                        own_wrapped, context.clock.now()}));
    std::string list;
    for (const Role role : staff.roles) {
      MEND_CHECK(connection.run("INSERT INTO staff_roles (staff, role) VALUES ($1, $2)",
                                {id, std::string(to_text(role))}));
      list += (list.empty() ? "" : ",") + std::string(to_text(role));
    }
    for (const auto& [response_class, text] : wrapped) {
      MEND_CHECK(
          connection.run("INSERT INTO staff_class_keys (staff, class, key_id, wrapped) SELECT $1, class, "
                         "key_id, $3 FROM class_keys WHERE class = $2",
                         {id, response_class, text}));
    }
    AuditEntry entry;
    entry.act = "staff.added";
    entry.staff = id;
    entry.detail = list;
    return context.audit.append(connection, entry);
  });
  MEND_CHECK(wrote);
  return id;
}

Result<StaffRecord> find_staff(Connection& connection, const std::string& username) {
  MEND_TRY(const Rows rows,
           connection.run("SELECT id, name, public_key, wrapped FROM staff WHERE username = $1", {username}));
  if (rows.empty())
    return base::fail(ErrorKind::not_found, "There is no member of staff with this username.");
  StaffRecord record;
  record.viewer.staff = rows[0].text(0);
  record.viewer.name = rows[0].text(1);
  MEND_TRY(record.public_key, to_key(rows[0].blob(2)));
  record.wrapped = rows[0].text(3);
  MEND_TRY(record.viewer.roles, roles_of(connection, record.viewer.staff));
  MEND_TRY(
      const Rows keys,
      connection.run("SELECT k.class, s.wrapped, k.public_key FROM staff_class_keys s"
                     " JOIN class_keys k ON k.class = s.class AND k.key_id = s.key_id WHERE s.staff = $1",
                     {record.viewer.staff}));
  for (const Row& row : keys) {
    const bool held = std::any_of(record.viewer.roles.begin(), record.viewer.roles.end(),
                                  [&](Role role) { return class_of(role) == row.text(0); });
    if (!held) continue;
    MEND_TRY(const seal::PublicKey key, to_key(row.blob(2)));
    record.class_keys.push_back({row.text(0), row.text(1), key});
  }
  return record;
}

Result<std::vector<StaffName>> all_staff(Connection& connection) {
  MEND_TRY(const Rows rows, connection.run("SELECT id, username, name FROM staff ORDER BY name, username"));
  std::vector<StaffName> all;
  for (const Row& row : rows) {
    StaffName name{row.text(0), row.text(1), row.text(2), {}};
    MEND_TRY(name.roles, roles_of(connection, name.id));
    all.push_back(std::move(name));
  }
  return all;
}

}  // namespace mend::hub
