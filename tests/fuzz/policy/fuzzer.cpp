// A policy as the kiosk and as the courier read it: whatever the strict one takes, the other takes too, and
// it always leaves a way to call for help.
#include "content/library/policy.h"
#include "content/trust/offers.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mend;
  const base::ByteView bytes(data, size);
  const auto policy = library::read_policy(bytes);
  const auto offers = trust::read_offers(bytes);
  if (!policy) return 0;
  if (!offers || offers->names != policy->offered || offers->withdrawn != policy->withdrawn) std::abort();
  if (policy->help_lines.empty() || policy->languages.empty()) std::abort();
  return 0;
}
