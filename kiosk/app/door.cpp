#include "kiosk/app/door.h"

#include <algorithm>

namespace mend::app {

using base::as_text;
using base::SecretBytes;
using screens::PinStep;
using screens::PinTrouble;

namespace {

/// A job must be copyable, and keys are not: it holds them through a pointer.
std::shared_ptr<const SecretBytes> shared(SecretBytes bytes) {
  return std::make_shared<const SecretBytes>(std::move(bytes));
}

}  // namespace

Door::Door(Context& context, std::string subject, std::string name)
    : context_(context), subject_(std::move(subject)), name_(std::move(name)) {
  context_.worker.post(alive_, [this, &backend = context_.backend, id = subject_]() -> Worker::Done {
    auto found = backend.store().residents.door(id);
    return [this, found = std::move(found)] {
      if (!found) {
        tell(found.error());
        left_ = true;
        return;
      }
      ready_ = true;
      preferences_ = found->preferences;
      has_code_ = found->has_code;
      pictures_ = preferences_.pin == "pictures" && found->has_pin;
      wait_until_ = context_.clock.monotonic() + found->wait_millis;
      step_ = found->has_pin ? PinStep::enter : found->has_code ? PinStep::code : PinStep::closed;
    };
  });
}

std::int64_t Door::wait_left() const {
  return std::max<std::int64_t>(0, wait_until_ - context_.clock.monotonic());
}

std::optional<std::int64_t> Door::millis_to_change() const {
  const std::int64_t left = wait_left();
  if (left == 0) return std::nullopt;
  return left > 60'000 ? (left - 1) % 60'000 + 1 : (left - 1) % 1'000 + 1;
}

void Door::not_yet(const store::NotYet& refusal) {
  trouble_ = PinTrouble::wrong;
  wait_until_ = context_.clock.monotonic() + refusal.wait_millis;
}

void Door::finish(Entry outcome) {
  trying_ = false;
  if (!outcome) {
    tell(outcome.error());
    trouble_ = PinTrouble::unavailable;
  } else if (auto* identity = std::get_if<store::Identity>(&*outcome)) {
    who_ = std::make_shared<const store::Identity>(std::move(*identity));
  } else {
    not_yet(std::get<store::NotYet>(*outcome));
  }
}

void Door::try_pin(SecretBytes digits) {
  trying_ = true;
  context_.worker.post(
      alive_, [this, &backend = context_.backend, id = subject_, pin = shared(std::move(digits))] {
        auto outcome = std::make_shared<Entry>(backend.store().residents.sign_in(id, as_text(pin->view())));
        return [this, outcome] { finish(std::move(*outcome)); };
      });
}

void Door::try_code(SecretBytes digits) {
  trying_ = true;
  code_ = digits.copy();
  context_.worker.post(alive_,
                       [this, &backend = context_.backend, id = subject_, code = shared(std::move(digits))] {
                         auto outcome = backend.store().residents.check_code(id, as_text(code->view()));
                         return [this, outcome] {
                           trying_ = false;
                           if (!outcome) {
                             tell(outcome.error());
                             trouble_ = PinTrouble::unavailable;
                           } else if (const auto* refusal = std::get_if<store::NotYet>(&*outcome)) {
                             not_yet(*refusal);
                           } else {
                             step_ = PinStep::choose;
                             trouble_ = PinTrouble::none;
                           }
                         };
                       });
}

void Door::choose(SecretBytes digits) {
  const bool same = as_text(digits.view()) == as_text(first_pin_.view());
  first_pin_ = SecretBytes();
  if (!same) {
    step_ = PinStep::choose;
    trouble_ = PinTrouble::differ;
    return;
  }
  trying_ = true;
  preferences_.pin = pictures_ ? "pictures" : "numbers";
  context_.worker.post(alive_, [this, &backend = context_.backend, id = subject_, kept = preferences_,
                                pin = shared(std::move(digits)), code = shared(code_.copy())] {
    auto outcome = std::make_shared<Entry>(
        backend.store().residents.choose_pin(id, as_text(code->view()), as_text(pin->view())));
    // Only which pad is shown first: the other one is always a press away.
    if (*outcome && std::holds_alternative<store::Identity>(**outcome)) {
      if (auto written = backend.store().residents.set_preferences(id, kept); !written) tell(written.error());
    }
    return [this, outcome] { finish(std::move(*outcome)); };
  });
}

void Door::draw(ui::Ui& ui, const Voice& voice) {
  const auto model = screens::make_pin(voice.catalogue, {step_, name_, trouble_, wait_left(),
                                                         has_code_ && step_ == PinStep::enter, pictures_});
  screens::PinActions actions;
  screens::draw(ui, voice.frame, model, actions);
  frame_actions_ = actions.frame;
  if (actions.frame.back) {
    if (step_ == PinStep::again) {
      step_ = PinStep::choose;
      first_pin_ = SecretBytes();
    } else {
      left_ = true;
    }
  }
  if (actions.use_other) {
    pictures_ = !pictures_;
    trouble_ = PinTrouble::none;
  }
  if (actions.use_code) {
    step_ = PinStep::code;
    trouble_ = PinTrouble::none;
  }
  if (!actions.digits || trying_) return;
  switch (step_) {
    case PinStep::enter:
      try_pin(std::move(*actions.digits));
      break;
    case PinStep::code:
      try_code(std::move(*actions.digits));
      break;
    case PinStep::choose:
      first_pin_ = std::move(*actions.digits);
      step_ = PinStep::again;
      trouble_ = PinTrouble::none;
      break;
    case PinStep::again:
      choose(std::move(*actions.digits));
      break;
    case PinStep::closed:
      break;
  }
}

std::optional<Session> Door::entered() {
  if (!who_) return std::nullopt;
  return Session{subject_, name_, std::exchange(who_, nullptr), preferences_};
}

}  // namespace mend::app
