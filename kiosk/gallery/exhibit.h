#pragma once

#include "kiosk/gallery/say.h"
#include "kiosk/ui/ui.h"

#include <functional>
#include <string>
#include <vector>

namespace mend::gallery {

/// What is done to a thing before it is drawn.
enum class Deed { nothing, focus, hover, press, open };

/// A component in one state.
struct Exhibit {
  using Draw = std::function<void(ui::Ui& ui, const Say& say)>;
  using Frame = std::function<void(ui::Page& page, const Say& say)>;

  std::string component;  ///< "radios": one contact sheet each
  std::string state;      ///< "error"
  Draw draw;              ///< between begin_page and end_page
  Deed deed = Deed::nothing;
  std::string target = {};   ///< id of the node that it is done to
  bool has_heading = false;  ///< draws the page's heading itself
  Frame frame = {};          ///< then the whole window is shown, with what is put on its page here
};

/// Every component in every state, components in the order of the documentation.
std::vector<Exhibit> exhibits();

// By family; exhibits() joins them.
void add_reading(std::vector<Exhibit>& all);
void add_notices(std::vector<Exhibit>& all);
void add_pressing(std::vector<Exhibit>& all);
void add_choosing(std::vector<Exhibit>& all);
void add_ordering(std::vector<Exhibit>& all);
void add_typing(std::vector<Exhibit>& all);
void add_checking(std::vector<Exhibit>& all);
void add_opening(std::vector<Exhibit>& all);
void add_framing(std::vector<Exhibit>& all);

/// The same thing at rest, with the focus, under the mouse and held down.
void add_with_deeds(std::vector<Exhibit>& all, const std::string& component, const std::string& target,
                    const Exhibit::Draw& draw);

}  // namespace mend::gallery
