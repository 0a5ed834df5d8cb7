#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::ui {

enum class Role {
  page,
  heading,
  text,
  button,
  link,
  radio_group,
  radio,
  checkbox,
  group,
  textbox,
  list,
  list_item,
  image,
  alert,
  status,
  progress,
  toolbar,
  tab,
  tab_list,
  tab_panel,
  dialog,
  combobox,
  listbox,
  option,
  key,  ///< of the keyboard on the screen
  audio,
};

/// The word for a role in dumps and in the driver's commands ("radiogroup", "textbox", …).
std::string_view role_name(Role role);
std::optional<Role> role_named(std::string_view name);

/// In window pixels.
struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;
  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
  [[nodiscard]] bool contains(float px, float py) const {
    return px >= x && py >= y && px < right() && py < bottom();
  }
  friend bool operator==(const Rect&, const Rect&) = default;
};

struct States {
  bool focused = false;
  bool disabled = false;
  bool checked = false;   ///< radio, checkbox
  bool selected = false;  ///< one of several tiles or items
  bool invalid = false;   ///< an error message stands at it
  bool expanded = false;
  bool scanned = false;  ///< the mark of the switches stands on it
  bool is_private = false;  ///< may be spoken on headphones only, and never in a recording
  bool masked = false;      ///< a PIN: its value says how much there is, never what
  friend bool operator==(const States&, const States&) = default;
};

/// One thing on the screen, as speech, switches, tests and the accessibility lint see it.
struct Node {
  Role role = Role::text;
  std::string name;         ///< what it says or is called; never empty for what can be pressed
  std::string value;        ///< a field's text; "3" of a heading's level is in `level`
  std::string description;  ///< what else is said of it, after its name and value
  std::string hint;         ///< how to answer
  std::string error;        ///< the message that stands at it; then `states.invalid` is set too
  std::string id;           ///< unique in the tree; empty for plain text
  std::string language;     ///< BCP 47; empty when nobody knows
  States states;
  Rect rect;                          ///< whole, also the part that is scrolled out of sight
  bool focusable = false;             ///< a stop of Tab, switches and speech
  bool tab = false;                   ///< Tab stops here; arrows lead to the others of its set
  bool scrolls = false;               ///< inside the page's scrolled part
  bool clipped = false;               ///< its words did not fit and were cut
  int level = 0;                      ///< headings 1…3
  std::size_t position = 0;           ///< in its set, from 1 ("2 of 5"); 0: in none
  std::size_t count = 0;              ///< how many the set has
  std::string controls;               ///< id of the node that it opens or leads to; empty: none
  std::optional<std::size_t> parent;  ///< index in the tree; always smaller than its own
  friend bool operator==(const Node&, const Node&) = default;
};

/// What a frame showed, in reading order, which is also the order of focus.
struct Tree {
  std::vector<Node> nodes;
  Rect window;
  Rect viewport;             ///< where scrolled nodes can be seen
  float content_height = 0;  ///< of the scrolled part
  bool right_to_left = false;
  /// The dialog on top: besides the bar only it and what is inside it can be used.
  std::optional<std::size_t> modal;
  std::string escape = "back";  ///< what Escape presses

  [[nodiscard]] const Node* find(std::string_view id) const;
  /// By its id, or as "#n" by its place in the tree.
  [[nodiscard]] const Node* named(std::string_view id) const;
  /// All nodes of the role whose name is exactly `name`.
  [[nodiscard]] std::vector<const Node*> all(Role role, std::string_view name) const;
  [[nodiscard]] const Node* focused() const;
  /// Not behind a dialog.
  [[nodiscard]] bool in_use(std::size_t index) const;
  friend bool operator==(const Tree&, const Tree&) = default;
};

/// Gives each radio, tab, option and item of a list its place in its set, where it has none yet.
void number_sets(Tree& tree);

/// One line for each node, indented under its parent: for failing tests and golden files.
std::string to_text(const Tree& tree);

}  // namespace mend::ui
