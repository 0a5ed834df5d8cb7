#include "sync/protocol/enrolment.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::protocol;

namespace {

const std::string id = "0123456789abcdef0123456789abcdef";
const std::string key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const std::string pem = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n";

template <class Parse>
bool reads(Parse parse, const std::string& text) {
  return parse(base::as_bytes(text)).has_value();
}

}  // namespace

TEST_CASE("An enrolment passes from kiosk to courier to hub and back unchanged") {
  const DeviceRequest device{id, key, key};
  const auto request = parse_device_request(base::as_bytes(encode(device)));
  REQUIRE(request);
  CHECK(request->device_id == id);
  CHECK(request->signing_key == key);

  const auto enrolment_request =
      parse_enrolment_request(base::as_bytes(encode(EnrolmentRequest{*request, pem})));
  REQUIRE(enrolment_request);
  CHECK(enrolment_request->device.inbox_key == key);
  CHECK(enrolment_request->csr == pem);

  const auto enrolment = parse_enrolment(base::as_bytes(encode(Enrolment{id, pem, pem, "https://hub:1/"})));
  REQUIRE(enrolment);
  CHECK(enrolment->hub == "https://hub:1/");
  CHECK(parse_enrolment(base::as_bytes(encode(Enrolment{id, pem, pem, ""})))->hub.empty());
}

TEST_CASE("An enrolment with a spoilt part is refused, and the message names the part") {
  CHECK_FALSE(reads(parse_device_request, encode(DeviceRequest{"../x", key, key})));
  CHECK_FALSE(reads(parse_device_request, encode(DeviceRequest{id, "AAAA", key})));
  CHECK_FALSE(reads(parse_device_request, encode(DeviceRequest{id, key, ""})));
  CHECK_FALSE(reads(parse_enrolment_request, encode(DeviceRequest{id, key, key})));
  CHECK_FALSE(reads(parse_enrolment_request, encode(EnrolmentRequest{{id, key, key}, "no pem"})));
  CHECK_FALSE(reads(parse_enrolment, encode(Enrolment{id, "", pem, ""})));
  CHECK_FALSE(reads(parse_enrolment, encode(Enrolment{id, pem, "", ""})));
  CHECK_FALSE(reads(parse_enrolment, encode(Enrolment{"x", pem, pem, ""})));
  CHECK_FALSE(reads(parse_enrolment, ""));
  const auto plain = parse_enrolment(base::as_bytes(encode(Enrolment{id, pem, pem, "http://hub/"})));
  REQUIRE_FALSE(plain);
  CHECK(plain.error().message.find("hub") != std::string::npos);
}
