#include "sync/dock/refusal_log.h"

#include "content/base/build_stamp.h"
#include "content/base/code.h"
#include "sync/protocol/protocol.h"

namespace mend::dock {

namespace {

/// A hub that is not there is how it is in a cell, and one that is busy says so to everybody.
bool is_everyday(TroubleKind kind) {
  return kind == TroubleKind::unreachable || kind == TroubleKind::busy || kind == TroubleKind::stopped;
}

std::string encoded(const std::vector<protocol::Refusal>& refusals) {
  return protocol::encode(protocol::CourierReport{std::string(base::version()), refusals});
}

}  // namespace

RefusalLog::RefusalLog(base::Files& files, const base::Clock& clock, base::Path file)
    : files_(files), clock_(clock), file_(std::move(file)) {
  if (!files_.exists(file_)) return;
  const auto bytes = files_.read(file_, protocol::report_limit);
  if (!bytes) return;
  auto kept = protocol::parse_courier_report(*bytes);
  if (!kept) return;
  refusals_ = std::move(kept->refusals);
  written_ = base::as_text(*bytes);
}

void RefusalLog::note(const DockReport& report) {
  bool all_well = report.reached;
  for (const Trouble& trouble : report.troubles) {
    if (is_everyday(trouble.kind)) continue;
    all_well = false;
    protocol::add_refusal(refusals_, code_of(trouble), clock_.now());
  }
  if (all_well) {
    protocol::mend_refusals(refusals_, report.content.empty() ? "dock." : "");
  } else if (!report.content.empty()) {
    protocol::mend_refusals(refusals_, "trust.");
  }
  // After what went well: these did not.
  for (const base::Error& each : report.left_out)
    protocol::add_refusal(refusals_, base::code_of(each), clock_.now());
  const std::string text = encoded(refusals_);
  if (text == written_ || (written_.empty() && refusals_.empty())) return;
  if (files_.write_atomic(file_, base::as_bytes(text), base::FileMode::private_file)) written_ = text;
}

protocol::DeviceReport device_report(spool::Spool& spool, const RefusalLog& log) {
  protocol::DeviceReport report;
  if (const auto bytes = spool.report(); bytes && *bytes) {
    if (auto kiosk = protocol::parse_kiosk_report(**bytes)) report.kiosk = std::move(*kiosk);
  }
  report.courier = protocol::CourierReport{std::string(base::version()), log.refusals()};
  return report;
}

}  // namespace mend::dock
