#include "sync/dock/trouble.h"

#include "content/base/code.h"

namespace mend::dock {

Trouble local_trouble(const base::Error& error) {
  const bool ours = error.kind == base::ErrorKind::no_space || error.kind == base::ErrorKind::unavailable;
  return {ours ? TroubleKind::disk : TroubleKind::answer, error.message, {}, base::code_of(error)};
}

std::string code_of(const Trouble& trouble) {
  if (!trouble.code.empty()) return trouble.code;
  switch (trouble.kind) {
    case TroubleKind::unreachable:
      return "dock.unreachable";
    case TroubleKind::cut:
      return "dock.cut";
    case TroubleKind::identity:
      return "dock.identity";
    case TroubleKind::stranger:
      return "dock.stranger";
    case TroubleKind::busy:
      return "dock.busy";
    case TroubleKind::answer:
      return "dock.answer";
    case TroubleKind::disk:
      return "dock.disk";
    case TroubleKind::stopped:
      break;
  }
  return "dock.stopped";
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
