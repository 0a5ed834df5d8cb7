#include "content/author/changes.h"

#include "content/author/item_changes.h"
#include "content/author/policy_changes.h"
#include "content/author/readable.h"

#include <algorithm>
#include <set>

namespace mend::author {

namespace {

using base::Json;

const Json& listed(const Json& role) {
  static const Json none = Json::object();
  const auto at = role.find("targets");
  return at == role.end() || !at->is_object() ? none : *at;
}

/// "modules/mend/guide/3.json" → "modules/mend/guide/"
std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
}
std::int64_t version_of(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  std::int64_t version = 0;
  for (const char c : name.substr(0, name.find('.'))) {
    if (c < '0' || c > '9' || version > 1'000'000'000'000) return 0;
    version = version * 10 + (c - '0');
  }
  return version;
}

class Comparison {
 public:
  Comparison(const Side& before, const Side& after) : before_(before), after_(after) {}

  base::Result<Changes> run() {
    std::set<std::string> roles;
    for (const auto& [role, content] : after_.roles) roles.insert(role);
    for (const auto& [role, content] : before_.roles) roles.insert(role);
    for (const std::string& role : roles) MEND_CHECK(compare_role(role));
    return std::move(changes_);
  }

 private:
  static const Json& content(const Side& side, const std::string& role) {
    static const Json none = Json::object();
    const auto at = side.roles.find(role);
    return at == side.roles.end() ? none : at->second;
  }

  base::Status compare_role(const std::string& role) {
    const Json& was = content(before_, role);
    const Json& is = content(after_, role);
    if (was == is) return {};
    const Json& old_list = listed(was);
    const Json& new_list = listed(is);
    std::set<std::string> paths;
    for (const auto& [path, entry] : old_list.items()) paths.insert(path);
    for (const auto& [path, entry] : new_list.items()) paths.insert(path);
    for (const std::string& path : paths) {
      const auto old_entry = old_list.find(path);
      const auto new_entry = new_list.find(path);
      if (old_entry == old_list.end()) {
        changes_.added.push_back(path);
        MEND_CHECK(add_target(role, path, nullptr, *new_entry));
      } else if (new_entry == new_list.end()) {
        changes_.removed.push_back(path);
        changes_.things.push_back(
            {"Taken out: " + path, {{"Listed by " + role, "", entry_lines(*old_entry, Json())}}});
      } else if (*old_entry != *new_entry) {
        MEND_CHECK(add_target(role, path, &*old_entry, *new_entry));
      }
    }
    add_role(role, was, is);
    return {};
  }

  static std::vector<ChangeLine> entry_lines(const Json& was, const Json& is) {
    return near_changes(diff_lines(readable_json(was), readable_json(is)), 0);
  }

  /// All that a role says beside its targets: version, expiry, delegations, members that we do not know.
  void add_role(const std::string& role, Json was, Json is) {
    was.erase("targets");
    is.erase("targets");
    std::vector<ChangeLine> lines = entry_lines(was, is);
    if (before_.roles.contains(role) && !after_.roles.contains(role)) {
      lines.insert(lines.begin(), line_of(Mark::warning, "The role is taken out."));
    }
    if (!lines.empty())
      changes_.things.push_back({"The role " + role, {{"What it says of itself", "", lines}}});
  }

  base::Status add_target(const std::string& role, const std::string& path, const Json* old_entry,
                          const Json& new_entry) {
    MEND_TRY(const base::Bytes bytes, after_.target(role, path));
    ChangedThing thing;
    if (path.starts_with("policy/")) {
      MEND_CHECK(add_policy(role, path, old_entry != nullptr, bytes, thing));
    } else if (path.starts_with("modules/") || path.starts_with("local/")) {
      MEND_CHECK(add_item(path, bytes, thing));
      if (old_entry != nullptr) {
        thing.parts.insert(
            thing.parts.begin(),
            {"Changed in its place",
             "",
             {line_of(Mark::warning,
                      "A published version must never change; a new one is needed instead.")}});
      }
    } else {
      return base::refused("\"" + path +
                           "\" is neither a module, a form nor a policy, so it cannot be shown; sign it with "
                           "mend-trust.");
    }
    thing.parts.push_back(
        {"Listed by " + role, "", entry_lines(old_entry == nullptr ? Json() : *old_entry, new_entry)});
    changes_.things.push_back(std::move(thing));
    return {};
  }

  base::Status add_policy(const std::string& role, const std::string& path, bool had_one,
                          const base::Bytes& bytes, ChangedThing& thing) {
    MEND_TRY(const Json is, base::parse_json(bytes, "\"" + path + "\""));
    Json was;
    if (had_one) {
      MEND_TRY(const base::Bytes old_bytes, before_.target(role, path));
      MEND_TRY(was, base::parse_json(old_bytes, "\"" + path + "\""));
    }
    thing.heading = (had_one ? "The policy " : "A new policy: ") + path;
    std::vector<ChangeLine> lines = policy_changes(was, is);
    if (lines.empty()) lines.push_back(line_of(Mark::note, "It says the same, but its bytes are others."));
    thing.parts.push_back({"What it says", "", std::move(lines)});
    return {};
  }

  base::Status add_item(const std::string& path, const base::Bytes& bytes, ChangedThing& thing) {
    MEND_TRY(const ReadItem now, read_item(bytes, path));
    const auto [old_role, old_path] = newest_before(path);
    std::optional<ReadItem> was;
    if (!old_path.empty()) {
      MEND_TRY(const base::Bytes old_bytes, before_.target(old_role, old_path));
      MEND_TRY(was, read_item(old_bytes, old_path));
    }
    const std::string what = now.item.kind == library::ItemKind::form ? "form" : "module";
    const std::string version = "version " + std::to_string(now.item.version);
    thing.heading = was ? "The " + what + " " + now.item.name() + ": " + version + " after version " +
                              std::to_string(was->item.version)
                        : "A new " + what + ": " + now.item.name() + ", " + version;
    MEND_TRY(thing.parts, item_changes(was ? &*was : nullptr, before_.blob, now, after_.blob));
    return {};
  }

  /// Role and path of the highest version of the same thing that was listed before; "" if there was none.
  [[nodiscard]] std::pair<std::string, std::string> newest_before(const std::string& path) const {
    std::pair<std::string, std::string> best;
    for (const auto& [role, said] : before_.roles) {
      for (const auto& [other, entry] : listed(said).items()) {
        if (folder_of(other) != folder_of(path)) continue;
        if (best.second.empty() || version_of(other) > version_of(best.second)) best = {role, other};
      }
    }
    return best;
  }

  const Side& before_;
  const Side& after_;
  Changes changes_;
};

}  // namespace

base::Result<Changes> find_changes(const Side& before, const Side& after) {
  return Comparison(before, after).run();
}

}  // namespace mend::author
