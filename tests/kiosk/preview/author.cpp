#include "author.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

namespace mend::tests {

using window::Event;
using window::EventKind;

namespace {

std::string words_of(const ui::Tree& tree) {
  std::string words;
  for (const ui::Node& node : tree.nodes)
    words += node.name + "\n" + node.value + "\n" + node.description + "\n" + node.error + "\n";
  return words;
}

}  // namespace

text::Engine& preview_engine() {
  static text::Engine only = [] {
    text::use_private_fonts(std::string(MEND_BINARY_DIR) + "/share/mend");
    auto made = text::Engine::create();
    if (!made) throw std::runtime_error(made.error());
    return std::move(*made);
  }();
  return only;
}

Author::Author(const std::string& source, window::Size kiosk)
    : tongues_(app::Tongues::load(base::Path(MEND_BINARY_DIR) / "share" / "mend" / "locale")) {
  std::filesystem::copy(base::Path(MEND_SOURCE_DIR) / "content" / "catalogue" / source,
                        folder.path() / "source", std::filesystem::copy_options::recursive);
  std::filesystem::create_directory(folder.path() / "scratch");
  const auto wake = [this] {
    const std::lock_guard lock(mutex_);
    awake_ = true;
    woken_.notify_all();
  };
  preview_ = std::make_unique<preview::Preview>(
      preview::Preview::Parts{files,
                              folder.path() / "source",
                              folder.path() / "scratch",
                              wake,
                              {tongues_, clock, random, nullptr, ear.ears(), 0}});
  REQUIRE(preview_->start());
  panes_ = std::make_unique<preview::Panes>(preview_engine(), *preview_, preview::Panes::around(kiosk));
  settle();
}

void Author::turn(bool acted) {
  preview_->turn();
  panes_->draw(time_ms_, acted);
}

template <class Done>
void Author::wait_until(std::string_view what, Done done) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  for (;;) {
    turn(false);
    if (done()) return;
    std::unique_lock lock(mutex_);
    const bool told = woken_.wait_until(lock, deadline, [this] { return awake_; });
    awake_ = false;
    INFO(what << " in\n" << ui::to_text(panes_->kiosk().tree()) << ui::to_text(panes_->panel().tree()));
    REQUIRE(told);
  }
}

void Author::settle() {
  wait_until("all that is built", [this] { return !preview_->busy(); });
}

void Author::wait_for(std::string_view words) {
  wait_until(words, [&] { return sees(words); });
}

void Author::wait_for_panel(std::string_view words) {
  wait_until(words, [&] { return panel().find(words) != std::string::npos; });
}

std::string Author::page() {
  return words_of(panes_->kiosk().tree());
}

std::string Author::panel() {
  return words_of(panes_->panel().tree());
}

void Author::press(const std::string& id) {
  panes_->kiosk().reveal(id);
  turn(false);
  const ui::Node* node = panes_->kiosk().tree().find(id);
  INFO(id << " in\n" << ui::to_text(panes_->kiosk().tree()));
  REQUIRE(node);
  const window::PixelRect area = panes_->kiosk_area();
  Event event;
  event.pointer = window::Pointer::touch;
  event.x = static_cast<float>(area.left) + node->rect.x + node->rect.width / 2;
  event.y = static_cast<float>(area.top) + node->rect.y + node->rect.height / 2;
  for (const EventKind kind : {EventKind::pointer_down, EventKind::pointer_up}) {
    event.kind = kind;
    event.time_ms = time_ms_ += 1'000;
    panes_->input(event);
    turn(true);
  }
}

void Author::type(std::string_view text) {
  Event event;
  event.kind = EventKind::text;
  event.text = text;
  event.time_ms = time_ms_ += 1'000;
  panes_->input(event);
  turn(true);
}

void Author::wheel(float notches) {
  const window::PixelRect area = panes_->kiosk_area();
  Event event;
  event.kind = EventKind::pointer_move;
  event.x = static_cast<float>(area.left + 300);
  event.y = static_cast<float>(area.top + 300);
  panes_->input(event);
  event.kind = EventKind::wheel;
  event.wheel = notches;
  panes_->input(event);
  turn(true);
}

std::string Author::read(const std::string& name) const {
  std::ostringstream text;
  text << std::ifstream(file(name), std::ios::binary).rdbuf();
  return text.str();
}

void Author::save(const std::string& name, const std::string& text) const {
  std::ofstream(file(name), std::ios::binary) << text;
}

void Author::save_by_rename(const std::string& name, const std::string& text) const {
  base::Path beside = file(name);
  beside.replace_filename("." + beside.filename().string() + ".swp");
  std::ofstream(beside, std::ios::binary) << text;
  std::filesystem::rename(beside, file(name));
}

std::string Author::with(const std::string& name, const std::string& from, const std::string& to) const {
  std::string text = read(name);
  const std::size_t at = text.find(from);
  INFO(from << " in " << text);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

window::Canvas Author::kiosk_pixels() const {
  const window::PixelRect area = panes_->kiosk_area();
  const window::Canvas& whole = panes_->picture();
  window::Canvas piece;
  piece.resize({area.right - area.left, area.bottom - area.top});
  for (int y = 0; y < piece.size.height; ++y)
    std::copy_n(whole.row(area.top + y) + area.left, piece.size.width, piece.row(y));
  return piece;
}

}  // namespace mend::tests
