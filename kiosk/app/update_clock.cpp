#include "kiosk/app/update_clock.h"

#include "sync/seal/hub_time.h"

#include <algorithm>

namespace mend::app {

namespace {

tl::unexpected<base::Error> implausible(const char* name, base::UnixMillis bound, base::UnixMillis seen) {
  const auto encoded = [](base::UnixMillis time) {
    std::string text = base::format_utc(time);
    for (std::size_t at = 0; (at = text.find(':', at)) != std::string::npos;) text.replace(at, 1, "%3A");
    return text;
  };
  return tl::unexpected<base::Error>(
      base::Error{base::ErrorKind::refused,
                  "The hub says that it is " + base::format_utc(seen) + ", which cannot be; set the hub's clock.",
                  std::string(name) + " expected=" + encoded(bound) + " seen=" + encoded(seen)});
}

}  // namespace

void UpdateClock::ask() {
  question_ = random_.id();
  asked_at_ = clock_.monotonic();
}

void UpdateClock::renew_question() {
  if (clock_.monotonic() - asked_at_ >= question_millis) ask();
}

base::Status UpdateClock::take(base::ByteView answer, const seal::PublicKey& hub_signing_key,
                               std::string_view device, base::UnixMillis floor) {
  MEND_TRY(const seal::HubTime said, seal::verify_hub_time(answer, hub_signing_key, device, question_));
  if (said.time < floor - slack_millis) return implausible("time.too-early", floor, said.time);
  if (said.time > floor + farthest_millis) return implausible("time.too-late", floor + farthest_millis, said.time);
  answer_ = Answer{said.time, clock_.monotonic()};
  ask();
  return {};
}

std::optional<base::UnixMillis> UpdateClock::hub_now() const {
  if (!answer_) return {};
  const std::int64_t elapsed = clock_.monotonic() - answer_->at;
  if (elapsed < 0 || elapsed > session_millis) return {};
  return answer_->time + elapsed;
}

base::UnixMillis UpdateClock::now(base::UnixMillis floor) const {
  return std::max(floor, hub_now().value_or(clock_.now()));
}

std::optional<std::int64_t> UpdateClock::own_error_seconds() const {
  const auto hub = hub_now();
  if (!hub) return {};
  return (clock_.now() - *hub) / 1000;
}

}  // namespace mend::app
