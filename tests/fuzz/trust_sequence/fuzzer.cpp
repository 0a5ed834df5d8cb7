// The state machine fed with a sequence of byte strings, in any order. Each step is one byte that says what
// comes, two that say how long it is, and the bytes: raw, or as content that the right keys then sign.
// Whatever the order, versions never go back, what is trusted stays trusted after a refusal, and later roles
// never come without earlier.
#include "content/trust/search.h"
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
  World() {
    repository.delegate("targets", "est", {});
    repository.put_target("x", "1", "est");
    repository.targets["version"] = 2;
    repository.update_snapshot();
    repository.publish_root();
  }
  support::RepositorySimulator repository;
};

/// What must never go back.
struct Versions {
  explicit Versions(const TrustedSet& set)
      : root(set.root().version),
        timestamp(set.timestamp() ? set.timestamp()->version : 0),
        named(set.timestamp() ? set.timestamp()->snapshot.version : 0),
        targets(set.targets() ? set.targets()->version : 0),
        listed(set.snapshot() ? set.snapshot()->meta.at("targets.json").version : 0) {}
  std::int64_t root, timestamp, named, targets, listed;
};

/// 0 root, 1 timestamp, 2 snapshot, 3 targets, 4 the delegated role, 5 root is final.
void step(TrustedSet& set, int what, base::ByteView bytes, Origin origin) {
  switch (what) {
    case 0:
      static_cast<void>(set.update_root(bytes));
      break;
    case 1:
      static_cast<void>(set.update_timestamp(bytes, origin));
      break;
    case 2:
      static_cast<void>(set.update_snapshot(bytes, origin));
      break;
    case 3:
      static_cast<void>(set.update_targets(bytes));
      break;
    case 4:
      if (!set.targets()) break;
      for (const trust::Grant& grant : trust::grants_for(*set.targets(), "x")) {
        const bool accepted = set.update_delegated(bytes, grant).has_value();
        demand(!accepted || set.delegated(grant) != nullptr);
      }
      break;
    default:
      static_cast<void>(set.finish_root());
  }
}

void check(const Versions& before, const TrustedSet& set) {
  const Versions after(set);
  demand(after.root == before.root || after.root == before.root + 1);
  demand(after.timestamp >= before.timestamp && after.named >= before.named);
  demand(after.targets >= before.targets && after.listed >= before.listed);
  demand(!set.targets() || set.snapshot());
  demand(!set.snapshot() || set.timestamp());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World world;
  constexpr const char* names[] = {"root", "timestamp", "snapshot", "targets", "est"};
  TrustedSet set =
      TrustedSet::start(world.repository.root_bytes(1), support::RepositorySimulator::now).value();
  for (int steps = 0; size >= 3 && steps < 32; ++steps) {
    const int what = data[0] % 6;
    const int way = data[0] / 6 % 3;  // raw, signed, or the simulator's own good file
    const Origin origin = (data[0] & 128) != 0 ? Origin::local : Origin::remote;
    const std::size_t length = std::min<std::size_t>(size - 3, data[1] * 256u + data[2]);
    const base::ByteView bytes(data + 3, length);
    const Versions before(set);
    if (what == 5 || way == 0) {
      step(set, what, bytes, origin);
    } else if (way == 1) {
      const auto content = base::parse_json(bytes, "The input", {.bytes = 100'000});
      if (content && content->is_object())
        step(set, what, world.repository.sign(*content, world.repository.signers.at(names[what])), origin);
    } else {
      step(set, what, what == 0 ? world.repository.root_bytes(2) : world.repository.role_bytes(names[what]),
           origin);
    }
    check(before, set);
    data += 3 + length;
    size -= 3 + length;
  }
  // A search through whatever was accepted ends.
  if (set.targets()) {
    static_cast<void>(trust::find_target(set, "x", [&](const trust::Grant& grant) -> base::Status {
      if (set.delegated(grant) != nullptr) return {};
      return base::refused("not loaded");
    }));
  }
  return 0;
}
