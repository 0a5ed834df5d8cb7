#include "kiosk/preview/show.h"

#include "kiosk/preview/form_show.h"
#include "kiosk/preview/module_show.h"

namespace mend::preview {

std::unique_ptr<Show> make_show(std::shared_ptr<const Edition> edition, const library::Policy* policy,
                                const base::Clock& clock, base::Random& random) {
  if (edition->is_form()) return std::make_unique<FormShow>(std::move(edition), policy, clock, random);
  return std::make_unique<ModuleShow>(std::move(edition));
}

}  // namespace mend::preview
