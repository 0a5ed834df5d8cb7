#pragma once

#include "content/base/result.h"
#include "sync/seal/cbor.h"
#include "sync/seal/envelope.h"

#include <string>
#include <string_view>

namespace mend::seal {

// What sealing and opening must agree on.

inline constexpr std::string_view envelope_magic{"MENDENV\x01", 8};
inline constexpr std::string_view envelope_domain = "mend-envelope";

std::string_view kind_name(EnvelopeKind kind);

/// Refuses a header that no envelope may have: malformed ids and names, a survey that says whose it is or
/// when it was made, a withdrawal of nothing.
base::Status check_header(const Header& header);
bool is_language(std::string_view tag);

/// The header's members of the outer map.
void put_header(CborMap& map, const Header& header);

/// "YYYY-MM-DD" of a survey, "YYYY-MM-DDTHH:MM:SSZ" of all others.
std::string created_text(const Header& header);

/// What the device's signature covers.
base::Bytes signed_digest(const CborMap& outer);

}  // namespace mend::seal
