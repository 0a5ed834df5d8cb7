#pragma once

#include "content/base/bytes.h"
#include "content/base/clock.h"
#include "content/base/result.h"
#include "sync/seal/keys.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mend::seal {

inline constexpr std::size_t item_limit = 256 * 1024;  ///< bytes of an item file
inline constexpr std::size_t roster_limit = 256;       ///< residents on one device

struct Resident {
  std::string subject;
  std::string name;     ///< 1–64 bytes, no control characters
  std::string picture;  ///< one of pictures()
  std::string code;     ///< crypto_pwhash_str of the one-time code; empty when there is none
};

/// The whole list of who may sign in here; the highest sequence wins.
struct Roster {
  std::vector<Resident> residents;
};
/// What became of a request; `message` is one of status_messages().
struct StatusNews {
  std::string subject;
  std::string envelope;
  std::string message;
  base::UnixMillis date = 0;
};
/// The key worker has seen an answer; `message` is one of seen_messages().
struct SeenNote {
  std::string subject;
  std::string envelope;
  std::string message;
  base::UnixMillis date = 0;
};

/// Something that the hub tells one device.
struct Item {
  std::string item;
  std::string device;
  std::int64_t sequence = 0;  ///< counts up per device
  std::variant<Roster, StatusNews, SeenNote> body;
};

/// The closed sets. The hub cannot send words.
std::span<const std::string_view> pictures();
std::span<const std::string_view> status_messages();
std::span<const std::string_view> seen_messages();

/// Opens an item file and refuses it unless the hub signed it for this device and every field is in
/// its set.
base::Result<Item> open_item(base::ByteView file, const BoxPair& inbox, const PublicKey& hub_signing_key,
                             std::string_view device);

/// The payload of an item: JSON, checked in both directions.
base::Result<std::string> encode_item_payload(const Item& item);
base::Result<Item> parse_item_payload(base::ByteView payload);

}  // namespace mend::seal
