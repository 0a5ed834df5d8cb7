#pragma once

#include "content/base/clock.h"
#include "content/base/files.h"
#include "sync/hub/staffed_hours.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace mend::hub {

/// What the hub needs of the prison's signed policy. Without a policy: no review dates, no staffed hours.
struct SiteRules {
  std::map<std::string, int> review_days;  ///< by state of a request
  /// Nothing before a policy has verified: then no ending of a request reaches a device.
  std::optional<StaffedHours> staffed;
  [[nodiscard]] std::optional<base::UnixMillis> review_by(std::string_view state,
                                                          base::UnixMillis since) const;
};

/// Reads `policy/<establishment>.json` from the repository, verified as devices verify it, and again when the
/// repository has changed. The root is pinned from root.json in the data folder; the first time, the
/// repository's own first root is taken and kept there.
class PolicySource {
 public:
  PolicySource(base::Files& files, base::Path data, base::Path repository, std::string establishment,
               const base::Clock& clock);

  /// The newest rules that verified. Never fails: what stands in the way is in problem().
  [[nodiscard]] SiteRules rules();
  /// One plain sentence if the policy could not be read, else empty.
  [[nodiscard]] std::string problem();

 private:
  base::Result<SiteRules> load();
  void refresh();

  base::Files& files_;
  base::Path data_, repository_;
  std::string establishment_;
  const base::Clock& clock_;
  std::mutex mutex_;
  std::string loaded_timestamp_;
  SiteRules rules_;
  std::string problem_;
};

}  // namespace mend::hub
