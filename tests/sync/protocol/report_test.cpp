#include "sync/protocol/report.h"

#include "content/base/json.h"
#include "sync/protocol/protocol.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::protocol;

namespace {

constexpr base::UnixMillis start = 1'800'000'000'000;

KioskReport sample() {
  KioskReport report{"0.1.0", 7, true, 123, start, -86'400, {}};
  add_refusal(report.refusals, "trust.expired role=timestamp version=3 seen=x", start);
  return report;
}

}  // namespace

TEST_CASE("A device's report comes back as it was sent") {
  DeviceReport report;
  report.kiosk = sample();
  report.courier = CourierReport{"0.1.0", {}};
  const auto back = parse_device_report(base::as_bytes(encode(report)));
  REQUIRE(back);
  REQUIRE(back->kiosk);
  CHECK(back->kiosk->generation == 7);
  CHECK(back->kiosk->fell_back);
  CHECK(back->kiosk->free_bytes == 123);
  CHECK(back->kiosk->confirmed == start);
  CHECK(back->kiosk->clock_error_seconds == -86'400);
  REQUIRE(back->kiosk->refusals.size() == 1);
  CHECK(back->kiosk->refusals[0].code == "trust.expired role=timestamp version=3 seen=x");
  CHECK(encode(*back) == encode(report));
}

TEST_CASE("No words and nothing unknown pass in a report, so nothing about residents can") {
  const base::Json good = base::Json::parse(encode(sample()));
  const auto taken = [](const base::Json& json) {
    return parse_kiosk_report(base::as_bytes(json.dump())).has_value();
  };
  REQUIRE(taken(good));
  const auto with = [&](const char* pointer, base::Json value) {
    base::Json json = good;
    json[base::Json::json_pointer(pointer)] = std::move(value);
    return json;
  };
  CHECK_FALSE(taken(with("/note", "Sam asked for help")));
  CHECK_FALSE(taken(with("/refusals/0/code", "Sam asked for help")));
  CHECK_FALSE(taken(with("/refusals/0/name", "Sam")));
  CHECK_FALSE(taken(with("/app", "Sam asked for help")));
  CHECK_FALSE(taken(with("/app", "")));
  CHECK_FALSE(taken(with("/generation", -1)));
  CHECK_FALSE(taken(with("/free_bytes", INT64_MAX)));
  CHECK_FALSE(taken(with("/clock_error_seconds", INT64_MIN)));
  CHECK_FALSE(taken(with("/confirmed", "yesterday")));
  CHECK_FALSE(taken(with("/fell_back", 1)));
  CHECK_FALSE(taken(with("/format", 2)));
  base::Json long_list = good;
  for (std::size_t i = 0; i < refusals_limit; ++i) long_list["refusals"].push_back(good["refusals"][0]);
  CHECK_FALSE(taken(long_list));
}

TEST_CASE(
    "The record of refusals counts what comes again, and its oldest mended one goes first when it is full") {
  std::vector<Refusal> record;
  add_refusal(record, "trust.expired role=timestamp version=3 expected=a", start);
  add_refusal(record, "trust.rollback role=snapshot version=1", start + 1);
  add_refusal(record, "trust.expired role=timestamp version=3 expected=b", start + 2);
  REQUIRE(record.size() == 2);
  CHECK(record[1].code.ends_with("expected=b"));
  CHECK(record[1].count == 2);
  CHECK(record[1].first == start);
  CHECK(record[1].last == start + 2);
  mend_refusals(record, "trust.expired");
  CHECK_FALSE(record[0].mended);
  CHECK(record[1].mended);
  for (int i = 0; i < 100; ++i)
    add_refusal(record, "trust.expired role=r" + std::to_string(i), start + 3 + i);
  CHECK(record.size() == refusals_limit);
  // The longest codes that are kept still make a report that may be sent.
  std::vector<Refusal> longest;
  for (std::size_t i = 0; i < refusals_limit; ++i)
    add_refusal(longest, "trust.x role=" + std::to_string(i) + std::string(base::code_limit - 20, 'x'),
                start);
  DeviceReport report;
  report.kiosk = KioskReport{"0.1.0", 1, false, 1, {}, {}, longest};
  report.courier = CourierReport{"0.1.0", longest};
  CHECK(encode(report).size() < report_limit);
  CHECK(parse_device_report(base::as_bytes(encode(report))));
}
