// Metadata from outside, in two ways: as raw bytes, and as content that the right keys signed, since no
// fuzzer gets past a signature by chance. The first byte picks the role and the way; nothing may crash, a
// refusal changes nothing, and no version ever goes back.
#include "content/trust/trusted_set.h"
#include "tests/support/repository_simulator.h"

#include <cstdlib>

using namespace mend;
using trust::Origin;
using trust::TrustedSet;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

struct World {
  support::RepositorySimulator repository;
  base::Bytes timestamp = repository.role_bytes("timestamp");
  base::Bytes snapshot = repository.role_bytes("snapshot");
};

/// A set that is ready for the file of the role.
TrustedSet ready_for(const World& world, int role) {
  TrustedSet set =
      TrustedSet::start(world.repository.root_bytes(1), support::RepositorySimulator::now).value();
  if (role == 0) return set;
  demand(set.finish_root().has_value());
  if (role == 1) return set;
  demand(set.update_timestamp(world.timestamp, Origin::remote).has_value());
  if (role == 2) return set;
  demand(set.update_snapshot(world.snapshot, Origin::remote).has_value());
  return set;
}

void feed(const World& world, int role, base::ByteView bytes, Origin origin) {
  TrustedSet set = ready_for(world, role);
  if (role == 0) {
    const bool accepted = set.update_root(bytes).has_value();
    demand(set.root().version == (accepted ? 2 : 1));
  } else if (role == 1) {
    const auto first = set.update_timestamp(bytes, origin);
    demand(first.has_value() == set.timestamp().has_value());
    if (!first) return;
    // The good one after it: never a step back.
    const std::int64_t version = set.timestamp()->version;
    static_cast<void>(set.update_timestamp(world.timestamp, Origin::remote));
    demand(set.timestamp()->version >= version);
  } else if (role == 2) {
    const bool accepted = set.update_snapshot(bytes, origin).has_value();
    if (origin == Origin::remote) demand(accepted == set.snapshot().has_value());
    if (accepted) demand(set.snapshot()->version == set.timestamp()->snapshot.version);
  } else {
    demand(set.update_targets(bytes).has_value() == set.targets().has_value());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World world;
  if (size == 0) return 0;
  const int role = data[0] & 3;
  const Origin origin = (data[0] & 8) != 0 ? Origin::local : Origin::remote;
  const base::ByteView rest(data + 1, size - 1);
  if ((data[0] & 4) == 0) {
    feed(world, role, rest, origin);
    static_cast<void>(TrustedSet::start(rest, support::RepositorySimulator::now));
    return 0;
  }
  const auto content = base::parse_json(rest, "The input", {.bytes = 100'000});
  if (!content || !content->is_object()) return 0;
  constexpr const char* names[] = {"root", "timestamp", "snapshot", "targets"};
  feed(world, role, world.repository.sign(*content, world.repository.signers.at(names[role])), origin);
  return 0;
}
