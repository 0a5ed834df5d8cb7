#pragma once

#include "kiosk/app/context.h"
#include "kiosk/app/desk.h"
#include "kiosk/app/door.h"
#include "kiosk/app/idle.h"
#include "kiosk/app/read_aloud.h"
#include "kiosk/platform/folder_watch.h"
#include "kiosk/ui/ui.h"
#include "kiosk/window/event.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace mend::app {

/// What the app stands on; all outlive it.
struct Parts {
  base::Files& files;
  const base::Clock& clock;
  base::Random& random;
  const Tongues& tongues;
  Places places;
  store::PinCost pin_cost = {};
  std::function<void()> wake;  ///< makes the event loop turn; from any thread
  Ears ears = {};
  float pixels_per_mm = 0;     ///< of the display, where somebody has measured it
  base::UnixMillis built = 0;  ///< time of the program; updates take place after it
};

/// The kiosk without its window: who is at it, and what page they see. Help lies over every page.
class App {
 public:
  explicit App(Parts parts);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  /// Before the same event goes to the Ui.
  void input(const window::Event& event);
  /// Once per turn of the loop, before drawing: what the worker finished, and whether the person went away.
  void turn();
  void draw(ui::Ui& ui);
  /// Once a page stands still: reads aloud what is to be read. True if it must be drawn once more.
  bool listen(ui::Ui& ui);

  /// False only in the first moments, while there is nothing to show yet.
  [[nodiscard]] bool started() const { return started_; }
  [[nodiscard]] bool busy() const { return worker_.busy() || importer_.busy(); }
  /// How long the loop may sleep; nothing: until something happens.
  [[nodiscard]] std::optional<std::int64_t> sleep_millis() const;

 private:
  /// sleep_millis while nothing is read aloud.
  [[nodiscard]] std::optional<std::int64_t> quiet_millis() const;
  void begin();
  void watch();
  void refresh();
  /// New content, on a thread of its own: a large update takes long, and "saved" must not wait for it.
  void import(const ImportPlan& plan);
  void imported(const base::Result<library::ImportReport>& report);
  void take_view(View view);
  void look_at_doors();
  void hide();
  void show_again();
  void sign_out();
  void at_the_door(std::string subject, std::string name);
  void press_frame(const screens::FrameActions& actions);
  void next(std::string_view setting);

  /// How the page is shown to whoever is there.
  [[nodiscard]] store::Preferences preferences() const;
  [[nodiscard]] std::string language() const;
  [[nodiscard]] screens::Frame frame() const;

  void draw_help(ui::Ui& ui, const Voice& voice);
  void draw_error(ui::Ui& ui, const Voice& voice);
  void draw_language(ui::Ui& ui, const Voice& voice);
  void draw_sign_in(ui::Ui& ui, const Voice& voice);
  void draw_idle(ui::Ui& ui, const Voice& voice);
  void draw_hidden(ui::Ui& ui, const Voice& voice);

  /// Somebody whose screen is hidden, and where they were.
  struct Hidden {
    std::string subject, name;
    store::Preferences preferences;
    Bookmark bookmark;
  };

  Parts parts_;
  Idle idle_;
  ReadAloud read_aloud_;
  Backend backend_;
  Worker worker_;
  Worker importer_;
  Context context_;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
  std::atomic<bool> refresh_waits_ = false;
  bool importing_ = false;
  bool import_again_ = false;  ///< the courier brought something meanwhile
  std::optional<platform::FolderWatch> watch_;

  bool started_ = false;
  bool broken_ = false;  ///< the device could not be opened
  bool lost_ = false;    ///< what was saved may be gone, or cannot be reached
  bool help_open_ = false;
  bool fresh_ = false;  ///< forget focus and text before the next page
  bool touched_ = false;
  store::Preferences chosen_;  ///< picked before signing in; gone at the next sign-out
  bool choosing_language_ = false;
  std::optional<Hidden> hidden_;
  bool hidden_page_ = false;
  std::unique_ptr<Door> door_;
  std::unique_ptr<Desk> desk_;
};

}  // namespace mend::app
