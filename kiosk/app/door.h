#pragma once

#include "content/base/bytes.h"
#include "kiosk/app/context.h"
#include "kiosk/screens/pin_screen.h"
#include "kiosk/ui/ui.h"

#include <memory>
#include <optional>
#include <string>

namespace mend::app {

/// One resident's way in: PIN, or one-time code and a new PIN, with its waiting times.
class Door {
 public:
  /// `context` must outlive it.
  Door(Context& context, std::string subject, std::string name);

  /// False until the device has looked up what this door asks for.
  [[nodiscard]] bool ready() const { return ready_; }
  [[nodiscard]] const store::Preferences& preferences() const { return preferences_; }
  void draw(ui::Ui& ui, const Voice& voice);
  /// The person went back to the tiles.
  [[nodiscard]] bool left() const { return left_; }
  /// Once: the person has proved who they are.
  std::optional<Session> entered();
  /// Milliseconds until the page changes by itself.
  [[nodiscard]] std::optional<std::int64_t> millis_to_change() const;
  /// What was pressed on the frame in the last draw.
  [[nodiscard]] const screens::FrameActions& frame_actions() const { return frame_actions_; }

 private:
  using Entry = base::Result<std::variant<store::Identity, store::NotYet>>;
  void try_pin(base::SecretBytes digits);
  void try_code(base::SecretBytes digits);
  void choose(base::SecretBytes digits);
  void finish(Entry outcome);
  void not_yet(const store::NotYet& refusal);
  [[nodiscard]] std::int64_t wait_left() const;

  Context& context_;
  std::string subject_;
  std::string name_;
  store::Preferences preferences_;
  bool ready_ = false;
  bool trying_ = false;
  bool left_ = false;
  bool has_code_ = false;
  bool pictures_ = false;  ///< the kind of PIN that is asked for now
  screens::PinStep step_ = screens::PinStep::enter;
  screens::PinTrouble trouble_ = screens::PinTrouble::none;
  std::int64_t wait_until_ = 0;  ///< monotonic
  base::SecretBytes code_;
  base::SecretBytes first_pin_;
  std::shared_ptr<const store::Identity> who_;
  screens::FrameActions frame_actions_;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

}  // namespace mend::app
