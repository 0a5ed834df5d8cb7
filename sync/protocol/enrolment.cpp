#include "sync/protocol/enrolment.h"

#include "content/base/json.h"
#include "sync/protocol/protocol.h"

namespace mend::protocol {

namespace {

using base::Json;

Json to_json(const DeviceRequest& request) {
  return {{"device_id", request.device_id},
          {"signing_key", request.signing_key},
          {"inbox_key", request.inbox_key}};
}

base::Result<Json> read(base::ByteView bytes, std::string_view what) {
  return base::parse_json(bytes, what, {.bytes = enrolment_limit, .depth = 2});
}

base::Result<std::string> take_device_id(const Json& json, std::string_view what) {
  MEND_TRY(std::string id, base::json_string(json, "device_id", what));
  // It becomes a certificate's common name and a folder's name.
  if (!is_id(id))
    return base::refused(std::string(what) + " does not name a device by 32 hexadecimal digits.");
  return id;
}

base::Result<std::string> take_key(const Json& json, std::string_view member, std::string_view what) {
  MEND_TRY(std::string text, base::json_string(json, member, what));
  const auto key = base::from_base64(text);
  if (!key || key->size() != 32) {
    return base::refused(std::string(what) + " cannot be used: \"" + std::string(member) +
                         "\" is not a key of 32 bytes in base64.");
  }
  return text;
}

base::Result<std::string> take_pem(const Json& json, std::string_view member, std::string_view what) {
  MEND_TRY(std::string text, base::json_string(json, member, what));
  if (!text.starts_with("-----BEGIN ")) {
    return base::refused(std::string(what) + " cannot be used: \"" + std::string(member) + "\" is not PEM.");
  }
  return text;
}

base::Result<DeviceRequest> take_device(const Json& json, std::string_view what) {
  DeviceRequest request;
  MEND_TRY(request.device_id, take_device_id(json, what));
  MEND_TRY(request.signing_key, take_key(json, "signing_key", what));
  MEND_TRY(request.inbox_key, take_key(json, "inbox_key", what));
  return request;
}

}  // namespace

std::string encode(const DeviceRequest& request) {
  return to_json(request).dump();
}

std::string encode(const EnrolmentRequest& request) {
  Json json = to_json(request.device);
  json["csr"] = request.csr;
  return json.dump();
}

std::string encode(const Enrolment& enrolment) {
  Json json = {
      {"device_id", enrolment.device_id}, {"certificate", enrolment.certificate}, {"ca", enrolment.ca}};
  if (!enrolment.hub.empty()) json["hub"] = enrolment.hub;
  return json.dump();
}

base::Result<DeviceRequest> parse_device_request(base::ByteView bytes) {
  constexpr std::string_view what = "The device's request";
  MEND_TRY(const Json json, read(bytes, what));
  return take_device(json, what);
}

base::Result<EnrolmentRequest> parse_enrolment_request(base::ByteView bytes) {
  constexpr std::string_view what = "The enrolment request";
  MEND_TRY(const Json json, read(bytes, what));
  EnrolmentRequest request;
  MEND_TRY(request.device, take_device(json, what));
  MEND_TRY(request.csr, take_pem(json, "csr", what));
  return request;
}

base::Result<Enrolment> parse_enrolment(base::ByteView bytes) {
  constexpr std::string_view what = "The enrolment";
  MEND_TRY(const Json json, read(bytes, what));
  Enrolment enrolment;
  MEND_TRY(enrolment.device_id, take_device_id(json, what));
  MEND_TRY(enrolment.certificate, take_pem(json, "certificate", what));
  MEND_TRY(enrolment.ca, take_pem(json, "ca", what));
  if (json.contains("hub")) {
    MEND_TRY(enrolment.hub, base::json_string(json, "hub", what));
    if (!enrolment.hub.empty() && !enrolment.hub.starts_with("https://")) {
      return base::refused("The enrolment cannot be used: \"hub\" is not an https address.");
    }
  }
  return enrolment;
}

}  // namespace mend::protocol
