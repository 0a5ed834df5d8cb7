#include "sync/protocol/report.h"

#include "content/base/json.h"
#include "sync/protocol/protocol.h"

#include <algorithm>
#include <initializer_list>

namespace mend::protocol {

namespace {

using base::Json;

constexpr std::string_view what = "The device's report";
constexpr std::int64_t format = 1;
constexpr std::int64_t most = 1'000'000'000'000'000;

/// The same thing is what has the same name, role and version; what was seen and expected may differ.
std::string subject_of(std::string_view code) {
  const auto read = base::read_code(code);
  if (!read) return std::string(code);
  return read->name + " " + std::string(read->fact("role")) + " " + std::string(read->fact("version"));
}

Json to_json(const std::vector<Refusal>& refusals) {
  Json list = Json::array();
  for (const Refusal& each : refusals) {
    list.push_back({{"code", each.code},
                    {"first", base::format_utc(each.first)},
                    {"last", base::format_utc(each.last)},
                    {"count", each.count},
                    {"mended", each.mended}});
  }
  return list;
}

Json to_json(const KioskReport& report) {
  Json json = {{"format", format},
               {"app", report.app},
               {"generation", report.generation},
               {"fell_back", report.fell_back},
               {"free_bytes", report.free_bytes},
               {"refusals", to_json(report.refusals)}};
  if (report.confirmed) json["confirmed"] = base::format_utc(*report.confirmed);
  if (report.clock_error_seconds) json["clock_error_seconds"] = *report.clock_error_seconds;
  return json;
}

Json to_json(const CourierReport& report) {
  return {{"format", format}, {"app", report.app}, {"refusals", to_json(report.refusals)}};
}

base::Status check_members(const Json& json, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : json.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      return base::refused(std::string(what) + " has members that do not belong.");
  }
  return {};
}

base::Result<std::int64_t> take_number(const Json& json, std::string_view member, std::int64_t least) {
  MEND_TRY(const std::int64_t number, base::json_integer(json, member, what));
  if (number < least || number > most) return base::refused(std::string(what) + " has a number out of bounds.");
  return number;
}

base::Result<bool> take_flag(const Json& json, std::string_view member) {
  const auto at = json.find(member);
  if (at == json.end() || !at->is_boolean())
    return base::refused(std::string(what) + " lacks \"" + std::string(member) + "\".");
  return at->get<bool>();
}

base::Result<base::UnixMillis> take_time(const Json& json, std::string_view member) {
  MEND_TRY(const std::string text, base::json_string(json, member, what));
  return base::parse_utc(text);
}

base::Result<std::string> take_version(const Json& json) {
  MEND_TRY(std::string text, base::json_string(json, "app", what));
  if (text.empty() || text.size() > 32 || text.find_first_not_of("0123456789.abcdefghijklmnopqrstuvwxyz-+~") != std::string::npos)
    return base::refused(std::string(what) + " names no version of its program.");
  return text;
}

base::Result<std::vector<Refusal>> take_refusals(const Json& json) {
  MEND_TRY(const Json* const list, base::json_array(json, "refusals", what));
  if (list->size() > refusals_limit) return base::refused(std::string(what) + " is too long.");
  std::vector<Refusal> refusals;
  for (const Json& entry : *list) {
    if (!entry.is_object()) return base::refused(std::string(what) + " cannot be read.");
    MEND_CHECK(check_members(entry, {"code", "first", "last", "count", "mended"}));
    Refusal refusal;
    MEND_TRY(refusal.code, base::json_string(entry, "code", what));
    if (!base::read_code(refusal.code)) return base::refused(std::string(what) + " holds something that is no code.");
    MEND_TRY(refusal.first, take_time(entry, "first"));
    MEND_TRY(refusal.last, take_time(entry, "last"));
    MEND_TRY(refusal.count, take_number(entry, "count", 1));
    MEND_TRY(refusal.mended, take_flag(entry, "mended"));
    refusals.push_back(std::move(refusal));
  }
  return refusals;
}

base::Status check_format(const Json& json) {
  MEND_TRY(const std::int64_t number, base::json_integer(json, "format", what));
  if (number == format) return {};
  return base::refused(std::string(what) + " has format " + std::to_string(number) + "; update the hub.");
}

base::Result<KioskReport> take_kiosk(const Json& json) {
  MEND_CHECK(check_format(json));
  MEND_CHECK(check_members(json, {"format", "app", "generation", "fell_back", "free_bytes", "refusals", "confirmed",
                                  "clock_error_seconds"}));
  KioskReport report;
  MEND_TRY(report.app, take_version(json));
  MEND_TRY(const std::int64_t generation, take_number(json, "generation", 0));
  MEND_TRY(const std::int64_t free_bytes, take_number(json, "free_bytes", 0));
  report.generation = static_cast<std::uint64_t>(generation);
  report.free_bytes = static_cast<std::uint64_t>(free_bytes);
  MEND_TRY(report.fell_back, take_flag(json, "fell_back"));
  MEND_TRY(report.refusals, take_refusals(json));
  if (json.contains("confirmed")) {
    MEND_TRY(report.confirmed, take_time(json, "confirmed"));
  }
  if (json.contains("clock_error_seconds")) {
    MEND_TRY(report.clock_error_seconds, take_number(json, "clock_error_seconds", -most));
  }
  return report;
}

base::Result<CourierReport> take_courier(const Json& json) {
  MEND_CHECK(check_format(json));
  MEND_CHECK(check_members(json, {"format", "app", "refusals"}));
  CourierReport report;
  MEND_TRY(report.app, take_version(json));
  MEND_TRY(report.refusals, take_refusals(json));
  return report;
}

base::Result<Json> read(base::ByteView bytes) {
  MEND_TRY(Json json, base::parse_json(bytes, what, {.bytes = report_limit, .depth = 6, .string_bytes = base::code_limit}));
  if (!json.is_object()) return base::refused(std::string(what) + " cannot be read.");
  return json;
}

}  // namespace

void add_refusal(std::vector<Refusal>& record, std::string code, base::UnixMillis now) {
  const std::string subject = subject_of(code);
  const auto same = std::find_if(record.begin(), record.end(),
                                 [&](const Refusal& each) { return subject_of(each.code) == subject; });
  Refusal refusal{std::move(code), now, now, 1, false};
  if (same != record.end()) {
    refusal.first = same->first;
    refusal.count = std::min(same->count + 1, most);
    record.erase(same);
  } else if (record.size() >= refusals_limit) {
    const auto mended =
        std::find_if(record.begin(), record.end(), [](const Refusal& each) { return each.mended; });
    record.erase(mended != record.end() ? mended : record.begin());
  }
  record.push_back(std::move(refusal));
}

void mend_refusals(std::vector<Refusal>& record, std::string_view beginning) {
  for (Refusal& each : record) each.mended = each.mended || each.code.starts_with(beginning);
}

std::string encode(const KioskReport& report) {
  return to_json(report).dump();
}
std::string encode(const CourierReport& report) {
  return to_json(report).dump();
}
std::string encode(const DeviceReport& report) {
  Json json = {{"format", format}};
  if (report.kiosk) json["kiosk"] = to_json(*report.kiosk);
  if (report.courier) json["courier"] = to_json(*report.courier);
  return json.dump();
}

base::Result<KioskReport> parse_kiosk_report(base::ByteView bytes) {
  MEND_TRY(const Json json, read(bytes));
  return take_kiosk(json);
}

base::Result<CourierReport> parse_courier_report(base::ByteView bytes) {
  MEND_TRY(const Json json, read(bytes));
  return take_courier(json);
}

base::Result<DeviceReport> parse_device_report(base::ByteView bytes) {
  MEND_TRY(const Json json, read(bytes));
  MEND_CHECK(check_format(json));
  MEND_CHECK(check_members(json, {"format", "kiosk", "courier"}));
  DeviceReport report;
  if (json.contains("kiosk")) {
    MEND_TRY(const Json* const part, base::json_object(json, "kiosk", what));
    MEND_TRY(report.kiosk, take_kiosk(*part));
  }
  if (json.contains("courier")) {
    MEND_TRY(const Json* const part, base::json_object(json, "courier", what));
    MEND_TRY(report.courier, take_courier(*part));
  }
  return report;
}

}  // namespace mend::protocol
