#include "kiosk/ui/ui.h"

#include "kiosk/ui/stage.h"

#include <algorithm>
#include <imgui.h>

namespace mend::ui {

Ui::Ui(text::Engine& engine, window::Size size) : state_(std::make_unique<State>(engine, size)) {}
Ui::~Ui() = default;

void Ui::input(const window::Event& event) {
  state_->input.push(event);
}

void Ui::resize(window::Size size) {
  state_->size = size;
  state_->again = true;
}

void Ui::set_handling(const Handling& handling) {
  state_->input.set_handling(handling);
}

void Ui::turn(std::uint64_t now_ms) {
  state_->input.turn(now_ms, state_->scene(), state_->live_scroll());
  state_->glide.turn(now_ms);
}

std::optional<std::int64_t> Ui::millis_to_change() const {
  const auto scan = state_->input.millis_to_change();
  const auto glide = state_->glide.millis_to_change();
  if (!scan || !glide) return scan ? scan : glide;
  return std::min(*scan, *glide);
}

bool Ui::pending() const {
  return state_->input.waiting() || state_->again;
}
const Tree& Ui::tree() const {
  return state_->tree;
}
const ImDrawData& Ui::draw_data() const {
  ImGui::SetCurrentContext(state_->imgui);
  return *ImGui::GetDrawData();
}
window::Textures Ui::textures() const {
  return state_->textures;
}
void Ui::reset() {
  state_->reset();
}

void Ui::focus(std::string_view id) {
  state_->wanted_focus = id;
  state_->again = true;
}

void Ui::reveal(std::string_view id) {
  state_->wanted_reveal = id;
  state_->again = true;
}

void Ui::mark(std::string_view node, std::size_t start, std::size_t end) {
  const SpokenWord wanted{std::string(node), start, end};
  if (state_->spoken_word == wanted) return;
  state_->spoken_word = wanted;
  state_->again = true;
  state_->spoken_moved = true;
}

void Ui::begin_page(const Page& page) {
  Stage& s = *state_;
  s.begin(page);
  if (page.back) s.link("back", *page.back, Icon::back);
}

void Ui::end_page() {
  state_->end();
}

bool Ui::help_pressed() const {
  return state_->input.activated("help");
}
bool Ui::hide_pressed() const {
  return state_->input.activated("hide");
}
bool Ui::back_pressed() const {
  return state_->input.activated("back");
}

std::optional<std::string> Ui::foot_pressed() const {
  for (const FootItem& item : state_->page.foot) {
    if (state_->input.activated("foot/" + item.id)) return item.id;
  }
  return std::nullopt;
}

}  // namespace mend::ui
