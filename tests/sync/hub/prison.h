#pragma once

#include "content/base/clock.h"
#include "content/base/disk_files.h"
#include "content/base/random.h"
#include "sync/hub/answers.h"
#include "sync/hub/devices.h"
#include "sync/hub/hub.h"
#include "sync/hub/intake.h"
#include "sync/hub/policy_source.h"
#include "sync/hub/requests.h"
#include "sync/hub/residents.h"
#include "sync/hub/sessions.h"
#include "sync/hub/staff.h"
#include "sync/seal/envelope.h"
#include "sync/seal/item.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace mend::support {

inline constexpr const char* kPassphrase = "a passphrase in the safe";
inline constexpr const char* kPassword = "a good password";
/// The cheapest Argon2id that there is.
inline constexpr opening::PasswordCost kCheap{1, 8192};

/// A folder of its own that goes away with the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const base::Path& path() const { return path_; }

 private:
  base::Path path_;
};

/// A shared terminal with its keys, as the cell has them.
struct Terminal {
  std::string id;
  seal::SigningPair signing;
  seal::BoxPair inbox;
  hub::Identity courier;  ///< TLS key and certificate
};

struct Written {
  std::string subject = {};
  std::string response_class = "key-work";
  std::string answers = "<data id=\"test\"/>";
  std::string form = "mend/weekly-check-in";
  std::string form_hash = std::string(64, 'a');
  bool urgent = false;
  std::string about = {};  ///< set = a withdrawal
};

/// A whole hub on a temporary folder with a clock that stands still.
class Prison {
 public:
  explicit Prison(base::UnixMillis start = 1'800'000'000'000);

  TemporaryFolder folder;
  base::DiskFiles files;
  base::ManualClock clock;
  base::SystemRandom random;
  std::unique_ptr<hub::Hub> hub;
  std::unique_ptr<hub::PolicySource> policy;
  std::unique_ptr<hub::Sessions> sessions;
  /// As the policy says at the time of a dock; all day unless a test says otherwise.
  std::optional<hub::StaffedHours> staffed = hub::StaffedHours{};

  [[nodiscard]] base::Path data() const { return folder.path() / "data"; }
  [[nodiscard]] base::Path repository() const { return folder.path() / "repository"; }
  [[nodiscard]] hub::Context context() const { return hub->context(); }

  /// Closes and opens everything, as a restart would.
  void restart();

  std::string add_staff(const std::string& username, const std::set<hub::Role>& roles);
  std::string add_resident(const std::string& name, const std::string& number, const std::string& key_worker);
  Terminal add_terminal(const std::vector<std::string>& subjects);
  /// The cookie of a new session.
  std::string sign_in(const std::string& username);
  std::shared_ptr<const hub::Session> session(const std::string& username);

  seal::SealedEnvelope seal(const Terminal& terminal, const Written& written);
  /// Seals and hands in; the id.
  std::string send(const Terminal& terminal, const Written& written);
  base::Result<std::string> take(const Terminal& terminal, const seal::SealedEnvelope& envelope);

  /// What waits for the terminal, opened as the kiosk opens it; acknowledged.
  std::vector<seal::Item> fetch_items(const Terminal& terminal);
  /// Of the statuses and notes among them: "status.collected" …
  std::vector<std::string> fetch_messages(const Terminal& terminal);

  std::int64_t count(const std::string& table);

 private:
  void open();
};

/// A device request as a courier makes it, with the private key of its TLS identity.
struct CourierRequest {
  std::string key, csr;
};
CourierRequest make_courier_request(const std::string& common_name);

}  // namespace mend::support
