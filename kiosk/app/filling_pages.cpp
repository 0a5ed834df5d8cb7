#include "i18n/locale/locale.h"
#include "kiosk/app/filling.h"
#include "kiosk/screens/ask_screen.h"
#include "kiosk/screens/before_screen.h"
#include "kiosk/screens/check_screen.h"
#include "kiosk/screens/form_pages.h"
#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/items_screen.h"
#include "kiosk/screens/question_screen.h"
#include "kiosk/screens/sent_screen.h"

// The pages of Filling, each drawn with its model, and what a press on them does.
namespace mend::app {

form::Words Filling::title(const Voice& voice) const {
  return screens::in_language(head_.titles, voice.language, "en");
}

Going Filling::draw(ui::Ui& ui, const Voice& voice) {
  switch (place_) {
    case Place::list:
      return draw_list(ui, voice);
    case Place::before:
      return draw_before(ui, voice);
    case Place::remove:
    case Place::carry_on:
      return draw_ask(ui, voice);
    case Place::sent:
      return draw_sent(ui, voice);
    case Place::form:
      break;
  }
  // Nothing can be changed or taken away from a form that is on its way.
  if (sending_) return draw_sending(ui, voice);
  renew_rules();
  form_->set_language(voice.language);
  switch (form_->place()) {
    case screens::FormPlace::question:
      return draw_question(ui, voice);
    case screens::FormPlace::stop:
      return draw_stop(ui, voice);
    case screens::FormPlace::section_check:
    case screens::FormPlace::check:
      return draw_check(ui, voice);
    case screens::FormPlace::list:
    case screens::FormPlace::take_out:
    case screens::FormPlace::skip:
    case screens::FormPlace::tasks:
      return draw_between(ui, voice);
  }
  return Going::stay;
}

Going Filling::draw_list(ui::Ui& ui, const Voice& voice) {
  static const std::vector<library::Item> none;
  auto model = screens::make_forms(
      voice.catalogue, context_.view.library ? context_.view.library->items() : none, voice.language);
  if (failed_) model.trouble = voice.catalogue.get("error.try-again");
  screens::ItemsActions actions;
  screens::draw(ui, voice.frame, model, actions);
  frame_actions_ = actions.frame;
  if (actions.item) open(model.tiles[*actions.item].name);
  return actions.frame.back ? Going::home : Going::stay;
}

Going Filling::draw_before(ui::Ui& ui, const Voice& voice) {
  const auto model = screens::make_before(voice.catalogue, title(voice), head_.response_class, docked(),
                                          definition_->has_required());
  screens::BeforeActions actions;
  screens::draw(ui, voice.frame, model, actions);
  frame_actions_ = actions.frame;
  if (actions.start) {
    begin(voice.language);
  } else if (actions.frame.back && !sending_) {
    show_list();
  }
  return Going::stay;
}

Going Filling::draw_question(ui::Ui& ui, const Voice& voice) {
  const auto model = screens::make_question(voice.catalogue, *form_, journal_.saved(), docked(), memory_);
  const screens::QuestionMedia media{media_.pictures,
                                     players_.make(voice.catalogue, model, media_, context_.read_aloud)};
  screens::QuestionActions actions;
  screens::draw(ui, voice.frame, model, media, memory_, actions);
  frame_actions_ = actions.frame;
  if (actions.audio) players_.press(actions.audio->first, actions.audio->second, media_, context_.read_aloud);
  const bool left = screens::follow(actions, *form_);
  journal_.add(form_->take_journal());
  // Before the first question: the draft stays, and is offered again.
  if (left) show_list();
  return Going::stay;
}

Going Filling::draw_between(ui::Ui& ui, const Voice& voice) {
  const auto pages = screens::draw_between(ui, voice.frame, voice.catalogue, *form_);
  frame_actions_ = pages.frame;
  journal_.add(form_->take_journal());
  // Before the first page: the draft stays, and is offered again.
  if (pages.left) show_list();
  return Going::stay;
}

Going Filling::draw_stop(ui::Ui& ui, const Voice& voice) {
  const library::Policy* policy = context_.policy();
  const auto model =
      screens::make_stop(voice.catalogue, policy ? &policy->help_lines : nullptr, form_->stop_is_urgent());
  screens::StopActions actions;
  screens::draw(ui, voice.frame, model, actions);
  frame_actions_ = actions.frame;
  if (actions.acknowledge) {
    form_->acknowledge_stop();
  } else if (actions.frame.back) {
    (void)form_->back();
  }
  journal_.add(form_->take_journal());
  return Going::stay;
}

Going Filling::draw_check(ui::Ui& ui, const Voice& voice) {
  const auto model = screens::make_check(voice.catalogue, *form_, docked(), unsent_);
  screens::CheckActions actions;
  screens::draw(ui, voice.frame, model, actions);
  frame_actions_ = actions.frame;
  if (actions.change) {
    form_->change(model.rows[*actions.change].ref);
  } else if (actions.go_on) {
    form_->go_on();
  } else if (actions.send) {
    unsent_ = false;
    send();
  } else if (actions.remove) {
    place_ = Place::remove;
  } else if (actions.frame.back && !form_->back()) {
    show_list();
    return Going::stay;
  }
  journal_.add(form_->take_journal());
  return Going::stay;
}

Going Filling::draw_ask(ui::Ui& ui, const Voice& voice) {
  const bool removing = place_ == Place::remove;
  const auto model = removing ? screens::make_delete(voice.catalogue, title(voice))
                              : screens::make_carry_on(voice.catalogue, title(voice), head_.begun);
  screens::AskActions actions;
  screens::draw(ui, voice.frame, model, actions);
  frame_actions_ = actions.frame;
  if (removing) {
    if (actions.first) place_ = form_ ? Place::form : Place::carry_on;
    if (actions.second) remove();
    return Going::stay;
  }
  if (actions.first) resume(draft_, voice.language);
  if (actions.third && !sending_) place_ = Place::remove;
  if (actions.second) {
    show_list();
    return Going::home;
  }
  return Going::stay;
}

Going Filling::draw_sending(ui::Ui& ui, const Voice& voice) {
  screens::AskActions actions;
  screens::draw(ui, voice.frame, screens::make_sending(voice.catalogue, title(voice)), actions);
  frame_actions_ = actions.frame;
  return Going::stay;
}

Going Filling::draw_sent(ui::Ui& ui, const Voice& voice) {
  const auto model =
      screens::make_sent(voice.catalogue, docked(), sent_urgent_, head_.response_class == "rj");
  screens::SentActions actions;
  screens::draw(ui, voice.frame, model, actions);
  frame_actions_ = actions.frame;
  if (!actions.done) return Going::stay;
  show_list();
  return Going::home;
}

}  // namespace mend::app
