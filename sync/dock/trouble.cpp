#include "sync/dock/trouble.h"

namespace mend::dock {

Trouble local_trouble(const base::Error& error) {
  const bool ours = error.kind == base::ErrorKind::no_space || error.kind == base::ErrorKind::unavailable;
  return {ours ? TroubleKind::disk : TroubleKind::answer, error.message, {}};
}

bool ends_the_dock(TroubleKind kind) {
  switch (kind) {
    case TroubleKind::unreachable:
    case TroubleKind::stranger:
    case TroubleKind::busy:
    case TroubleKind::disk:
    case TroubleKind::stopped:
      return true;
    case TroubleKind::cut:
    case TroubleKind::identity:
    case TroubleKind::answer:
      return false;
  }
  return false;
}

}  // namespace mend::dock
