#include "kiosk/app/app.h"
#include "kiosk/screens/ask_screen.h"
#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/settings_screen.h"
#include "kiosk/screens/sign_in_screen.h"

#include <algorithm>

// Which page of App is shown now, and what a press on its frame does.
namespace mend::app {

std::vector<std::string> App::languages() const {
  const library::Policy* policy = context_.policy();
  return parts_.tongues.offered(policy ? policy->languages : std::vector<std::string>());
}

std::string App::language() const {
  const auto offered = languages();
  const auto spoken = [&](const std::string& tag) {
    return std::find(offered.begin(), offered.end(), tag) != offered.end();
  };
  if (desk_ && spoken(desk_->session().preferences.language)) return desk_->session().preferences.language;
  if (!desk_ && chosen_language_) return *chosen_language_;
  if (hidden_) return hidden_->language;
  if (door_ && door_->ready() && spoken(door_->preferences().language)) return door_->preferences().language;
  return offered.front();
}

screens::WordSize App::word_size() const {
  if (desk_) return screens::word_size_named(desk_->session().preferences.text_size);
  if (chosen_size_ != screens::WordSize::normal) return chosen_size_;
  if (hidden_) return hidden_->size;
  if (door_ && door_->ready()) return screens::word_size_named(door_->preferences().text_size);
  return chosen_size_;
}

screens::Frame App::frame() const {
  const std::string tag = language();
  const messages::Catalogue& catalogue = parts_.tongues.catalogue(tag);
  screens::Frame frame = make_frame(catalogue, tag, word_size());
  for (ui::FootItem& item : read_aloud_.buttons(catalogue)) frame.foot.push_back(std::move(item));
  frame.notice = read_aloud_.notice(catalogue);
  if (!broken_) frame.foot.push_back({"text-size", catalogue.get("settings.text-size"), ui::Icon::text_size});
  if (desk_) {
    frame.hide = catalogue.get("button.hide");
    frame.foot.push_back({"sign-out", catalogue.get("button.sign-out"), ui::Icon::sign_out});
  }
  frame.keyboard = make_keyboard(catalogue, desk_ ? desk_->session().preferences.keyboard : std::string());
  return frame;
}

void App::draw(ui::Ui& ui) {
  if (std::exchange(fresh_, false)) ui.reset();
  const screens::Frame around = frame();
  const Voice voice{parts_.tongues.catalogue(around.language), around.language, around};
  const bool somebody = desk_ && desk_->ready() && !broken_;
  if (somebody && idle_.state() == Idle::State::warning) {
    draw_idle(ui, voice);
  } else if (help_open_) {
    draw_help(ui, voice);
  } else if (broken_ || context_.view.trouble) {
    draw_error(ui, voice);
  } else if (hidden_page_) {
    draw_hidden(ui, voice);
  } else if (somebody) {
    desk_->draw(ui, voice);
    press_frame(desk_->frame_actions());
  } else if (door_ && door_->ready()) {
    door_->draw(ui, voice);
    press_frame(door_->frame_actions());
  } else {
    draw_sign_in(ui, voice);
  }
  // Only now: the press that says "I am still here" belongs to the page that asked.
  if (std::exchange(touched_, false)) idle_.touch();
}

void App::press_frame(const screens::FrameActions& actions) {
  if (actions.help) help_open_ = true;
  if (actions.foot) read_aloud_.pressed(*actions.foot);
  if (actions.foot == "text-size") next_size();
  if (actions.foot == "sign-out") return sign_out();
  if (actions.hide) hide();
}

void App::next_size() {
  const auto next = static_cast<screens::WordSize>((static_cast<int>(word_size()) + 1) % 3);
  if (desk_) {
    desk_->prefer_size(next);
  } else {
    chosen_size_ = next;
    if (hidden_) hidden_->size = next;
  }
}

void App::draw_help(ui::Ui& ui, const Voice& voice) {
  const library::Policy* policy = context_.policy();
  screens::HelpActions actions;
  screens::draw(ui, voice.frame, screens::make_help(voice.catalogue, policy ? &policy->help_lines : nullptr),
                actions);
  if (actions.go_back || actions.frame.back) help_open_ = false;
  actions.frame.help = false;
  press_frame(actions.frame);
}

void App::draw_error(ui::Ui& ui, const Voice& voice) {
  const library::Policy* policy = context_.policy();
  screens::ErrorActions actions;
  screens::draw(ui, voice.frame,
                screens::make_error(voice.catalogue, policy ? &policy->help_lines : nullptr, lost_), actions);
  press_frame(actions.frame);
}

void App::draw_hidden(ui::Ui& ui, const Voice& voice) {
  screens::AskActions actions;
  screens::draw(ui, voice.frame, screens::make_hidden(voice.catalogue), actions);
  press_frame(actions.frame);
  if (actions.first) show_again();
}

void App::draw_idle(ui::Ui& ui, const Voice& voice) {
  screens::AskActions actions;
  screens::draw(ui, voice.frame, screens::make_idle(voice.catalogue, idle_.seconds_shown()), actions);
  press_frame(actions.frame);
  if (actions.first) touched_ = true;
}

void App::draw_sign_in(ui::Ui& ui, const Voice& voice) {
  const auto model = screens::make_sign_in(voice.catalogue, context_.view.tiles, languages(), voice.language);
  screens::SignInActions actions;
  screens::draw(ui, voice.frame, model, actions);
  press_frame(actions.frame);
  if (door_ || desk_) return;  // the page behind it is on its way
  if (actions.language) chosen_language_ = *actions.language;
  if (actions.tile) at_the_door(model.tiles[*actions.tile].subject, model.tiles[*actions.tile].name.text);
}

}  // namespace mend::app
