#include "screen.h"

#include "i18n/text/engine.h"
#include "i18n/text/private_fonts.h"
#include "kiosk/window/rasteriser.h"

#include <catch2/catch.hpp>

namespace mend::ui::test {
namespace {

using window::Event;
using window::EventKind;

Event event_of(EventKind kind) {
  Event event;
  event.kind = kind;
  return event;
}

}  // namespace

text::Engine& engine() {
  static text::Engine kEngine = [] {
    text::use_private_fonts(std::string(MEND_BINARY_DIR) + "/share/mend");
    auto made = text::Engine::create();
    if (!made) throw std::runtime_error(made.error());
    return std::move(*made);
  }();
  return kEngine;
}

Screen::Screen(Draw draw_page, window::Size size) : draw_(std::move(draw_page)), ui_(engine(), size) {
  draw();
}

void Screen::draw() {
  int frames = 0;
  do {
    draw_(ui_);
    REQUIRE(++frames < 30);
  } while (ui_.pending());
}

const Node& Screen::get(Role role, std::string_view name) const {
  const auto found = tree().all(role, name);
  INFO(role_name(role) << " " << name << " in\n" << to_text(tree()));
  REQUIRE(found.size() == 1);
  return *found.front();
}

const Node& Screen::get(std::string_view id) const {
  const Node* node = tree().find(id);
  INFO(id << " in\n" << to_text(tree()));
  REQUIRE(node);
  return *node;
}

std::string Screen::focus() const {
  const Node* node = tree().focused();
  return node ? node->id : std::string();
}

void Screen::send(const Event& event) {
  ui_.input(event);
  draw();
}

void Screen::pointer(EventKind kind, float x, float y, window::Pointer pointer) {
  Event event = event_of(kind);
  event.pointer = pointer;
  event.x = x;
  event.y = y;
  send(event);
}

void Screen::touch(float x, float y) {
  pointer(EventKind::pointer_down, x, y);
  pointer(EventKind::pointer_up, x, y);
}

void Screen::press(Role role, std::string_view name) {
  const Rect rect = get(role, name).rect;
  touch(rect.x + rect.width / 2, rect.y + rect.height / 2);
}

void Screen::press(std::string_view id) {
  const Rect rect = get(id).rect;
  touch(rect.x + rect.width / 2, rect.y + rect.height / 2);
}

void Screen::key_down(window::Key key, bool repeat) {
  Event event = event_of(EventKind::key_down);
  event.key = key;
  event.repeat = repeat;
  send(event);
}

void Screen::key_up(window::Key key, std::uint64_t time_ms) {
  Event event = event_of(EventKind::key_up);
  event.key = key;
  event.time_ms = time_ms;
  send(event);
}

void Screen::key(window::Key key, window::Modifiers modifiers) {
  Event event = event_of(EventKind::key_down);
  event.key = key;
  event.modifiers = modifiers;
  send(event);
  event.kind = EventKind::key_up;
  send(event);
}

void Screen::type(std::string_view text) {
  Event event = event_of(EventKind::text);
  event.text = text;
  send(event);
}

void Screen::drag(float x, float from_y, float to_y) {
  pointer(EventKind::pointer_down, x, from_y);
  for (int i = 1; i <= 8; ++i) {
    pointer(EventKind::pointer_move, x, from_y + (to_y - from_y) * static_cast<float>(i) / 8);
  }
  pointer(EventKind::pointer_up, x, to_y);
}

void Screen::wheel(float notches) {
  Event event = event_of(EventKind::wheel);
  event.wheel = notches;
  send(event);
}

Page page(std::string id, std::string language) {
  const Direction direction = locale::locale_for(language).direction;
  return {.id = std::move(id),
          .language = language,
          .direction = direction,
          .title = words("Page", language),
          .service = words("Mend"),
          .help = words("Get help now", language),
          .hide = words("Hide", language)};
}

Words words(std::string_view text, std::string_view language) {
  return content_words(text, language);
}

window::Canvas pixels(Screen& screen) {
  window::Canvas canvas;
  const Rect& window = screen.tree().window;
  canvas.resize({static_cast<int>(window.width), static_cast<int>(window.height)});
  window::Rasteriser().draw(screen.ui().draw_data(), screen.ui().textures(), canvas);
  return canvas;
}

}  // namespace mend::ui::test
