#pragma once

#include "kiosk/ui/edit_buffer.h"
#include "kiosk/ui/glide.h"
#include "kiosk/ui/image_cache.h"
#include "kiosk/ui/input.h"
#include "kiosk/ui/keyboard.h"
#include "kiosk/ui/painter.h"
#include "kiosk/ui/text_cache.h"
#include "kiosk/ui/ui.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct ImGuiContext;

// What the components share while a page is drawn. Used by kiosk/ui's own files only.
namespace mend::ui {

struct Style {
  float size = 0;
  text::Weight weight = text::Weight::regular;
  text::Align align = text::Align::start;
  float line_height = 0;  ///< times the size; 0 = as running text or a heading of that size has it
};

/// The word that is being read aloud, as Ui::mark says it.
struct SpokenWord {
  std::string node;
  std::size_t start = 0, end = 0;
  friend bool operator==(const SpokenWord&, const SpokenWord&) = default;
};

/// How a component asks for its place in the column.
enum class Width {
  column,  ///< as wide as running text
  wide,    ///< as wide as the page
};

class Stage {
 public:
  Stage(text::Engine& engine, window::Size size);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // The frame.
  void begin(const Page& page);
  void end();
  void reset();

  /// The colours of this page.
  [[nodiscard]] const Palette& palette() const { return ui::palette(page.look.theme); }

  // Words.
  [[nodiscard]] text::Paragraph paragraph(const Words& words, const Style& style, float max_width) const;
  /// Wrapped at max_width, and as wide as that.
  const text::Layout& wrapped(const Words& words, const Style& style, float max_width);
  /// As narrow as the words are; wrapped at max_width only if they are wider.
  const text::Layout& fitted(const Words& words, const Style& style, float max_width);

  /// Lines, letters and words as far apart as the person wants them.
  void space_out(text::Paragraph& paragraph) const;

  // Places. Everything is reckoned from the start of the line and mirrored where that is on the right.
  [[nodiscard]] bool right_to_left() const { return page.direction == Direction::right_to_left; }
  /// The next block of the column; `before` is the least room above it.
  Rect block(float height, float before, Width width = Width::column);
  /// A block narrower than the column.
  Rect block(float width, float height, float before);
  /// A part of `outer`, `start` pixels from its start side.
  [[nodiscard]] Rect part(const Rect& outer, float start, float top, float width, float height) const;
  [[nodiscard]] float column_width() const { return std::min(metrics.column, flow.width); }
  [[nodiscard]] float wide_width() const { return flow.width; }

  // Nodes.
  [[nodiscard]] Scene scene() const { return {tree, stops, right_to_left()}; }
  std::size_t node(Node node, Stop stop = {});
  void open(std::size_t index) { parents.push_back(index); }
  void close() { parents.pop_back(); }
  [[nodiscard]] bool focused(std::string_view id) const { return !id.empty() && input.focus() == id; }
  /// The focus is shown on this one.
  [[nodiscard]] bool ringed(std::string_view id) const { return focused(id) && input.by_keys(); }
  void show_ring(std::string_view id, const Rect& rect, float radius = 0) {
    if (ringed(id)) painter.ring(rect, radius);
  }
  bool activated(std::string_view id);
  /// What arrows, wheel and finger move.
  [[nodiscard]] Scroll& live_scroll() { return tree.modal ? dialog_scroll : scroll; }
  [[nodiscard]] static Node plain_node(Role role, const Words& words, const Rect& rect);

  // Pieces that several components use.
  void draw_words(const Words& words, const Style& style, const Rect& rect, Colour colour);
  /// Label, hint and error above a question; returns its top. `tell` says the notes to the question's own
  /// node.
  float question_head(const Words& label, const Notes& notes);
  /// Returns its top.
  float draw_label(const Words& label, const Notes& notes, float indent, float inner);
  static void tell(Node& node, const Notes& notes);
  /// The red bar beside a question with an error, from `top` to where the flow is now.
  void error_bar(const Notes& notes, float top);
  bool link(std::string_view id, const Words& words, std::optional<Icon> sign);
  struct ButtonLook {
    ButtonStyle style = ButtonStyle::primary;
    std::optional<Icon> sign = std::nullopt;
    bool enabled = true;
  };
  bool button(std::string_view id, const Words& words, const ButtonLook& look);
  void icon(Icon icon, const Rect& rect, Colour colour);
  void picture(Picture picture, const Rect& rect);
  void face(std::size_t which, const Rect& rect, bool chosen);
  [[nodiscard]] bool is_touched(std::string_view id) const { return input.held(id) || input.hovered(id); }
  /// How thick an edge is while something is done to it: a black ground cannot become darker.
  [[nodiscard]] float edge_of(std::string_view id) const {
    return input.held(id) ? 5.0F : input.hovered(id) ? 4.0F : 2.0F;
  }
  [[nodiscard]] Colour pressed_shade(std::string_view id, Colour colour) const;

  struct Flow {
    float left = 0;
    float width = 0;
    float y = 0;
    bool in_row = false;
    float row_used = 0;
    float row_height = 0;
  };

  /// An open sheet of tabs: what flowed around it, and where its edges begin.
  struct Sheet {
    Flow flow;
    std::size_t node = 0;
    float top = 0;
    Rect tab;  ///< the chosen one, where it touches the sheet
  };

  window::Size size;
  ImGuiContext* imgui = nullptr;
  TextCache texts;
  ImageCache images;
  Painter painter;
  Input input;
  Scroll scroll;
  Metrics metrics;
  Page page;
  std::string page_id;  ///< of the last frame; empty before the first
  Flow flow;

  Tree tree;                ///< of this frame, or of the last one between frames
  std::vector<Stop> stops;  ///< one for each of its nodes
  std::vector<std::size_t> parents;
  std::vector<Sheet> sheets;
  std::string open_select;  ///< id of the select whose list is open
  std::optional<Dialog> asked;
  Scroll dialog_scroll;
  float dialog_height = 0;  ///< of its words and answers, in the last frame

  // Fields.
  EditBuffer buffer;         ///< of the text field that is being edited
  std::string buffer_field;  ///< its id
  std::string buffer_given;  ///< what the caller last said the field holds
  float caret_goal = -1;     ///< where up and down want to stay, in pixels
  ScreenKeyboard keyboard;
  base::SecretBytes pin;
  std::size_t pin_length = 0;
  std::string pin_field;

  bool scrolled_part = false;  ///< what is drawn now scrolls
  bool fresh_page = false;     ///< first frame of this page
  bool submitted = false;      ///< a primary button was pressed in this frame
  bool was_submitted = false;  ///< … in the last one
  bool had_errors = false;     ///< an error summary stood on the last frame
  bool again = false;          ///< one more frame is wanted
  std::string jump;            ///< the field that a link of the error summary leads to
  SpokenWord spoken_word;      ///< by Ui::mark
  bool spoken_moved = false;   ///< … since the last frame
  std::string wanted_focus;    ///< by Ui::focus
  std::string wanted_reveal;   ///< by Ui::reveal
  std::optional<Rect> follow;  ///< the caret, when it moved: stays in sight
  std::vector<window::Texture> textures;
  Glide glide;

 private:
  /// The frame of the page: a bar above the scrolled part, a foot below it or at its end.
  void place_bars();
  void draw_bar();
  void draw_foot();
  void draw_foot_in_page();
  /// Between page and foot, in sight wherever the page is scrolled to.
  void draw_notice();
  void draw_scrollbar(const Scroll& of);
  void draw_scan_mark();
  void reveal_scan_mark();
  void draw_dialog();
  /// What is open on this page: lists, sheets, a dialog.
  void forget_parts();
  void settle_focus();
  void settle_scroll();
  void settle_mark();
  struct BarButton {
    std::string id;
    const Words& words;
    Icon sign;
    Colour ground;
    Colour ink;
    Colour border;
  };
  [[nodiscard]] BarButton foot_button(const FootItem& item) const;
  [[nodiscard]] BarButton more_button() const;
  /// Something of the page stands under this view of it.
  [[nodiscard]] bool more_waits(const Rect& whole) const;
  /// How much of the view the cue takes.
  float place_more(const Rect& whole);
  float hide_more();
  void draw_more();
  /// As its words need it; no wider than the page.
  [[nodiscard]] Rect bar_button_size(const BarButton& button);
  void draw_bar_button(const BarButton& button, const Rect& rect);
  [[nodiscard]] std::vector<BarButton> bar_buttons();
  /// In as many rows as they need, from the corner of a bar; returns the height of all rows.
  enum class Side { start, end };
  float place_rows(const std::vector<BarButton>& buttons, Side side, std::vector<Rect>& places);

  std::vector<Rect> bar_places;   ///< one for each of bar_buttons
  std::vector<Rect> foot_places;  ///< one for each item
  float bar_height = 0;
  float foot_height = 0;
  float last_foot = 0;  ///< of the last frame, with the look that it had
  Look foot_look;
  float notice_height = 0;
  float page_height = 0;      ///< of the scrolled part in the last frame; 0 before the first
  bool more_shown = false;    ///< "More below" stands under the view in this frame
  Rect whole_view;            ///< where the page would be seen without it
  bool foot_in_page = false;  ///< too high to stand below the page: it ends the page instead
};

/// One Stage behind each Ui.
struct Ui::State final : Stage {
  using Stage::Stage;
};

}  // namespace mend::ui
