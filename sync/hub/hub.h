#pragma once

#include "content/base/files.h"
#include "sync/hub/certificates.h"
#include "sync/hub/class_keys.h"
#include "sync/hub/context.h"

#include <memory>
#include <string>

namespace mend::hub {

struct NewHub {
  std::string establishment;  ///< "DEMO": 1–16 of [A-Z0-9-]
  std::string name;           ///< "HMP Demo"
  std::string custodian_passphrase;
  /// Host names and IP addresses by which browsers and devices reach the hub, beside localhost.
  std::vector<std::string> addresses = {};
};

/// A hub's data folder: hub.db, hub.key, ca.crt, ca.key, server.crt, server.key.
class Hub {
 public:
  /// Makes a new one. The folder may exist but must not hold a hub already; what an earlier try left there
  /// that was cut off is cleared away first.
  static Status init(base::Files& files, const base::Path& data, const NewHub& wanted,
                     const base::Clock& clock, base::Random& random, const opening::PasswordCost& cost);

  /// Opens one. `files`, `clock` and `random` must outlive it.
  static Result<std::unique_ptr<Hub>> open(base::Files& files, const base::Path& data,
                                           const base::Clock& clock, base::Random& random);

  [[nodiscard]] Context context() const { return {*storage_, clock_, random_, *audit_, keys_}; }
  [[nodiscard]] const std::string& establishment() const { return establishment_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const base::Path& data() const { return data_; }
  [[nodiscard]] base::Files& files() const { return files_; }

  [[nodiscard]] Result<Identity> authority() const;
  /// The server's certificate for 127.0.0.1, localhost and the hub's own addresses; makes a new one when it
  /// is gone or ends within 30 days.
  [[nodiscard]] Result<Identity> server_identity() const;

  /// For the site policy: {"hub":{…},"class_keys":[…]}, as the format says.
  [[nodiscard]] Result<std::string> public_keys_json() const;

 private:
  Hub(base::Files& files, base::Path data, const base::Clock& clock, base::Random& random)
      : files_(files), data_(std::move(data)), clock_(clock), random_(random) {}

  base::Files& files_;
  base::Path data_;
  const base::Clock& clock_;
  base::Random& random_;
  HubKeys keys_;
  std::unique_ptr<Storage> storage_;
  std::unique_ptr<Audit> audit_;
  std::string establishment_, name_;
  std::vector<std::string> addresses_;
};

}  // namespace mend::hub
