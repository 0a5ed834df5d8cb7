#pragma once

#include "sync/hub/context.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mend::hub {

struct NewResident {
  std::string name;        ///< the name they chose; on the tile of the shared terminal
  std::string picture;     ///< one of seal::pictures()
  std::string number;      ///< A1234BC
  std::string key_worker;  ///< username; empty for none yet
};

struct AddedResident {
  std::string subject;
  std::string code;  ///< eight digits, shown once: only its hash is kept
};

/// Adds a resident with a one-time code for the first sign-in. `hand_over` is given them before they are
/// kept: the code is nowhere else, so a resident whose code could not be shown is not added. `code_cost`
/// false makes the hash of the code cheap, for tests.
Result<AddedResident> add_resident(const Context& context, const NewResident& resident, bool code_cost = true,
                                   const std::function<Status(const AddedResident&)>& hand_over = {});

/// A new one-time code for a resident who forgot their PIN: it goes to their device with the next roster, and
/// whoever knows it chooses a new PIN there. `hand_over` and `code_cost` as above; `number` as in "A1234BC".
Result<AddedResident> renew_code(const Context& context, const std::string& number, bool code_cost = true,
                                 const std::function<Status(const AddedResident&)>& hand_over = {});

struct Resident {
  std::string subject, name, picture, number;
  std::optional<std::string> key_worker, key_worker_name, device;
  std::int64_t waiting = 0;  ///< check-ins that nobody has seen
};
Result<std::vector<Resident>> all_residents(Connection& connection);

/// Gives the resident another key worker ("" = none); answers follow the caseload at once.
Status set_key_worker(const Context& context, const std::string& staff, const std::string& subject,
                      const std::string& username);

}  // namespace mend::hub
