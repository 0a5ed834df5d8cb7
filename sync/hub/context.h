#pragma once

#include "content/base/clock.h"
#include "content/base/random.h"
#include "sync/hub/audit.h"
#include "sync/hub/hub_keys.h"
#include "sync/hub/storage.h"

namespace mend::hub {

/// What each part of the hub works with. All of it outlives the parts and may be used from any thread.
struct Context {
  Storage& storage;
  const base::Clock& clock;
  base::Random& random;
  const Audit& audit;
  const HubKeys& keys;
};

}  // namespace mend::hub
