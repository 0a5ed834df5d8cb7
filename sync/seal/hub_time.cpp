#include "sync/seal/hub_time.h"

#include "content/base/json.h"
#include "sync/seal/domains.h"
#include "sync/seal/signed.h"

namespace mend::seal {

namespace {

constexpr std::string_view what = "The hub's answer about the time";

tl::unexpected<base::Error> refuse(const char* code, std::string message) {
  return tl::unexpected<base::Error>(base::Error{base::ErrorKind::refused, std::move(message), code});
}

base::Result<HubTime> read(base::ByteView payload) {
  MEND_TRY(const base::Json json, base::parse_json(payload, what, {.bytes = hub_time_limit, .depth = 2}));
  MEND_TRY(const std::string type, base::json_string(json, "type", what));
  HubTime answer;
  MEND_TRY(answer.nonce, base::json_string(json, "nonce", what));
  MEND_TRY(answer.device, base::json_string(json, "device", what));
  MEND_TRY(const std::string time, base::json_string(json, "time", what));
  MEND_TRY(answer.time, base::parse_utc(time));
  if (type != "time" || json.size() != 4 || !is_id(answer.nonce) || !is_id(answer.device))
    return base::refused(std::string(what) + " is a document of another kind.");
  return answer;
}

}  // namespace

base::Result<HubTime> verify_hub_time(base::ByteView bytes, const PublicKey& hub_signing_key,
                                      std::string_view device, std::string_view nonce) {
  if (bytes.size() > hub_time_limit) return refuse("time.malformed", std::string(what) + " is too long.");
  const auto payload = open_signed(bytes, time_domain, hub_signing_key, what, hub_time_limit);
  if (!payload) return refuse("time.signature", payload.error().message);
  const auto answer = read(*payload);
  if (!answer) return refuse("time.malformed", answer.error().message);
  if (answer->device != device)
    return refuse("time.other-device", std::string(what) + " is for another device; it was not used.");
  if (answer->nonce != nonce) {
    return refuse("time.other-nonce",
                  std::string(what) + " answers another question than the one that is open; it was not used.");
  }
  return *answer;
}

}  // namespace mend::seal
