#pragma once

#include "content/library/policy.h"
#include "kiosk/app/read_aloud.h"
#include "kiosk/app/tongue.h"
#include "kiosk/preview/edition.h"
#include "kiosk/preview/place.h"
#include "kiosk/store/preferences.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mend::preview {

/// What a page is drawn with.
struct Light {
  const messages::Catalogue& catalogue;
  const std::string& language;
  bool pseudo = false;  ///< words of content are to be made longer
  screens::Frame frame = {};
  const library::Policy* policy = nullptr;
  app::ReadAloud& aloud;
};

/// The pages of one edition, drawn by the kiosk's own screens, and where the visitor is among them.
class Show {
 public:
  virtual ~Show() = default;
  /// The same after a save: the visitor stays where they are, and what they picked and typed stays.
  virtual void renew(std::shared_ptr<const Edition> edition) = 0;
  /// Draws the page; returns what was pressed on its frame.
  virtual screens::FrameActions draw(ui::Ui& ui, const Light& light) = 0;
  /// In the order of reading.
  [[nodiscard]] virtual std::vector<Place> places() const = 0;
  [[nodiscard]] virtual Place place() const = 0;
  /// A place that is not there changes nothing.
  virtual void go_to(const std::string& place) = 0;
};

/// `clock` and `random` are those of a form's session, and outlive the show.
std::unique_ptr<Show> make_show(std::shared_ptr<const Edition> edition, const library::Policy* policy,
                                const base::Clock& clock, base::Random& random);

}  // namespace mend::preview
