#pragma once

#include "i18n/messages/catalogue.h"
#include "kiosk/speech/utterance.h"
#include "kiosk/ui/semantics.h"

#include <optional>
#include <string>
#include <string_view>

namespace mend::speech {

/// From what is on the screen to what is said. Pure: it keeps the last tree that it was shown, and nothing
/// else. Words of its own come from the catalogue, in the page's language; all others keep their node's.
///
/// A PIN is never said: its field's value says how many digits there are, its keys do not echo.
class Narrator {
 public:
  /// What has changed since the last tree, for somebody who does not see it: a new page with its title and
  /// its errors, where the focus went, what became of what was pressed, what was typed or deleted. Empty
  /// when there is nothing to say.
  [[nodiscard]] Speech follow(const ui::Tree& tree, const messages::Catalogue& catalogue);
  /// Forgets the tree: the next one is a new page.
  void forget();

  /// The page from the focus, or from its start where nothing has the focus, to its end.
  [[nodiscard]] static Speech from_here(const ui::Tree& tree, const messages::Catalogue& catalogue);
  /// Where am I: the page's title, progress, and what has the focus.
  [[nodiscard]] static Speech where(const ui::Tree& tree, const messages::Catalogue& catalogue);

 private:
  ui::Tree before_;
  bool fresh_ = true;
};

}  // namespace mend::speech
