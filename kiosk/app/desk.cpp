#include "kiosk/app/desk.h"

#include "kiosk/screens/home_screen.h"
#include "kiosk/screens/settings_screen.h"

namespace mend::app {

Desk::Desk(Context& context, Session session, const Bookmark& bookmark)
    : context_(context),
      session_(std::move(session)),
      reading_(context, session_),
      filling_(context, session_),
      things_(context, session_),
      first_run_(context, !session_.chose_language) {
  switch (bookmark.kind) {
    case Bookmark::Kind::module:
      place_ = Place::learn;
      reading_.open(bookmark.id, session_.preferences.language);
      break;
    case Bookmark::Kind::draft:
      place_ = Place::forms;
      filling_.resume(bookmark.id, session_.preferences.language);
      break;
    case Bookmark::Kind::sending:
      place_ = Place::forms;
      filling_.resume(bookmark.id, session_.preferences.language, true);
      break;
    case Bookmark::Kind::mine:
      place_ = Place::mine;
      things_.load();
      break;
    case Bookmark::Kind::home:
    case Bookmark::Kind::none:
      break;
  }
  // Answers come in the order of the jobs: after this one, what the bookmark asked for is there.
  context_.worker.post(alive_,
                       [this, &backend = context_.backend, who = session_.who,
                        fresh = bookmark.kind == Bookmark::Kind::none]() -> Worker::Done {
                         if (!fresh) return [this] { ready_ = true; };
                         auto drafts = backend.store().drafts.list(*who);
                         return [this, drafts = std::move(drafts)] {
                           ready_ = true;
                           // Nothing has to be read before it is known how.
                           if (!session_.preferences.first_run_done) {
                             place_ = Place::first_run;
                             return;
                           }
                           if (!drafts) return tell(drafts.error());
                           if (drafts->empty()) return;
                           place_ = Place::forms;
                           filling_.offer(drafts->back());
                         };
                       });
}

Bookmark Desk::park() {
  filling_.save_unfinished();
  if (place_ == Place::learn) {
    if (const auto item = reading_.open_item()) return {Bookmark::Kind::module, *item};
  }
  if (place_ == Place::forms) {
    if (const auto draft = filling_.open_draft()) return {Bookmark::Kind::draft, *draft};
    if (const auto draft = filling_.draft_on_its_way()) return {Bookmark::Kind::sending, *draft};
  }
  if (place_ == Place::mine) return {Bookmark::Kind::mine, {}};
  return {Bookmark::Kind::home, {}};
}

void Desk::records_changed() {
  if (place_ == Place::mine) things_.load();
}

void Desk::go_home() {
  place_ = Place::home;
  things_.forget_notice();
}

void Desk::follow(Going going) {
  switch (going) {
    case Going::stay:
      break;
    case Going::home:
      go_home();
      break;
    case Going::mine:
      place_ = Place::mine;
      things_.load();
      break;
  }
}

void Desk::draw(ui::Ui& ui, const Voice& voice) {
  switch (place_) {
    case Place::first_run:
      frame_actions_ = &first_run_.frame_actions();
      return draw_first_run(ui, voice);
    case Place::home:
      frame_actions_ = &own_actions_;
      return draw_home(ui, voice);
    case Place::settings:
      frame_actions_ = &own_actions_;
      return draw_settings(ui, voice);
    case Place::learn:
      frame_actions_ = &reading_.frame_actions();
      return follow(reading_.draw(ui, voice));
    case Place::forms:
      frame_actions_ = &filling_.frame_actions();
      return follow(filling_.draw(ui, voice));
    case Place::mine:
      frame_actions_ = &things_.frame_actions();
      return follow(things_.draw(ui, voice));
  }
}

void Desk::draw_home(ui::Ui& ui, const Voice& voice) {
  screens::HomeActions actions;
  screens::draw(ui, voice.frame, screens::make_home(voice.catalogue, session_.name), actions);
  own_actions_ = actions.frame;
  if (!actions.tile) return;
  switch (*actions.tile) {
    case screens::HomeTile::learn:
      reading_.show_list();
      place_ = Place::learn;
      break;
    case screens::HomeTile::forms:
      filling_.show_list();
      place_ = Place::forms;
      break;
    case screens::HomeTile::mine:
      follow(Going::mine);
      break;
    case screens::HomeTile::settings:
      tab_ = screens::SettingsTab::look;
      place_ = Place::settings;
      break;
  }
}

void Desk::draw_first_run(ui::Ui& ui, const Voice& voice) {
  if (first_run_.draw(ui, voice, session_.preferences)) keep_preferences();
  if (first_run_.done()) go_home();
}

void Desk::draw_settings(ui::Ui& ui, const Voice& voice) {
  const auto offered = context_.languages();
  screens::SettingsActions actions;
  screens::draw(ui, voice.frame,
                screens::make_settings(voice.catalogue, {session_.preferences, offered, voice.language, tab_,
                                                         context_.tongues.draft_notice(voice.language)}),
                actions);
  own_actions_ = actions.frame;
  if (actions.tab) tab_ = *actions.tab;
  if (actions.language) {
    session_.preferences.language = *actions.language;
    keep_preferences();
  }
  if (actions.chosen) prefer(actions.chosen->setting, actions.chosen->choice);
  if (actions.frame.back) go_home();
}

store::Preferences Desk::preferences() const {
  store::Preferences now = session_.preferences;
  if (place_ == Place::first_run && first_run_.speaks_first() && now.read_aloud.empty())
    now.read_aloud = "on";
  return now;
}

void Desk::prefer(std::string_view setting, std::string_view choice) {
  if (screens::prefer(session_.preferences, setting, choice)) keep_preferences();
}

void Desk::keep_preferences() {
  context_.worker.post({},
                       [&backend = context_.backend, subject = session_.subject,
                        preferences = session_.preferences]() -> Worker::Done {
                         if (auto kept = backend.store().residents.set_preferences(subject, preferences);
                             !kept)
                           tell(kept.error());
                         return nullptr;
                       });
}

}  // namespace mend::app
