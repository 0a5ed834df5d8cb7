#include "kiosk/gallery/exhibit.h"

namespace mend::gallery {

std::vector<Exhibit> exhibits() {
  std::vector<Exhibit> all;
  add_reading(all);
  add_notices(all);
  add_pressing(all);
  add_choosing(all);
  add_ordering(all);
  add_typing(all);
  add_checking(all);
  add_opening(all);
  add_framing(all);
  return all;
}

void add_with_deeds(std::vector<Exhibit>& all, const std::string& component, const std::string& target,
                    const Exhibit::Draw& draw) {
  all.push_back({component, "normal", draw});
  all.push_back({component, "focus", draw, Deed::focus, target});
  all.push_back({component, "hover", draw, Deed::hover, target});
  all.push_back({component, "pressed", draw, Deed::press, target});
}

}  // namespace mend::gallery
