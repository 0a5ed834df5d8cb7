#include "content/author/publish.h"

#include "content/author/repository.h"
#include "content/author/role_edit.h"
#include "content/base/hash.h"
#include "content/form/definition.h"
#include "content/library/item.h"
#include "content/library/policy.h"
#include "content/trust/offers.h"
#include "content/trust/updater.h"

#include <algorithm>
#include <set>

namespace mend::author {

namespace {

using base::Bytes;
using base::Json;
using base::Path;
using trust::RoleType;

constexpr base::UnixMillis day = 86'400'000;
constexpr std::size_t max_manifest_bytes = 4'000'000;

class Publication {
 public:
  Publication(base::Files& files, const PublishRequest& request, base::UnixMillis now, Repository repository)
      : files_(files), request_(request), now_(now), repository_(std::move(repository)) {}

  base::Result<PublishReport> run() {
    if (repository_.trusted().root().expires <= now_) {
      return base::refused("The root of \"" + request_.repository.string() + "\" expired on " +
                           base::format_utc(repository_.trusted().root().expires) +
                           "; sign a new one first.");
    }
    targets_ = repository_.content(RoleType::targets).value_or(Json{{"targets", Json::object()}});
    MEND_CHECK(add_manifests());
    MEND_CHECK(add_policy());
    MEND_CHECK(load_keys());
    MEND_CHECK(make_metadata());
    MEND_CHECK(verify());
    MEND_CHECK(write());
    return report_;
  }

 private:
  struct Signed {
    Json content;
    Bytes bytes;
    bool is_new = false;
  };

  base::Status add_manifests() {
    if (!files_.exists(request_.built / "built.json")) {
      return base::refused("\"" + request_.built.string() +
                           "\" is nothing that was built; run mend-author build first.");
    }
    const Path list = request_.built / "built.json";
    MEND_TRY(const Bytes listed, files_.read(list, max_manifest_bytes));
    MEND_TRY(const Json built, base::parse_json(listed, "\"" + list.string() + "\""));
    std::vector<std::string> found;
    MEND_TRY(const std::vector<std::string> orgs, files_.list_folders(request_.built / "manifests"));
    for (const std::string& org : orgs) {
      MEND_TRY(const std::vector<std::string> names, files_.list_files(request_.built / "manifests" / org));
      for (const std::string& name : names) {
        MEND_CHECK(add_manifest(request_.built / "manifests" / org / name));
        found.push_back(org + "/" + Path(name).stem().string());
      }
    }
    // The names of files and of items sort differently.
    std::sort(found.begin(), found.end());
    if (!built.is_object() || !built.contains("items") || built["items"] != Json(found)) {
      return base::refused("\"" + request_.built.string() +
                           "\" was not built to its end; run mend-author build again.");
    }
    return {};
  }

  base::Status add_manifest(const Path& path) {
    MEND_TRY(const Bytes bytes, files_.read(path, max_manifest_bytes));
    MEND_TRY(Json manifest, base::parse_json(bytes, "\"" + path.string() + "\""));
    if (!manifest.is_object()) return base::refused("\"" + path.string() + "\" is no manifest.");
    manifest["version"] = 1;
    MEND_TRY(library::Item item, library::read_manifest(base::as_bytes(manifest.dump())));
    MEND_TRY(const Json before, newest_manifest(item.name()));
    if (!before.is_null()) {
      MEND_TRY(const std::int64_t version, base::json_integer(before, "version", "A published manifest"));
      manifest["version"] = version;
      if (manifest == before) return {};
      manifest["version"] = version + 1;
    }
    MEND_TRY(item, library::read_manifest(base::as_bytes(manifest.dump())));
    for (const library::ContentFile& file : item.files) MEND_CHECK(add_blob(item, file));
    const std::string target = "modules/" + item.name() + "/" + std::to_string(item.version) + ".json";
    add_target(target, base::to_bytes(manifest.dump(1) + "\n"));
    report_.manifests.push_back(target);
    return {};
  }

  /// null if there is none.
  base::Result<Json> newest_manifest(const std::string& name) {
    const auto& targets = repository_.trusted().targets();
    if (!targets) return Json();
    const auto path = trust::newest_manifest_target(*targets, name);
    if (!path) return Json();
    const trust::TargetFile& target = targets->targets.at(*path);
    MEND_TRY(const Bytes bytes,
             files_.read(request_.repository / "targets" / trust::target_file_name(*path, target, true),
                         max_manifest_bytes));
    MEND_CHECK(trust::check_target(bytes, target, *path));
    return base::parse_json(bytes, "\"" + *path + "\"");
  }

  base::Status add_blob(const library::Item& item, const library::ContentFile& file) {
    const std::string path = trust::blob_path(file.sha256);
    MEND_TRY(Bytes bytes, files_.read(request_.built / "blobs" / path, file.length));
    if (bytes.size() != file.length || base::sha256_hex(bytes) != file.sha256) {
      return base::refused("\"" + file.path + "\" of \"" + item.name() + "\" is damaged in \"" +
                           request_.built.string() + "\"; build again.");
    }
    new_files_["blobs/" + path] = std::move(bytes);
    return {};
  }

  void add_target(const std::string& path, Bytes bytes) {
    const std::string sha256 = base::sha256_hex(bytes);
    Json& entry = targets_["targets"][path];
    entry["length"] = bytes.size();
    entry["hashes"] = {{"sha256", sha256}};
    const trust::TargetFile target{bytes.size(), {{"sha256", sha256}}, {}};
    new_files_["targets/" + trust::target_file_name(path, target, true)] = std::move(bytes);
  }

  base::Status add_policy() {
    MEND_TRY(Bytes bytes, files_.read(request_.policy, trust::Limits{}.target_bytes));
    MEND_TRY(const library::Policy policy, library::read_policy(bytes));
    MEND_TRY(const trust::Targets listed, trust::read_targets(with_common(targets_)));
    std::map<std::string, std::string> forms;  // by id, the name with the organisation
    for (const std::string& name : policy.offered) {
      MEND_CHECK(trust::newest_manifest_target(listed, name));
      forms.emplace(name.substr(name.find('/') + 1), name);
    }
    // A slip here would mean that a cry for help brings nobody.
    for (const auto* rules : {&policy.help_stop, &policy.urgent}) {
      for (const auto& [form, questions] : *rules) {
        if (!forms.contains(form)) {
          return base::refused("The policy has rules for the form \"" + form +
                               "\", which it does not offer.");
        }
        MEND_CHECK(check_rules(forms.at(form), questions));
      }
    }
    add_target(trust::policy_target(policy.establishment), std::move(bytes));
    return {};
  }

  /// The newest version of the form that this publication lists, as the kiosk will read it.
  base::Result<std::shared_ptr<const form::Form>> newest_form(const std::string& name) {
    MEND_TRY(const trust::Targets listed, trust::read_targets(with_common(targets_)));
    MEND_TRY(const std::string path, trust::newest_manifest_target(listed, name));
    const trust::TargetFile& target = listed.targets.at(path);
    const std::string stored = "targets/" + trust::target_file_name(path, target, true);
    MEND_TRY(const Bytes manifest, new_or_published(stored, max_manifest_bytes));
    MEND_CHECK(trust::check_target(manifest, target, path));
    MEND_TRY(const library::Item item, library::read_manifest(manifest));
    for (const library::ContentFile& file : item.files) {
      if (file.path != "form.xml") continue;
      MEND_TRY(const Bytes xml, new_or_published("blobs/" + trust::blob_path(file.sha256), file.length));
      if (base::sha256_hex(xml) != file.sha256)
        return base::refused("The form \"" + name + "\" is damaged; build it again.");
      return form::Form::load(xml);
    }
    return base::refused("The policy has rules for \"" + name + "\", which is no form.");
  }

  base::Result<Bytes> new_or_published(const std::string& name, std::size_t limit) {
    if (const auto at = new_files_.find(name); at != new_files_.end()) return at->second;
    return files_.read(request_.repository / name, limit);
  }

  /// Every question and answer of the rules must be in the form: any other would never be matched.
  template <class Questions>
  base::Status check_rules(const std::string& name, const Questions& questions) {
    MEND_TRY(const auto form, newest_form(name));
    const form::Definition& definition = form->definition();
    for (const auto& [question, answers] : questions) {
      const form::Entry* asked = nullptr;
      for (const form::Entry& entry : definition.entries) {
        if (entry.field >= 0 && definition.fields[static_cast<std::size_t>(entry.field)].name == question)
          asked = &entry;
      }
      if (asked == nullptr) {
        return base::refused("The policy has rules for the question \"" + question + "\" of the form \"" +
                             name + "\", which does not ask it; write it as the form does.");
      }
      for (const std::string& answer : answers) {
        if (std::any_of(asked->items.begin(), asked->items.end(),
                        [&](const form::Item& item) { return item.name == answer; })) {
          continue;
        }
        return base::refused("The policy has rules for the answer \"" + answer + "\" to the question \"" +
                             question + "\" of the form \"" + name +
                             "\", which does not offer it; write it as the form does.");
      }
    }
    return {};
  }

  /// Enough members for the reader of targets, before the real ones are known.
  static Json with_common(Json content) {
    content["version"] = 0;
    make_next(content, "targets", 0);
    return content;
  }

  base::Status load_keys() {
    MEND_TRY(const std::vector<Path> paths, key_files(files_, request_.keys));
    std::map<std::string, Path> by_id;
    for (const Path& path : paths) {
      MEND_TRY(const std::string id, key_file_id(files_, path));
      by_id.emplace(id, path);
    }
    for (const RoleType type : {RoleType::targets, RoleType::snapshot, RoleType::timestamp}) {
      const std::string name(trust::name_of(type));
      const trust::Role& role = repository_.trusted().root().delegator.roles.at(name);
      for (const std::string& id : role.key_ids) {
        const auto at = by_id.find(id);
        if (at == by_id.end()) continue;
        MEND_TRY(SigningKey key, read_key_file(files_, at->second, request_.passphrase));
        keys_[type].push_back(std::move(key));
      }
      if (keys_[type].size() < static_cast<std::uint64_t>(role.threshold)) {
        return base::refused("The role " + name + " needs " + std::to_string(role.threshold) +
                             " of its keys, and " + std::to_string(keys_[type].size()) + " are in \"" +
                             request_.keys.string() + "\".");
      }
    }
    return {};
  }

  /// The role signed anew if `content` differs from what stands, or half of its life is over; else as it
  /// stands.
  base::Result<Signed> sign(RoleType type, Json content, int days, bool always) {
    const auto& before = repository_.content(type);
    std::int64_t version = 1;
    if (before) {
      MEND_TRY(const std::int64_t old_version,
               base::json_integer(*before, "version", "The published metadata"));
      MEND_TRY(const std::string expires, base::json_string(*before, "expires", "The published metadata"));
      MEND_TRY(const base::UnixMillis end, base::parse_utc(expires));
      const bool is_fresh = end - now_ > days * day / 2;
      if (!always && is_fresh && content == *before) return Signed{*before, repository_.bytes(type), false};
      version = old_version + 1;
    }
    content["version"] = version - 1;
    make_next(content, trust::name_of(type), now_);
    std::vector<Signer*> signers;
    for (SigningKey& key : keys_[type]) signers.push_back(&key);
    MEND_TRY(Bytes bytes, sign_metadata(content, signers));
    return Signed{std::move(content), std::move(bytes), true};
  }

  static Json listing(const Signed& file) {
    return {{"version", file.content["version"]},
            {"length", file.bytes.size()},
            {"hashes", {{"sha256", base::sha256_hex(file.bytes)}}}};
  }

  base::Status make_metadata() {
    MEND_TRY(signed_targets_, sign(RoleType::targets, targets_, default_lifetime_days("targets"), false));
    Json snapshot = repository_.content(RoleType::snapshot).value_or(Json::object());
    snapshot["meta"]["targets.json"] = listing(signed_targets_);
    MEND_TRY(signed_snapshot_,
             sign(RoleType::snapshot, std::move(snapshot), default_lifetime_days("snapshot"), false));
    Json timestamp = repository_.content(RoleType::timestamp).value_or(Json::object());
    timestamp["meta"]["snapshot.json"] = listing(signed_snapshot_);
    MEND_TRY(signed_timestamp_,
             sign(RoleType::timestamp, std::move(timestamp), default_lifetime_days("timestamp"), true));
    report_.targets = signed_targets_.content["version"].get<std::int64_t>();
    report_.snapshot = signed_snapshot_.content["version"].get<std::int64_t>();
    report_.timestamp = signed_timestamp_.content["version"].get<std::int64_t>();
    return {};
  }

  /// As a device will, one that is new and one that has what stands now.
  base::Status verify() {
    for (const bool has_old : {false, true}) {
      MEND_TRY(trust::TrustedSet set, trust::TrustedSet::start(repository_.roots().back(), now_));
      MEND_CHECK(set.finish_root());
      if (has_old && repository_.content(RoleType::timestamp)) {
        MEND_CHECK(set.update_timestamp(repository_.bytes(RoleType::timestamp), trust::Origin::local));
      }
      MEND_CHECK(set.update_timestamp(signed_timestamp_.bytes, trust::Origin::remote));
      if (has_old && repository_.content(RoleType::snapshot)) {
        // Superseded: it only measures whether anything went back.
        static_cast<void>(set.update_snapshot(repository_.bytes(RoleType::snapshot), trust::Origin::local));
      }
      MEND_CHECK(set.update_snapshot(signed_snapshot_.bytes, trust::Origin::remote));
      MEND_CHECK(set.update_targets(signed_targets_.bytes));
    }
    return {};
  }

  base::Status write() {
    MEND_CHECK(begin_writing(files_, request_.repository));
    for (const auto& [name, bytes] : new_files_) MEND_CHECK(put(name, bytes));
    const auto numbered = [](const Signed& file, const char* role) {
      return "metadata/" + std::to_string(file.content["version"].get<std::int64_t>()) + "." + role + ".json";
    };
    if (signed_targets_.is_new) MEND_CHECK(put(numbered(signed_targets_, "targets"), signed_targets_.bytes));
    if (signed_snapshot_.is_new)
      MEND_CHECK(put(numbered(signed_snapshot_, "snapshot"), signed_snapshot_.bytes));
    MEND_CHECK(put("metadata/timestamp.json", signed_timestamp_.bytes));
    // It is published now, whatever becomes of the mark; the next publication takes it away.
    static_cast<void>(end_writing(files_, request_.repository));
    return {};
  }

  base::Status put(const std::string& name, base::ByteView bytes) {
    const Path path = request_.repository / name;
    MEND_CHECK(files_.make_folders(path.parent_path()));
    return files_.write_atomic(path, bytes, base::FileMode::shared_read);
  }

  base::Files& files_;
  const PublishRequest& request_;
  base::UnixMillis now_;
  Repository repository_;
  Json targets_;
  std::map<std::string, Bytes> new_files_;
  std::map<RoleType, std::vector<SigningKey>> keys_;
  Signed signed_targets_;
  Signed signed_snapshot_;
  Signed signed_timestamp_;
  PublishReport report_;
};

}  // namespace

base::Result<PublishReport> publish(base::Files& files, const PublishRequest& request, base::UnixMillis now) {
  MEND_TRY(Repository repository, Repository::open(files, request.repository));
  return Publication(files, request, now, std::move(repository)).run();
}

}  // namespace mend::author
