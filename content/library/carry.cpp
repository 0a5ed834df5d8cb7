#include "content/library/carry.h"

#include "content/trust/offers.h"
#include "content/trust/refusal.h"

#include <algorithm>
#include <set>

namespace mend::library {

namespace {

bool is_permitted(const Policy& policy, const Untrusted& untrusted, const Item& item) {
  return item.version <= untrusted.newest &&
         !policy.withdrawn.contains(trust::version_name(untrusted.name, item.version));
}

struct Vouching {
  std::string role;
  trust::Targets metadata;
};

/// The delegated role that the carried manifest was verified by.
std::optional<Vouching> who_vouched(const Carried& carried) {
  constexpr std::string_view folder = "roles/";
  constexpr std::string_view ending = ".json";
  for (const auto& [name, bytes] : carried.metadata) {
    if (!name.starts_with(folder)) continue;
    const auto file = trust::read_envelope(bytes, name, trust::Limits{}.targets_bytes);
    if (!file) continue;
    auto role = trust::read_targets(file->content);
    if (!role || !role->targets.contains(carried.manifest.path)) continue;
    return Vouching{name.substr(folder.size(), name.size() - folder.size() - ending.size()),
                    std::move(*role)};
  }
  return std::nullopt;
}

base::Error not_renewed(const Vouching& vouching, base::UnixMillis now) {
  const std::string expires = base::format_utc(vouching.metadata.expires);
  return trust::refuse({.reason = trust::Reason::not_renewed,
                        .role = vouching.role,
                        .version = vouching.metadata.version,
                        .expected = base::format_utc(now),
                        .seen = expires},
                       "The role " + vouching.role + " has not been renewed since it expired on " + expires +
                           "; what is installed of it stays in use.")
      .value();
}

}  // namespace

void carry(const Generation& installed, Generation& wanted,
           const std::function<bool(const Item&)>& can_be_whole) {
  for (const Untrusted& untrusted : wanted.selection.untrusted) {
    Carried carried;
    if (const auto at = installed.carried.find(untrusted.name); at != installed.carried.end()) {
      carried = at->second;
    } else {
      const auto& items = installed.selection.items;
      const auto item = std::ranges::find(items, untrusted.name, &Item::name);
      if (item == items.end()) continue;
      // The policy is the first of the files.
      const auto place = static_cast<std::size_t>(item - items.begin()) + 1;
      carried = {installed.metadata, installed.selection.files[place], *item};
    }
    if (!is_permitted(wanted.selection.policy, untrusted, carried.item)) continue;
    // The courier no longer brings what only an old version needs.
    if (!can_be_whole(carried.item)) continue;
    wanted.carried.emplace(untrusted.name, std::move(carried));
  }
}

std::vector<base::Error> notices(const Generation& wanted, base::UnixMillis now) {
  std::vector<base::Error> all;
  std::set<std::string> held_back;
  for (const Untrusted& untrusted : wanted.selection.untrusted) {
    const auto carried = wanted.carried.find(untrusted.name);
    const bool shown = carried != wanted.carried.end();
    base::Error why = untrusted.why;
    why.message = "\"" + untrusted.name + (shown ? "\" stays in its old version: " : "\" is not shown: ") +
                  untrusted.why.message;
    all.push_back(std::move(why));
    // Whoever holds a role back can do so for ever: expiry stops updates, never use. But not unseen.
    const bool told = untrusted.why.code.starts_with("trust.expired");
    if (!shown || told || untrusted.newest != Untrusted::any_version) continue;
    if (const auto vouching = who_vouched(carried->second);
        vouching && vouching->metadata.expires <= now && held_back.insert(vouching->role).second) {
      all.push_back(not_renewed(*vouching, now));
    }
  }
  for (const std::string& name : wanted.selection.withdrawn) {
    all.push_back(
        {base::ErrorKind::not_found, "\"" + name + "\" is not shown: all its versions are withdrawn.", {}});
  }
  return all;
}

}  // namespace mend::library
