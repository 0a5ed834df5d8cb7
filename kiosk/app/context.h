#pragma once

#include "content/base/clock.h"
#include "content/base/random.h"
#include "kiosk/app/backend.h"
#include "kiosk/app/read_aloud.h"
#include "kiosk/app/tongue.h"
#include "kiosk/app/worker.h"
#include "kiosk/store/residents.h"

#include <memory>
#include <string>
#include <vector>

namespace mend::app {

/// What all parts of the app share. The backend may be touched in jobs of the worker only.
struct Context {
  Worker& worker;
  Backend& backend;
  const base::Clock& clock;
  base::Random& random;
  const Tongues& tongues;
  ReadAloud& read_aloud;
  View view;  ///< the newest; replaced on the screen's thread

  /// Rules and help lines of the prison; null before the first content.
  [[nodiscard]] const library::Policy* policy() const {
    return view.library ? &view.library->policy() : nullptr;
  }
  /// That may be chosen here, in the prison's order.
  [[nodiscard]] std::vector<std::string> languages() const {
    const library::Policy* rules = policy();
    return tongues.offered(rules ? rules->languages : std::vector<std::string>());
  }
};

/// Somebody is signed in. The key goes when the last job that needs it is done.
struct Session {
  std::string subject;
  std::string name;
  std::shared_ptr<const store::Identity> who;
  store::Preferences preferences;
  bool chose_language = true;  ///< before signing in, now or at another time
};

/// How the page is said: the catalogue and its language.
struct Voice {
  const messages::Catalogue& catalogue;
  const std::string& language;
  const screens::Frame& frame;
};

/// Where a part of the app leads to when it is left.
enum class Going { stay, home, mine };

}  // namespace mend::app
