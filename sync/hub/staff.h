#pragma once

#include "sync/hub/class_keys.h"
#include "sync/hub/role.h"

#include <set>
#include <string>
#include <vector>

namespace mend::hub {

struct NewStaff {
  std::string username;  ///< 1–64 of [a-z0-9._-]
  std::string name;      ///< as colleagues know them, 1–64 bytes
  std::set<Role> roles;
};

/// Adds a member of staff. The keys of the classes that the roles open are wrapped under their password, with
/// the custodian's passphrase; afterwards the custodian is not needed. Returns the id.
Result<std::string> add_staff(const Context& context, const NewStaff& staff, std::string_view password,
                              std::string_view custodian_passphrase, const opening::PasswordCost& cost);

/// Fields of the sign-in, for Sessions.
struct StaffRecord {
  Viewer viewer;
  seal::PublicKey public_key{};
  std::string wrapped;
  struct Key {
    std::string response_class, wrapped;
    seal::PublicKey public_key{};
  };
  std::vector<Key> class_keys;  ///< only of roles that the person still has
};
/// not_found for an unknown username.
Result<StaffRecord> find_staff(Connection& connection, const std::string& username);

struct StaffName {
  std::string id, username, name;
  std::set<Role> roles;
};
Result<std::vector<StaffName>> all_staff(Connection& connection);

/// 1–64 bytes of UTF-8 without control characters: what may stand as a name on a screen.
bool is_name(std::string_view text);

}  // namespace mend::hub
