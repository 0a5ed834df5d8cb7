#pragma once

#include "content/base/bytes.h"
#include "content/base/clock.h"
#include "content/base/code.h"
#include "content/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mend::protocol {

// What a device tells staff about itself at the dock: numbers, times and codes of a known shape. No words,
// nothing about residents. docs/formats.md tells it in words.

/// Something that a device refused. Codes are those of base::Error, as base::read_code takes them.
struct Refusal {
  std::string code;
  base::UnixMillis first = 0;
  base::UnixMillis last = 0;
  std::int64_t count = 1;
  bool mended = false;  ///< it went well since
};

inline constexpr std::size_t refusals_limit = 12;

/// The record that a device keeps: bounded, newest last. The same thing again (name, role and version) counts
/// up. When it is full the oldest mended one goes, else the oldest.
void add_refusal(std::vector<Refusal>& record, std::string code, base::UnixMillis now);
/// What was recorded under names that begin so ("trust.") has gone well now.
void mend_refusals(std::vector<Refusal>& record, std::string_view beginning);

/// What the kiosk says; its file is `report.json` in the spool.
struct KioskReport {
  std::string app;               ///< version of the program
  std::uint64_t generation = 0;  ///< of the content that is in use; 0: none
  bool fell_back = false;        ///< the newest was damaged, and the one before is in use
  std::uint64_t free_bytes = 0;
  /// When the timestamp was signed by which the content in use was last found to be the newest.
  std::optional<base::UnixMillis> confirmed;
  std::optional<std::int64_t>
      clock_error_seconds;  ///< the device's clock less the hub's, when that was last known
  std::vector<Refusal> refusals;
};
/// What the courier adds of its own.
struct CourierReport {
  std::string app;
  std::vector<Refusal> refusals;
};
struct DeviceReport {
  std::optional<KioskReport> kiosk;
  std::optional<CourierReport> courier;
};

std::string encode(const KioskReport& report);
std::string encode(const CourierReport& report);
std::string encode(const DeviceReport& report);
/// Strict: known members only, each in its bounds.
base::Result<KioskReport> parse_kiosk_report(base::ByteView bytes);
base::Result<CourierReport> parse_courier_report(base::ByteView bytes);
base::Result<DeviceReport> parse_device_report(base::ByteView bytes);

}  // namespace mend::protocol
