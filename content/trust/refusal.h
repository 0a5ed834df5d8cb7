#pragma once

#include "content/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mend::trust {

/// Why metadata, a key or a target was not taken. The names are stable: logs and staff pages use them.
enum class Reason {
  malformed,           ///< not the JSON that the specification asks for
  wrong_type,          ///< the file of another role
  spec_version,        ///< follows a specification whose major version is not 1
  key_id,              ///< a key is listed under an id that is not its own
  bad_key,             ///< a key of a scheme that we know cannot be used
  too_few_signatures,  ///< fewer different keys signed than the threshold asks for
  too_many,            ///< more signatures, keys, roots or delegations than we take
  too_long,            ///< more bytes than listed or than we take
  root_version,        ///< a root is not exactly the next one
  rollback,            ///< a version went back
  vanished,            ///< the snapshot no longer lists a role that it listed
  wrong_version,       ///< not the version that was listed (mix and match)
  wrong_length,
  wrong_hash,
  expired,
  not_renewed,     ///< what is installed stands on metadata that has expired since, and its successor is held back
  not_listed,       ///< no trusted role lists the target
  role_not_listed,  ///< the snapshot does not list the role
  missing,          ///< the repository does not have the file
  unavailable,      ///< the repository cannot be reached, or answered with trouble
  out_of_order,     ///< a mistake of ours
};

/// "expired", "too-few-signatures" …
std::string_view name_of(Reason reason);

/// What was refused, and why: the parts of base::Error::code.
struct Refusal {
  Reason reason = Reason::malformed;
  std::string role = {};                     ///< "timestamp", "est-DEMO", or a target's path
  std::optional<std::int64_t> version = {};  ///< the version that the refused file says that it has
  std::string expected = {};
  std::string seen = {};
};

/// "trust.expired role=timestamp version=3 expected=… seen=…"; values are percent-encoded.
std::string code_of(const Refusal& refusal);

/// A refusal with its sentence; ErrorKind::refused, but for not_listed (not_found), missing and unavailable
/// (unavailable) and out_of_order (internal).
tl::unexpected<base::Error> refuse(const Refusal& refusal, std::string sentence);

/// Passes a failure on and gives it a code, if it has none yet, or the role, if its code has none.
tl::unexpected<base::Error> refuse(const Refusal& refusal, const base::Error& error);

}  // namespace mend::trust
