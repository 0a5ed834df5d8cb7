#include "kiosk/window/window.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <imgui.h>
#include <string>
#include <thread>

using namespace mend::window;

namespace {

std::unique_ptr<Window> open_window(Size size = {320, 200}) {
  setenv("SDL_VIDEODRIVER", "dummy", 1);
  auto window = Window::create({"test", size, Mode::window});
  REQUIRE(window);
  (*window)->wait(0);  // what SDL says about the birth of the window
  return std::move(*window);
}

}  // namespace

TEST_CASE("the window has the size that was asked for") {
  const auto window = open_window({800, 600});
  CHECK(window->size() == Size{800, 600});
}

TEST_CASE("keys, text and pointers come back as events in their order") {
  const auto window = open_window();
  REQUIRE(window->push_key("Tab", {.shift = true}));
  window->push_text("ŵ ش");
  window->push_pointer(EventKind::pointer_down, Pointer::touch, 160, 50);
  window->push_pointer(EventKind::pointer_up, Pointer::mouse, 7, 9);
  const auto events = window->wait(std::nullopt);
  REQUIRE(events.size() == 5);
  CHECK(events[0].kind == EventKind::key_down);
  CHECK(events[0].key == Key::tab);
  CHECK(events[0].modifiers.shift);
  CHECK(events[1].kind == EventKind::key_up);
  CHECK(events[2].text == "ŵ ش");
  CHECK(events[3].pointer == Pointer::touch);
  CHECK(events[3].x == Approx(160));
  CHECK(events[3].y == Approx(50));
  CHECK(events[4].kind == EventKind::pointer_up);
  CHECK(events[4].pointer == Pointer::mouse);
}

TEST_CASE("long text is not cut inside a character") {
  const auto window = open_window();
  std::string text;
  for (int i = 0; i < 40; ++i) text += "ب";
  window->push_text(text);
  std::string back;
  for (const Event& event : window->wait(std::nullopt)) {
    CHECK((static_cast<unsigned char>(event.text[0]) & 0xC0U) != 0x80U);
    back += event.text;
  }
  CHECK(back == text);
}

TEST_CASE("an unknown key is refused by name") {
  const auto window = open_window();
  const auto status = window->push_key("Hyper", {});
  REQUIRE_FALSE(status);
  CHECK(status.error().message.find("Hyper") != std::string::npos);
}

TEST_CASE("a sleeping window is woken from another thread") {
  const auto window = open_window();
  std::thread other([&] { window->wake(); });
  const auto events = window->wait(std::nullopt);
  other.join();
  REQUIRE(events.size() == 1);
  CHECK(events[0].kind == EventKind::woken);
}

TEST_CASE("an idle window wakes once for its deadline and not before") {
  const auto window = open_window();
  const auto before = window->wakeups();
  const auto start = std::chrono::steady_clock::now();
  const auto events = window->wait(120);
  CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(119));
  CHECK(window->wakeups() - before == 1);
  REQUIRE(events.size() == 1);
  CHECK(events[0].kind == EventKind::woken);
}

TEST_CASE("a request to end the program ends the sleep") {
  auto* const before = std::signal(SIGTERM, SIG_DFL);  // the test runner's own handler would end it
  const auto window = open_window();
  std::raise(SIGTERM);
  const auto events = window->wait(std::nullopt);
  std::signal(SIGTERM, before);
  REQUIRE(events.size() == 1);
  CHECK(events[0].kind == EventKind::quit);
}

TEST_CASE("what was drawn can be read back") {
  const auto window = open_window({64, 64});
  ImGuiContext* context = ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().DisplaySize = {64, 64};
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  ImGui::GetIO().Fonts->SetTexID(
      reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(TextureId::glyphs)));
  ImGui::NewFrame();
  ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, {64, 64}, 0xFF3366CC);
  ImGui::Render();
  const Texture texture{TextureId::glyphs, pixels, width, height, 0};
  window->present(*ImGui::GetDrawData(), {&texture, 1});
  CHECK(window->canvas().pixels == std::vector<std::uint32_t>(64 * 64, 0xFFCC6633U));
  ImGui::DestroyContext(context);
}
