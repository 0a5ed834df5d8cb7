#include "content/trust/floor.h"

#include "content/trust/trusted_set.h"

#include <algorithm>

namespace mend::trust {

std::optional<base::UnixMillis> signed_at(const Common& common) {
  const auto member = common.other.find("x-mend-signed-at");
  if (member == common.other.end() || !member->is_string()) return {};
  const auto time = base::parse_utc(member->get_ref<const std::string&>());
  if (!time || *time >= common.expires) return {};
  return *time;
}

SignedTimes signed_times(base::ByteView pinned_root, Store& store, const Limits& limits, KeyPolicy policy) {
  SignedTimes times;
  auto trusted = TrustedSet::start(pinned_root, 0, ExpiryRule::ignored, limits, policy);
  if (!trusted) return times;
  for (int i = 0; i < limits.root_rotations; ++i) {
    const auto root = store.read_root(trusted->root().version + 1, limits.root_bytes);
    if (!root || !trusted->update_root(*root)) break;
  }
  times.root = signed_at(trusted->root());
  const auto timestamp = store.read("timestamp", limits.timestamp_bytes);
  // Signed by a key that the newest root still trusts, or it counts for nothing.
  if (timestamp && trusted->finish_root() && trusted->update_timestamp(*timestamp, Origin::local))
    times.timestamp = signed_at(*trusted->timestamp());
  return times;
}

base::UnixMillis floor_time(base::UnixMillis built, const SignedTimes& times) {
  return std::max({built, times.root.value_or(built), times.timestamp.value_or(built)});
}

}  // namespace mend::trust
