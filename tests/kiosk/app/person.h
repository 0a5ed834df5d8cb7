#pragma once

#include "ear.h"
#include "kiosk/app/app.h"
#include "kiosk/ui/semantics.h"
#include "kiosk/window/canvas.h"
#include "prison.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace mend::tests {

/// Somebody in front of the kiosk: sees its semantic tree, touches and types.
class Person {
 public:
  explicit Person(Prison& prison, window::Size size = {1280, 800});
  /// With a voice of its own instead of an Ear.
  Person(Prison& prison, app::Ears ears);

  /// Waits until the kiosk rests: nothing on its worker, nothing to draw.
  void settle();
  /// Until it is so, whatever the kiosk is at beside it; fails the test after a long while.
  void turn_until(const std::function<bool()>& is_so);
  /// settle() waits for a while only: something is held up that has nothing to do with what is pressed.
  bool may_stay_busy = false;
  /// Drawing a page that nobody touched makes no work.
  [[nodiscard]] bool rests();
  /// As after a power cut: a new kiosk on the same disk.
  void restart();
  /// The kiosk is off until restart().
  void stop();
  /// Until the page says this; fails the test after a long while.
  void wait_for(std::string_view words);

  [[nodiscard]] const ui::Tree& tree() const { return ui_->tree(); }
  /// All words of the page, one after the other.
  [[nodiscard]] std::string page() const;
  [[nodiscard]] bool sees(std::string_view words) const { return page().find(words) != std::string::npos; }
  [[nodiscard]] const ui::Node& get(ui::Role role, std::string_view name) const;

  void press(ui::Role role, std::string_view name);
  void press(std::string_view name) { press(ui::Role::button, name); }
  void press_id(std::string_view id);
  /// Does not wait for what it leads to.
  void press_at_once(std::string_view id);
  void key_at_once(window::Key key);
  void pick(std::string_view name) { press(ui::Role::radio, name); }
  void key(window::Key key);
  void type(std::string_view text);
  /// What stands on the screen.
  [[nodiscard]] window::Canvas pixels() const;
  /// On the pad of numbers, then its button.
  void digits(std::string_view digits);
  /// The catalogue's accessibility lint, which must be silent; and a picture for people who look, in the
  /// folder that MEND_SHOTS names.
  void look(const std::string& name);

  /// Past the questions of the first time, without answering them.
  void leave_first_run();
  /// First sign-in of a resident: the one-time code and a PIN; ends at home.
  void enrol(std::string_view name, std::string_view pin = "2468");
  void sign_in(std::string_view name, std::string_view pin = "2468");

  [[nodiscard]] app::App& app() { return *app_; }
  /// What they hear. Headphones are not in unless a test plugs them in.
  [[nodiscard]] Ear& ear() { return ear_; }

 private:
  void touch(const ui::Node& node);
  void send(const window::Event& event);

  Prison& prison_;
  window::Size size_;
  app::Tongues tongues_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool awake_ = false;
  std::uint64_t time_ms_ = 0;
  Ear ear_;
  app::Ears ears_ = ear_.ears();
  std::unique_ptr<app::App> app_;
  std::unique_ptr<ui::Ui> ui_;
};

}  // namespace mend::tests
