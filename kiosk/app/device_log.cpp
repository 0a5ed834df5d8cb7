#include "kiosk/app/device_log.h"

#include "content/base/build_stamp.h"
#include "content/base/code.h"

namespace mend::app {

DeviceLog::DeviceLog(spool::Spool& spool) : spool_(spool) {
  if (const auto bytes = spool_.report(); bytes && *bytes) {
    if (auto kept = protocol::parse_kiosk_report(**bytes)) {
      state = std::move(*kept);
      written_ = base::as_text(**bytes);
    }
  }
  // Of this start, not of the one before.
  state.app = base::version();
  state.clock_error_seconds.reset();
}

void DeviceLog::refused(const base::Error& error, base::UnixMillis now) {
  protocol::add_refusal(state.refusals, base::code_of(error), now);
}

void DeviceLog::went_well(std::string_view beginning) {
  protocol::mend_refusals(state.refusals, beginning);
}

base::Status DeviceLog::save() {
  std::string text = protocol::encode(state);
  if (text == written_) return {};
  MEND_CHECK(spool_.put_report(base::as_bytes(text)));
  written_ = std::move(text);
  return {};
}

}  // namespace mend::app
