#include "kiosk/app/app.h"
#include "kiosk/app/surroundings.h"
#include "kiosk/screens/ask_screen.h"
#include "kiosk/screens/first_run_screen.h"
#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/manner.h"
#include "kiosk/screens/settings_model.h"
#include "kiosk/screens/sign_in_screen.h"

#include <algorithm>

// Which page of App is shown now, and what a press on its frame does.
namespace mend::app {

store::Preferences App::preferences() const {
  if (desk_) return desk_->preferences();
  const bool known = door_ && door_->ready();
  return store::with(hidden_ ? hidden_->preferences
                     : known ? door_->preferences()
                             : store::Preferences(),
                     chosen_);
}

std::string App::language() const {
  const auto offered = context_.languages();
  const std::string wanted = preferences().language;
  const bool spoken = std::find(offered.begin(), offered.end(), wanted) != offered.end();
  return spoken ? wanted : offered.front();
}

screens::Frame App::frame() const {
  const std::string tag = language();
  const Who who = desk_ ? Who::resident : broken_ ? Who::broken : Who::nobody;
  return make_surroundings(parts_.tongues.catalogue(tag), tag, preferences(), parts_.pixels_per_mm,
                           read_aloud_, who);
}

void App::draw(ui::Ui& ui) {
  if (std::exchange(fresh_, false)) ui.reset();
  const store::Preferences now = preferences();
  ui.set_handling(screens::handling_of(now));
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
  if (actions.foot == "text-size" || actions.foot == "theme") next(*actions.foot);
  if (actions.foot == "sign-out") return sign_out();
  if (actions.hide) hide();
}

void App::next(std::string_view setting) {
  const std::string choice = screens::next_choice(setting, preferences());
  if (desk_) {
    desk_->prefer(setting, choice);
  } else {
    screens::prefer(chosen_, setting, choice);
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

void App::draw_language(ui::Ui& ui, const Voice& voice) {
  const store::Preferences now = preferences();
  const auto offered = context_.languages();
  const auto model =
      screens::make_first_run(voice.catalogue, {now, offered, voice.language, screens::FirstStep::language,
                                                false, parts_.tongues.draft_notice(voice.language)});
  screens::FirstRunActions actions;
  screens::draw(ui, voice.frame, model, actions);
  press_frame(actions.frame);
  if (actions.language) chosen_.language = *actions.language;
  if (actions.go_on || actions.frame.back) choosing_language_ = false;
}

void App::draw_sign_in(ui::Ui& ui, const Voice& voice) {
  if (choosing_language_) return draw_language(ui, voice);
  const auto model =
      screens::make_sign_in(voice.catalogue, context_.view.tiles, context_.languages(), voice.language);
  screens::SignInActions actions;
  screens::draw(ui, voice.frame, model, actions);
  press_frame(actions.frame);
  if (door_ || desk_) return;  // the page behind it is on its way
  if (actions.language) chosen_.language = *actions.language;
  if (actions.all_languages) choosing_language_ = true;
  if (actions.tile) at_the_door(model.tiles[*actions.tile].subject, model.tiles[*actions.tile].name.text);
}

}  // namespace mend::app
