#pragma once

#include "content/base/bytes.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace mend::xlsform {

/// Unpacked members of an archive by their names.
using Members = std::map<std::string, base::Bytes, std::less<>>;

/// Unpacks those members of a zip archive that are wanted, in memory. `what` names the archive in a refusal.
/// Refuses what is no zip archive, is encrypted or torn, holds a name twice or one that leads out of the
/// archive, and what unpacks to more than its bounds, by the name of the member.
base::Result<Members> unzip(base::ByteView bytes, std::string_view what,
                            const std::function<bool(std::string_view name)>& wanted);

}  // namespace mend::xlsform
