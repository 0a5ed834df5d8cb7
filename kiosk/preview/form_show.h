#pragma once

#include "kiosk/app/form_media.h"
#include "kiosk/preview/show.h"
#include "kiosk/screens/form_model.h"

namespace mend::preview {

/// The list of forms with this one, and the form from "Before you start" to "ready to go". Answers are in
/// memory and go with it; nothing is sent.
class FormShow final : public Show {
 public:
  FormShow(std::shared_ptr<const Edition> edition, const library::Policy* policy, const base::Clock& clock,
           base::Random& random);

  void renew(std::shared_ptr<const Edition> edition) override;
  screens::FrameActions draw(ui::Ui& ui, const Light& light) override;
  [[nodiscard]] std::vector<Place> places() const override;
  [[nodiscard]] Place place() const override;
  void go_to(const std::string& place) override;

  /// As if somebody had answered so, in this order; begins anew.
  void answer(const std::vector<store::DraftEntry>& answers);
  [[nodiscard]] const screens::FormModel& form() const { return form_; }

 private:
  enum class At { list, before, form, remove, sent };
  [[nodiscard]] screens::FormModel begin() const;
  [[nodiscard]] std::string place_in_form() const;
  [[nodiscard]] app::FormMedia open_media() const;
  [[nodiscard]] form::Words title(const Light& light) const;
  screens::FrameActions draw_list(ui::Ui& ui, const Light& light);
  screens::FrameActions draw_before(ui::Ui& ui, const Light& light);
  screens::FrameActions draw_question(ui::Ui& ui, const Light& light);
  screens::FrameActions draw_between(ui::Ui& ui, const Light& light);
  screens::FrameActions draw_stop(ui::Ui& ui, const Light& light);
  screens::FrameActions draw_check(ui::Ui& ui, const Light& light);
  screens::FrameActions draw_remove(ui::Ui& ui, const Light& light);
  screens::FrameActions draw_sent(ui::Ui& ui, const Light& light);

  std::shared_ptr<const Edition> edition_;
  const library::Policy* policy_;
  const base::Clock& clock_;
  base::Random& random_;
  At at_ = At::before;
  app::FormMedia media_;
  screens::FormModel form_;
  screens::QuestionMemory memory_;
  std::vector<store::DraftEntry> journal_;  ///< to take the answers up again in the next edition
};

/// The pages of a form as it stands now, besides the one that checks all: questions, the lists of repeats,
/// the page before one is taken out of them, the list of parts and the check of each.
std::vector<Place> form_places(const screens::FormModel& form);

}  // namespace mend::preview
