#include "sync/protocol/protocol.h"

#include "content/base/json.h"

#include <algorithm>

namespace mend::protocol {

namespace {

std::string under(std::string_view folder, std::string_view id) {
  return std::string(folder).append("/").append(id);
}

/// The payload of a signed document, whose signature the courier cannot check.
base::Result<base::Json> read_claim(base::ByteView bytes, std::string_view what, std::size_t limit) {
  const base::JsonLimits limits{.bytes = limit, .depth = 2};
  MEND_TRY(const base::Json outer, base::parse_json(bytes, what, limits));
  MEND_TRY(const std::string text, base::json_string(outer, "payload", what));
  MEND_CHECK(base::json_string(outer, "signature", what));
  MEND_TRY(const base::Bytes payload, base::from_base64(text));
  return base::parse_json(payload, what, limits);
}

}  // namespace

std::string envelope_path(std::string_view id) {
  return under(envelopes_folder, id);
}
std::string item_path(std::string_view id) {
  return under(inbox_path, id);
}
std::string time_path(std::string_view nonce) {
  return under(time_folder, nonce);
}

bool is_id(std::string_view text) {
  return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

base::Result<std::string> id_in_path(std::string_view path, std::string_view folder) {
  if (path.starts_with(folder) && path.substr(folder.size()).starts_with('/') &&
      is_id(path.substr(folder.size() + 1))) {
    return std::string(path.substr(folder.size() + 1));
  }
  return base::refused("The address does not end in an id of 32 hexadecimal digits.");
}

std::string encode_inbox_list(const std::vector<std::string>& ids) {
  return base::Json({{"items", ids}}).dump();
}

base::Result<std::vector<std::string>> parse_inbox_list(base::ByteView bytes) {
  constexpr std::string_view what = "The hub's list of inbox items";
  MEND_TRY(const base::Json json, base::parse_json(bytes, what, {.bytes = inbox_list_limit, .depth = 3}));
  MEND_TRY(const base::Json* const list, base::json_array(json, "items", what));
  if (list->size() > inbox_limit) return base::refused(std::string(what) + " is too long.");
  std::vector<std::string> ids;
  for (const base::Json& entry : *list) {
    if (!entry.is_string() || !is_id(entry.get_ref<const std::string&>())) {
      return base::refused(std::string(what) + " holds something that is no id.");
    }
    ids.push_back(entry.get<std::string>());
  }
  return ids;
}

base::Result<ReceiptClaim> read_receipt_claim(base::ByteView bytes) {
  constexpr std::string_view what = "The hub's receipt";
  MEND_TRY(const base::Json inner, read_claim(bytes, what, receipt_limit));
  ReceiptClaim claim;
  MEND_TRY(claim.envelope, base::json_string(inner, "envelope", what));
  MEND_TRY(claim.sha256, base::json_string(inner, "sha256", what));
  return claim;
}

base::Result<std::string> read_time_claim(base::ByteView bytes) {
  constexpr std::string_view what = "The hub's answer about the time";
  MEND_TRY(const base::Json inner, read_claim(bytes, what, time_limit));
  return base::json_string(inner, "nonce", what);
}

}  // namespace mend::protocol
