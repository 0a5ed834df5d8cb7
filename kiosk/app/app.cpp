#include "kiosk/app/app.h"

#include <algorithm>
#include <utility>

namespace mend::app {

using window::EventKind;

App::App(Parts parts)
    : parts_(std::move(parts)),
      idle_(parts_.clock),
      read_aloud_(parts_.ears),
      backend_(parts_.files, parts_.clock, parts_.random, parts_.places, parts_.pin_cost, parts_.built),
      worker_(parts_.wake),
      importer_(parts_.wake),
      context_{worker_, backend_, parts_.clock, parts_.random, parts_.tongues, read_aloud_, {}} {
  begin();
}

App::~App() = default;

void App::begin() {
  worker_.post(alive_, [this]() -> Worker::Done {
    auto view = backend_.start();
    return [this, view = std::move(view), kept = backend_.keeps_what_was_saved()] {
      started_ = true;
      lost_ = !kept;
      if (!view) {
        tell(view.error());
        broken_ = true;
        return;
      }
      take_view(*view);
      watch();
      refresh();
    };
  });
}

void App::watch() {
  // The watch's thread and the worker's own end before what they use: see the order of the members.
  worker_.post(alive_, [this]() -> Worker::Done {
    const Places& places = parts_.places;
    auto started = std::make_shared<base::Result<platform::FolderWatch>>(
        platform::FolderWatch::start(parts_.files,
                                     {places.spool / "in" / "receipts", places.spool / "in" / "items",
                                      places.spool / "in" / "hub", places.drop / "metadata", places.drop},
                                     [this] { refresh(); }));
    return [this, started] {
      if (!*started) return tell(started->error());
      watch_.emplace(std::move(**started));
    };
  });
}

void App::refresh() {
  // A burst of files is one look.
  if (refresh_waits_.exchange(true)) return;
  worker_.post(alive_, [this]() -> Worker::Done {
    refresh_waits_ = false;
    auto view = backend_.refresh();
    return [this, view = std::move(view), plan = backend_.plan_import()] {
      import(plan);
      if (!view) return tell(view.error());
      take_view(*view);
    };
  });
}

void App::import(const ImportPlan& plan) {
  if (importing_) {
    import_again_ = true;
    return;
  }
  importing_ = true;
  importer_.post(alive_, [this, plan]() -> Worker::Done {
    return [this, report = backend_.import(plan)] { imported(report); };
  });
}

void App::imported(const base::Result<library::ImportReport>& report) {
  worker_.post(alive_, [this, report]() -> Worker::Done {
    auto view = backend_.imported(report);
    return [this, view = std::move(view)] {
      importing_ = false;
      if (std::exchange(import_again_, false)) refresh();
      if (!view) return tell(view.error());
      take_view(*view);
    };
  });
}

void App::take_view(View view) {
  context_.view = std::move(view);
  if (const library::Policy* policy = context_.policy()) idle_.set_limit(policy->idle_lock_seconds);
  if (desk_ && context_.view.records_changed) desk_->records_changed();
}

void App::input(const window::Event& event) {
  read_aloud_.input(event);
  switch (event.kind) {
    case EventKind::key_down:
    case EventKind::text:
    case EventKind::pointer_up:
    case EventKind::wheel:
      touched_ = true;
      break;
    case EventKind::key_up:
    case EventKind::pointer_down:
    case EventKind::pointer_move:
    case EventKind::pointer_cancel:
    case EventKind::resized:
    case EventKind::exposed:
    case EventKind::woken:
    case EventKind::quit:
      break;
  }
}

void App::turn() {
  worker_.run_finished();
  importer_.run_finished();
  look_at_doors();
  if (idle_.state() == Idle::State::over) {
    idle_.touch();
    help_open_ = false;
    if (desk_) {
      hide();
    } else if (!hidden_page_) {
      sign_out();
    }
  }
}

void App::look_at_doors() {
  if (!door_) return;
  if (door_->left()) return sign_out();
  auto session = door_->entered();
  if (!session) return;
  Bookmark bookmark;
  if (hidden_ && hidden_->subject == session->subject) bookmark = hidden_->bookmark;
  const store::Preferences kept = session->preferences;
  session->preferences = store::with(kept, chosen_);
  session->chose_language = !session->preferences.language.empty();
  const bool is_new = session->preferences != kept;
  if (!session->chose_language) session->preferences.language = language();
  desk_ = std::make_unique<Desk>(context_, std::move(*session), bookmark);
  if (is_new) desk_->keep_preferences();
  door_.reset();
  hidden_.reset();
  chosen_ = {};
  fresh_ = true;
  idle_.touch();
}

void App::hide() {
  if (!desk_) return;
  const Session& session = desk_->session();
  hidden_ = Hidden{session.subject, session.name, session.preferences, {}};
  hidden_->bookmark = desk_->park();
  desk_.reset();
  hidden_page_ = true;
  help_open_ = false;
  read_aloud_.forget();
  fresh_ = true;
}

void App::show_again() {
  hidden_page_ = false;
  at_the_door(hidden_->subject, hidden_->name);
}

void App::sign_out() {
  if (desk_) (void)desk_->park();
  desk_.reset();
  door_.reset();
  hidden_.reset();
  hidden_page_ = false;
  help_open_ = false;
  chosen_ = {};
  choosing_language_ = false;
  read_aloud_.forget();
  fresh_ = true;
}

void App::at_the_door(std::string subject, std::string name) {
  door_ = std::make_unique<Door>(context_, std::move(subject), std::move(name));
  fresh_ = true;
}

bool App::listen(ui::Ui& ui) {
  read_aloud_.choose(choice_of(preferences()));
  return read_aloud_.follow(ui, parts_.tongues.catalogue(language()));
}

std::optional<std::int64_t> App::sleep_millis() const {
  const auto quiet = quiet_millis();
  const auto word = read_aloud_.millis_to_change();
  if (!quiet || !word) return quiet ? quiet : word;
  return std::min(*quiet, *word);
}

std::optional<std::int64_t> App::quiet_millis() const {
  if (!started_) return std::nullopt;
  // At the sign-in page there is nothing to lock, and nothing wakes the device.
  if (!desk_ && !door_) return std::nullopt;
  std::int64_t sleep = idle_.millis_to_change();
  if (door_) {
    sleep = std::max<std::int64_t>(1, idle_.millis_left());
    if (const auto waits = door_->millis_to_change()) sleep = std::min(sleep, *waits);
  }
  return sleep;
}

}  // namespace mend::app
