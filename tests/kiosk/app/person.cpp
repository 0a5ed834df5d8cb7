#include "person.h"

#include "i18n/text/engine.h"
#include "kiosk/app/event_loop.h"
#include "kiosk/ui/lint.h"
#include "kiosk/window/png.h"
#include "kiosk/window/rasteriser.h"

#include <catch2/catch.hpp>
#include <climits>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace mend::tests {
namespace {

using window::EventKind;

text::Engine& engine() {
  static text::Engine only = [] {
    text::use_private_fonts(std::string(MEND_BINARY_DIR) + "/share/mend");
    auto made = text::Engine::create();
    if (!made) throw std::runtime_error(made.error());
    return std::move(*made);
  }();
  return only;
}

}  // namespace

Person::Person(Prison& prison, window::Size size)
    : prison_(prison),
      size_(size),
      tongues_(app::Tongues::load(base::Path(MEND_BINARY_DIR) / "share" / "mend" / "locale")) {
  restart();
}

Person::Person(Prison& prison, app::Ears ears)
    : prison_(prison),
      size_{1280, 800},
      tongues_(app::Tongues::load(base::Path(MEND_BINARY_DIR) / "share" / "mend" / "locale")),
      ears_(std::move(ears)) {
  restart();
}

void Person::stop() {
  ui_.reset();
  app_.reset();
}

void Person::wait_for(std::string_view words) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  for (;;) {
    settle();
    if (sees(words)) return;
    std::unique_lock lock(mutex_);
    const bool told = woken_.wait_until(lock, deadline, [this] { return awake_; });
    awake_ = false;
    INFO(words << " in\n" << ui::to_text(tree()));
    REQUIRE(told);
  }
}

void Person::restart() {
  stop();
  // The least that libsodium takes: these tests are about what happens, not about how long a guess takes.
  app_ = std::make_unique<app::App>(app::Parts{prison_.files, prison_.clock, prison_.random, tongues_,
                                               prison_.places, store::PinCost{1, 8192},
                                               [this] {
                                                 const std::lock_guard lock(mutex_);
                                                 awake_ = true;
                                                 woken_.notify_all();
                                               },
                                               ears_});
  ui_ = std::make_unique<ui::Ui>(engine(), size_);
  settle();
}

void Person::settle() {
  // Many times what a page needs, and no wall clock: only while something is held up does it run out.
  int turns = may_stay_busy ? 20'000 : INT_MAX;
  do {
    while (app_->busy() && turns-- > 0) {
      app_->turn();
      std::this_thread::yield();
    }
    app_->turn();
    app::draw_until_still(*app_, *ui_, false);
  } while (app_->busy() && turns > 0);
}

void Person::turn_until(const std::function<bool()>& is_so) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!is_so()) {
    INFO(ui::to_text(tree()));
    REQUIRE(std::chrono::steady_clock::now() < deadline);
    app_->turn();
    app::draw_until_still(*app_, *ui_, false);
    std::this_thread::yield();
  }
}

bool Person::rests() {
  app_->draw(*ui_);
  return !app_->busy();
}

std::string Person::page() const {
  std::string words;
  for (const ui::Node& node : tree().nodes)
    words +=
        node.name + "\n" + node.value + "\n" + node.description + "\n" + node.hint + "\n" + node.error + "\n";
  return words;
}

const ui::Node& Person::get(ui::Role role, std::string_view name) const {
  const auto found = tree().all(role, name);
  INFO(ui::role_name(role) << " \"" << name << "\" in\n" << ui::to_text(tree()));
  REQUIRE(found.size() == 1);
  return *found.front();
}

void Person::send(const window::Event& event) {
  // Nobody acts twice at the same moment.
  window::Event now = event;
  now.time_ms = time_ms_ += 1'000;
  app_->input(now);
  ui_->input(now);
  ui_->turn(time_ms_);
  app::draw_until_still(*app_, *ui_, true);
}

void Person::touch(const ui::Node& node) {
  const std::string id = node.id;
  ui_->reveal(id);
  app::draw_until_still(*app_, *ui_, false);
  const ui::Node* there = tree().find(id);
  REQUIRE(there);
  window::Event event;
  event.pointer = window::Pointer::touch;
  event.x = there->rect.x + there->rect.width / 2;
  event.y = there->rect.y + there->rect.height / 2;
  event.kind = EventKind::pointer_down;
  send(event);
  event.kind = EventKind::pointer_up;
  send(event);
}

void Person::press(ui::Role role, std::string_view name) {
  touch(get(role, name));
  settle();
}

void Person::press_id(std::string_view id) {
  const ui::Node* node = tree().find(id);
  INFO(id << " in\n" << ui::to_text(tree()));
  REQUIRE(node);
  touch(*node);
  settle();
}

void Person::press_at_once(std::string_view id) {
  const ui::Node* node = tree().find(id);
  INFO(id << " in\n" << ui::to_text(tree()));
  REQUIRE(node);
  touch(*node);
}

void Person::key(window::Key key) {
  key_at_once(key);
  settle();
}

void Person::key_at_once(window::Key key) {
  window::Event event;
  event.key = key;
  event.kind = EventKind::key_down;
  send(event);
  event.kind = EventKind::key_up;
  send(event);
}

void Person::type(std::string_view text) {
  window::Event event;
  event.kind = EventKind::text;
  event.text = text;
  send(event);
  settle();
}

void Person::digits(std::string_view digits) {
  for (const char digit : digits) press(std::string(1, digit));
  press("Continue");
}

void Person::enrol(std::string_view name, std::string_view pin) {
  press(name);
  digits(Prison::code);
  digits(pin);
  digits(pin);
  leave_first_run();
}

void Person::leave_first_run() {
  for (int pages = 0; pages < 4 && tree().nodes.front().id.starts_with("page/first-"); ++pages)
    press_id("continue");
}

void Person::sign_in(std::string_view name, std::string_view pin) {
  press(name);
  digits(pin);
}

window::Canvas Person::pixels() const {
  window::Canvas canvas;
  canvas.resize(size_);
  window::Rasteriser().draw(ui_->draw_data(), ui_->textures(), canvas);
  return canvas;
}

void Person::look(const std::string& name) {
  for (const std::string& fault : ui::lint(tree())) {
    INFO(name << ": " << fault << "\n" << ui::to_text(tree()));
    CHECK(fault.empty());
  }
  const char* folder = std::getenv("MEND_SHOTS");
  if (folder == nullptr) return;
  const auto png = window::encode_png(pixels());
  REQUIRE(png);
  std::ofstream file(base::Path(folder) / (name + ".png"), std::ios::binary);
  file.write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
}

}  // namespace mend::tests
