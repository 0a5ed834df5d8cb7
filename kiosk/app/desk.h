#pragma once

#include "kiosk/app/context.h"
#include "kiosk/app/filling.h"
#include "kiosk/app/first_run.h"
#include "kiosk/app/reading.h"
#include "kiosk/app/things.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mend::app {

/// Where somebody was who hid the screen. Ids only; the rest is read anew after the PIN.
struct Bookmark {
  enum class Kind { none, home, module, draft, sending, mine };
  Kind kind = Kind::none;
  std::string id;
};

/// Everything of the resident who is signed in. When it is destroyed, nothing of them is left on the screen's
/// side; the key goes with the last job.
class Desk {
 public:
  /// `context` must outlive it. Without a bookmark: the card of an unfinished form if there is one, else
  /// home.
  Desk(Context& context, Session session, const Bookmark& bookmark);

  /// False until there is something to show.
  [[nodiscard]] bool ready() const { return ready_; }
  void draw(ui::Ui& ui, const Voice& voice);
  [[nodiscard]] const screens::FrameActions& frame_actions() const { return *frame_actions_; }
  /// Writes down what is unfinished. The caller then lets the desk go.
  [[nodiscard]] Bookmark park();
  /// Something came in from the hub.
  void records_changed();

  [[nodiscard]] const Session& session() const { return session_; }
  /// How the person wants the screen at this moment.
  [[nodiscard]] store::Preferences preferences() const;
  /// Changes it, and keeps it for the next time.
  void prefer(std::string_view setting, std::string_view choice);
  void keep_preferences();

 private:
  enum class Place { first_run, home, settings, learn, forms, mine };
  void go_home();
  void follow(Going going);
  void draw_home(ui::Ui& ui, const Voice& voice);
  void draw_settings(ui::Ui& ui, const Voice& voice);
  void draw_first_run(ui::Ui& ui, const Voice& voice);

  Context& context_;
  Session session_;
  Reading reading_;
  Filling filling_;
  Things things_;
  FirstRun first_run_;
  screens::SettingsTab tab_ = screens::SettingsTab::look;
  Place place_ = Place::home;
  bool ready_ = false;
  screens::FrameActions own_actions_;
  const screens::FrameActions* frame_actions_ = &own_actions_;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

}  // namespace mend::app
