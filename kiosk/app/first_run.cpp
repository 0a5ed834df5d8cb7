#include "kiosk/app/first_run.h"

namespace mend::app {

using screens::FirstStep;

FirstRun::FirstRun(Context& context, bool ask_language)
    : context_(context), first_(ask_language ? FirstStep::language : FirstStep::listen), step_(first_) {
  if (context_.languages().size() < 2) first_ = FirstStep::listen;
  step_ = first_;
}

bool FirstRun::speaks_first() const {
  return step_ && *step_ <= FirstStep::listen;
}

void FirstRun::go_back() {
  if (step_ != first_) step_ = screens::before(*step_);
}

bool FirstRun::draw(ui::Ui& ui, const Voice& voice, store::Preferences& preferences) {
  const auto offered = context_.languages();
  const auto model =
      screens::make_first_run(voice.catalogue, {preferences, offered, voice.language, *step_, step_ == first_,
                                                context_.tongues.draft_notice(voice.language)});
  screens::FirstRunActions actions;
  screens::draw(ui, voice.frame, model, actions);
  frame_actions_ = actions.frame;
  bool changed = false;
  if (actions.language) {
    preferences.language = *actions.language;
    changed = true;
  }
  if (actions.chosen) changed = screens::prefer(preferences, actions.chosen->setting, actions.chosen->choice);
  if (actions.frame.back) go_back();
  if (actions.go_on) {
    // Who did not want to say is not read to.
    if (*step_ == FirstStep::listen && preferences.read_aloud.empty()) preferences.read_aloud = "off";
    step_ = screens::after(*step_);
    if (!step_) preferences.first_run_done = true;
    changed = true;
  }
  return changed;
}

}  // namespace mend::app
