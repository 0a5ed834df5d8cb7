#include "kiosk/app/things.h"

namespace mend::app {
namespace {

base::Status take_back(Backend& backend, const store::Identity& who, const std::string& envelope) {
  MEND_TRY(const store::Sealer sealer, backend.sealer());
  MEND_TRY(const bool collected, backend.exchange().may_be_collected(envelope));
  return backend.store().records.withdraw(who, envelope, collected, sealer);
}

}  // namespace

void Things::take(const Records& records) {
  if (records) {
    records_ = *records;
  } else {
    tell(records.error());
  }
}

void Things::load() {
  context_.worker.post(alive_, [this, &backend = context_.backend, who = session_.who]() -> Worker::Done {
    auto records = backend.store().records.list(*who);
    return [this, records = std::move(records)] { take(records); };
  });
}

void Things::withdraw(const std::string& envelope) {
  context_.worker.post(alive_,
                       [this, &backend = context_.backend, who = session_.who, envelope]() -> Worker::Done {
                         const auto taken = take_back(backend, *who, envelope);
                         if (taken) {
                           backend.put_out();
                         } else {
                           tell(taken.error());
                         }
                         auto records = backend.store().records.list(*who);
                         return [this, worked = taken.has_value(), records = std::move(records)] {
                           notice_ = worked ? screens::MineNotice::withdrawn : screens::MineNotice::failed;
                           take(records);
                         };
                       });
}

Going Things::draw(ui::Ui& ui, const Voice& voice) {
  const auto model =
      screens::make_mine(voice.catalogue, records_ ? &*records_ : nullptr, voice.language, notice_);
  screens::MineActions actions;
  screens::draw(ui, voice.frame, model, actions);
  frame_actions_ = actions.frame;
  if (actions.withdraw) withdraw(model.rows[*actions.withdraw].envelope);
  return actions.frame.back ? Going::home : Going::stay;
}

}  // namespace mend::app
