#include "kiosk/gallery/studio.h"

#include "i18n/locale/locale.h"
#include "kiosk/ui/lint.h"
#include "kiosk/window/rasteriser.h"

#include <algorithm>
#include <cmath>

namespace mend::gallery {
namespace {

using ui::Ui;
using window::Event;
using window::EventKind;
using window::Key;

constexpr window::Size kScreen{1280, 800};
/// High enough that nothing scrolls, which would cut it.
constexpr int kHigh = 5200;
constexpr int kAround = 24;

/// Somebody in front of the page.
class Visitor {
 public:
  Visitor(Ui& ui, const Exhibit& exhibit, const Say& say, const Shot& shot)
      : ui_(ui), exhibit_(exhibit), say_(say), shot_(shot) {}

  void draw() {
    int frames = 0;
    do draw_frame();
    while (ui_.pending() && ++frames < 30);
  }

  /// False when it cannot be done.
  bool act() {
    switch (exhibit_.deed) {
      case Deed::nothing:
        return true;
      case Deed::focus:
        return walk_to(exhibit_.target);
      case Deed::open:
        if (!walk_to(exhibit_.target)) return false;
        key(Key::enter);
        return true;
      case Deed::hover:
        return point(EventKind::pointer_move);
      case Deed::press:
        return point(EventKind::pointer_down);
    }
    return false;
  }

 private:
  void draw_frame() {
    const auto direction = locale::locale_for(say_.language()).direction;
    ui::Page page{.id = exhibit_.component,
                  .language = say_.language(),
                  .direction = direction,
                  .look = shot_.look,
                  .title = say_("lesson"),
                  .service = say_("app.name"),
                  .help = say_("help.title")};
    if (exhibit_.frame) exhibit_.frame(page, say_);
    ui_.begin_page(page);
    if (!exhibit_.has_heading) ui_.heading(say_("lesson"));
    exhibit_.draw(ui_, say_);
    ui_.end_page();
  }

  void key(Key key) {
    for (const EventKind kind : {EventKind::key_down, EventKind::key_up}) {
      Event event;
      event.kind = kind;
      event.key = key;
      event.time_ms = time_ += 1000;
      ui_.input(event);
      draw();
    }
  }

  bool walk_to(const std::string& id) {
    for (int step = 0; step < 60; ++step) {
      key(Key::tab);
      const ui::Node* here = ui_.tree().focused();
      if (here && here->id == id) return true;
    }
    return false;
  }

  bool point(EventKind kind) {
    const ui::Node* node = ui_.tree().find(exhibit_.target);
    if (!node) return false;
    Event event;
    event.kind = kind;
    event.x = node->rect.x + node->rect.width / 2;
    event.y = node->rect.y + node->rect.height / 2;
    event.time_ms = time_ += 1000;
    ui_.input(event);
    draw();
    return true;
  }

  Ui& ui_;
  const Exhibit& exhibit_;
  const Say& say_;
  const Shot& shot_;
  std::uint64_t time_ = 0;
};

window::Canvas paint(const Ui& ui, window::Size size) {
  window::Canvas canvas;
  canvas.resize(size);
  window::Rasteriser().draw(ui.draw_data(), ui.textures(), canvas);
  return canvas;
}

window::Canvas cut(const window::Canvas& canvas, const ui::Rect& rect) {
  const auto within = [](float value, int most) {
    return std::clamp(static_cast<int>(std::lround(value)), 0, most);
  };
  const int left = within(rect.x - kAround, canvas.size.width);
  const int right = within(rect.right() + kAround, canvas.size.width);
  const int top = within(rect.y - kAround, canvas.size.height);
  const int bottom = within(rect.bottom() + kAround, canvas.size.height);
  window::Canvas piece;
  piece.resize({std::max(right - left, 1), std::max(bottom - top, 1)});
  for (int y = top; y < bottom; ++y) std::copy_n(canvas.row(y) + left, right - left, piece.row(y - top));
  return piece;
}

/// Around everything that scrolls, without the stage's own heading.
ui::Rect around_exhibit(const ui::Tree& tree, bool has_heading) {
  const float bottom = tree.viewport.y + tree.content_height - kAround * 1.5F;
  ui::Rect all{1e6F, tree.viewport.y + kAround, 0, 0};
  float right = 0;
  for (const ui::Node& node : tree.nodes) {
    if (!node.scrolls || node.rect.height < 1) continue;
    if (!has_heading && node.id == "heading") {
      // As wide as the column at least: the words above a narrow field are no node.
      all.y = node.rect.bottom() + kAround * 1.3F;
    }
    all.x = std::min(all.x, node.rect.x);
    right = std::max(right, node.rect.right());
  }
  all.width = right - all.x;
  all.height = bottom - all.y;
  return right > 0 && all.height > 0 ? all : tree.viewport;
}

}  // namespace

Photograph photograph(text::Engine& engine, const Exhibit& exhibit, const Say& say, const Shot& shot) {
  window::Size size = exhibit.frame ? kScreen : window::Size{kScreen.width, kHigh};
  Ui ui(engine, size);
  Visitor visitor(ui, exhibit, say, shot);
  visitor.draw();
  if (!exhibit.frame) {
    // An open list is higher than a closed one.
    size.height = std::min(size.height, static_cast<int>(ui.tree().viewport.y + ui.tree().content_height) +
                                            (exhibit.deed == Deed::open ? kHigh / 4 : kAround));
    ui.resize(size);
    visitor.draw();
  }
  Photograph made;
  if (!visitor.act()) made.faults.push_back("“" + exhibit.target + "” cannot be reached.");
  for (const std::string& fault : ui::lint(ui.tree())) made.faults.push_back(fault);
  const window::Canvas whole = paint(ui, size);
  made.picture = exhibit.frame ? whole : cut(whole, around_exhibit(ui.tree(), exhibit.has_heading));
  return made;
}

window::Canvas label(text::Engine& engine, const std::string& words) {
  const window::Size size{1280, 300};
  Ui ui(engine, size);
  const ui::Words none = ui::content_words("", "en");
  do {
    ui.begin_page({.id = "label", .language = "en", .title = none, .service = none, .help = none});
    ui.heading(ui::content_words(words, "en"), ui::HeadingLevel::three);
    ui.end_page();
  } while (ui.pending());
  return cut(paint(ui, size), around_exhibit(ui.tree(), true));
}

}  // namespace mend::gallery
