#pragma once

#include "content/base/clock.h"
#include "content/base/json.h"
#include "content/trust/metadata.h"

#include <string>
#include <string_view>

namespace mend::author {

inline constexpr std::string_view spec_version = "1.0.34";
/// Signed members that the specification does not name: how many days a version of this role is good for, and
/// when it was made, so that devices learn the time from signed data only.
inline constexpr std::string_view lifetime_member = "x-mend-lifetime-days";
inline constexpr std::string_view signed_at_member = "x-mend-signed-at";

/// How long a role is good for if its metadata does not say, in days (docs/content-trust.md).
int default_lifetime_days(std::string_view role);
/// How long it is good for by its own `x-mend-lifetime-days`, or by default.
int lifetime_days(const base::Json& content, std::string_view role);

/// The first version of a role: its common members, and nothing listed yet.
base::Json first_content(std::string_view role, base::UnixMillis now);
/// Version one up, and the expiry that the role's lifetime asks for. Nobody types either.
void make_next(base::Json& content, std::string_view role, base::UnixMillis now);

/// The same content but for version, expiry and time of signing?
bool says_the_same(const base::Json& a, const base::Json& b);

/// How far a role's life has gone.
enum class Age {
  fresh,
  due,      ///< more than half of it is over: sign anew when convenient
  overdue,  ///< less than an eighth is left
  expired,
};
Age age_of(const base::Json& content, std::string_view role, base::UnixMillis now);

/// Lists a target: length, SHA-256 and `custom` if that is an object with members.
void list_target(base::Json& content, const std::string& path, base::ByteView bytes,
                 const base::Json& custom = {});

/// What the snapshot says of a role's file, and the timestamp of the snapshot's.
base::Json listing(std::int64_t version, base::ByteView bytes);

/// "root" for root, "targets" for all delegated roles: what `_type` says.
std::string_view type_of(std::string_view role);

/// True for root, targets, snapshot and timestamp.
bool is_top_level(std::string_view role);

}  // namespace mend::author
