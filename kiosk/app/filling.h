#pragma once

#include "kiosk/app/context.h"
#include "kiosk/app/form_media.h"
#include "kiosk/app/journal.h"
#include "kiosk/app/opened_form.h"
#include "kiosk/screens/before_model.h"
#include "kiosk/screens/form_model.h"
#include "kiosk/screens/frame.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mend::app {

/// The list of forms and the one that is filled in, from "Before you start" to "ready to go".
class Filling {
 public:
  /// Both must outlive it.
  Filling(Context& context, const Session& session) : context_(context), session_(session) {}

  void show_list();
  /// Offers to carry on with a draft; never goes on by itself.
  void offer(store::DraftSummary draft);
  /// Straight back to where the draft was, for who has only hidden the screen.
  /// If it was being sent then: to "ready to go" if it went, else to the page that says that it did not.
  void resume(const std::string& draft, const std::string& language, bool was_sending = false);

  [[nodiscard]] Going draw(ui::Ui& ui, const Voice& voice);
  [[nodiscard]] const screens::FrameActions& frame_actions() const { return frame_actions_; }
  /// The draft that is being written; nothing once it is on its way.
  [[nodiscard]] std::optional<std::string> open_draft() const;
  /// The draft that is being sent, while nobody knows yet whether it worked.
  [[nodiscard]] std::optional<std::string> draft_on_its_way() const;
  /// Writes down what is typed and not yet an answer, before the screen goes.
  void save_unfinished();

 private:
  enum class Place { list, before, form, remove, sent, carry_on };

  void open(const std::string& item);
  void begin(const std::string& language);
  void start_form(std::shared_ptr<const form::Form> form, const std::vector<store::DraftEntry>& entries,
                  const std::string& language);
  /// Whatever called for help when the draft was begun still does, and so does what the prison names since.
  void renew_rules();
  void send();
  void remove();

  Going draw_list(ui::Ui& ui, const Voice& voice);
  Going draw_before(ui::Ui& ui, const Voice& voice);
  Going draw_question(ui::Ui& ui, const Voice& voice);
  Going draw_between(ui::Ui& ui, const Voice& voice);
  Going draw_stop(ui::Ui& ui, const Voice& voice);
  Going draw_check(ui::Ui& ui, const Voice& voice);
  Going draw_sending(ui::Ui& ui, const Voice& voice);
  Going draw_ask(ui::Ui& ui, const Voice& voice);
  Going draw_sent(ui::Ui& ui, const Voice& voice);
  [[nodiscard]] screens::Docked docked() const { return {context_.view.last_docked}; }
  [[nodiscard]] form::Words title(const Voice& voice) const;

  Context& context_;
  const Session& session_;
  Place place_ = Place::list;
  bool failed_ = false;   ///< it could not be opened
  bool unsent_ = false;   ///< sending did not work
  bool sending_ = false;  ///< or beginning, opening, or deleting: one press is enough
  store::DraftHead head_;
  std::shared_ptr<const form::Form> definition_;
  std::string draft_;
  FormMedia media_;  ///< of definition_
  FormPlayers players_;
  std::optional<screens::FormModel> form_;
  screens::QuestionMemory memory_;
  Journal journal_{context_};
  std::shared_ptr<const library::Library> ruled_by_;  ///< whose rules form_ has
  bool sent_urgent_ = false;
  screens::FrameActions frame_actions_;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

}  // namespace mend::app
