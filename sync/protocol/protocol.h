#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mend::protocol {

// What the courier and the hub's device listener agree on; docs/formats.md tells it in words.

/// Every request and answer carries it. A peer that speaks another version answers 400.
inline constexpr std::string_view version_header = "Mend-Protocol";
inline constexpr std::string_view version = "1";

inline constexpr std::size_t envelope_limit = 1024 * 1024;
inline constexpr std::size_t receipt_limit = 4096;
inline constexpr std::size_t item_limit = 256 * 1024;
inline constexpr std::size_t inbox_limit = 500;             ///< ids in one list
inline constexpr std::size_t inbox_list_limit = 32 * 1024;  ///< bytes of the list

inline constexpr std::size_t time_limit = 1024;             ///< bytes of the answer about the time
inline constexpr std::size_t report_limit = 64 * 1024;      ///< bytes of a device's report

inline constexpr std::string_view time_folder = "/time";
inline constexpr std::string_view report_path = "/report";
inline constexpr std::string_view envelopes_folder = "/envelopes";
inline constexpr std::string_view inbox_path = "/inbox";
inline constexpr std::string_view repository_path = "/repository/";
std::string envelope_path(std::string_view id);  ///< "/envelopes/<id>"
std::string item_path(std::string_view id);      ///< "/inbox/<id>"
std::string time_path(std::string_view nonce);   ///< "/time/<nonce>"

/// 32 lower-case hexadecimal digits.
bool is_id(std::string_view text);
/// The id in "/envelopes/<id>", "/inbox/<id>" or "/time/<nonce>"; refuses any other path.
base::Result<std::string> id_in_path(std::string_view path, std::string_view folder);

/// {"items":[id,…]}, oldest first.
std::string encode_inbox_list(const std::vector<std::string>& ids);
base::Result<std::vector<std::string>> parse_inbox_list(base::ByteView bytes);

/// What a receipt says of itself. The courier cannot check the signature (it holds no key that it could
/// trust for that); it only keeps what is no receipt for this envelope out of the spool.
struct ReceiptClaim {
  std::string envelope;
  std::string sha256;  ///< hexadecimal
};
base::Result<ReceiptClaim> read_receipt_claim(base::ByteView bytes);

/// The nonce that an answer about the time says it answers. The courier cannot check more.
base::Result<std::string> read_time_claim(base::ByteView bytes);

}  // namespace mend::protocol
