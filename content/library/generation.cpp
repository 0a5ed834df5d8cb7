#include "content/library/generation.h"

#include "content/trust/offers.h"
#include "content/trust/trusted_set.h"
#include "content/trust/updater.h"

#include <algorithm>
#include <charconv>

namespace mend::library {

namespace {

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
  if (text != std::to_string(number)) return std::nullopt;
  return number;
}

bool is_plain(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (!base::is_safe_name(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

base::Status put(base::Files& files, const base::Path& place, base::ByteView bytes) {
  MEND_CHECK(files.make_folders(place.parent_path()));
  return files.write_atomic(place, bytes, base::FileMode::immutable);
}

}  // namespace

base::Result<Selection> select(const trust::Targets& targets, const std::string& establishment,
                               const TargetReader& read) {
  const auto fetch = [&](const std::string& path) -> base::Result<base::Bytes> {
    const auto at = targets.targets.find(path);
    if (at == targets.targets.end() || !is_plain(path)) {
      return base::fail(base::ErrorKind::not_found, "No trusted role lists \"" + path + "\".");
    }
    return read(path, at->second);
  };
  Selection selection;
  const std::string policy_path = trust::policy_target(establishment);
  MEND_TRY(base::Bytes policy, fetch(policy_path));
  MEND_TRY(selection.policy, read_policy(policy));
  if (selection.policy.establishment != establishment) {
    return base::refused("\"" + policy_path + "\" is refused: it is the policy of \"" +
                         selection.policy.establishment + "\".");
  }
  selection.files.push_back({policy_path, std::move(policy)});
  for (const std::string& name : selection.policy.offered) {
    MEND_TRY(const std::string path, trust::newest_manifest_target(targets, name));
    MEND_TRY(base::Bytes manifest, fetch(path));
    MEND_TRY(Item item, read_manifest(manifest));
    if (path != "modules/" + item.name() + "/" + std::to_string(item.version) + ".json") {
      return base::refused("\"" + path + "\" is refused: it is the manifest of \"" + item.name() +
                           "\" version " + std::to_string(item.version) + ".");
    }
    selection.items.push_back(std::move(item));
    selection.files.push_back({path, std::move(manifest)});
  }
  return selection;
}

base::Status write_generation(base::Files& files, const base::Path& folder, const SignedMetadata& metadata,
                              const Selection& selection) {
  std::int64_t version = metadata.first_root_version;
  for (const base::Bytes& root : metadata.roots) {
    MEND_CHECK(put(files, folder / "metadata" / (std::to_string(version++) + ".root.json"), root));
  }
  MEND_CHECK(put(files, folder / "metadata" / "timestamp.json", metadata.timestamp));
  MEND_CHECK(put(files, folder / "metadata" / "snapshot.json", metadata.snapshot));
  MEND_CHECK(put(files, folder / "metadata" / "targets.json", metadata.targets));
  for (const SignedFile& file : selection.files)
    MEND_CHECK(put(files, folder / "targets" / file.path, file.bytes));
  return {};
}

base::Result<Selection> read_generation(base::Files& files, const base::Path& folder,
                                        base::ByteView pinned_root, const std::string& establishment) {
  const trust::Limits limits;
  MEND_TRY(trust::TrustedSet trusted, trust::TrustedSet::start(pinned_root, 0, trust::ExpiryRule::ignored));
  for (int i = 0; i < limits.root_rotations; ++i) {
    const std::string name = std::to_string(trusted.root().version + 1) + ".root.json";
    const auto root = files.read(folder / "metadata" / name, limits.root_bytes);
    if (!root && root.error().kind == base::ErrorKind::not_found) break;
    if (!root) return base::fail(root.error());
    MEND_CHECK(trusted.update_root(*root));
  }
  MEND_CHECK(trusted.finish_root());
  MEND_TRY(const base::Bytes timestamp,
           files.read(folder / "metadata" / "timestamp.json", limits.timestamp_bytes));
  MEND_CHECK(trusted.update_timestamp(timestamp, trust::Origin::remote));
  MEND_TRY(const base::Bytes snapshot,
           files.read(folder / "metadata" / "snapshot.json", limits.snapshot_bytes));
  MEND_CHECK(trusted.update_snapshot(snapshot, trust::Origin::remote));
  MEND_TRY(const base::Bytes targets, files.read(folder / "metadata" / "targets.json", limits.targets_bytes));
  MEND_CHECK(trusted.update_targets(targets));
  return select(*trusted.targets(), establishment,
                [&](const std::string& path, const trust::TargetFile& target) -> base::Result<base::Bytes> {
                  MEND_TRY(base::Bytes bytes, files.read(folder / "targets" / path, limits.target_bytes));
                  MEND_CHECK(trust::check_target(bytes, target, path));
                  return bytes;
                });
}

base::Path generation_folder(const base::Path& content_dir, std::uint64_t number) {
  return content_dir / "gen" / std::to_string(number);
}

base::Path blob_file(const base::Path& content_dir, std::string_view sha256) {
  return content_dir / "blobs" / "sha256" / trust::blob_path(sha256);
}

std::optional<std::uint64_t> current_generation(base::Files& files, const base::Path& content_dir) {
  const auto bytes = files.read(content_dir / "CURRENT", 64);
  if (!bytes || bytes->empty() || bytes->back() != '\n') return std::nullopt;
  return parse_number(base::as_text(*bytes).substr(0, bytes->size() - 1));
}

base::Result<std::vector<std::uint64_t>> generations(base::Files& files, const base::Path& content_dir) {
  MEND_TRY(const std::vector<std::string> names, files.list_folders(content_dir / "gen"));
  std::vector<std::uint64_t> numbers;
  for (const std::string& name : names) {
    if (const auto number = parse_number(name)) numbers.push_back(*number);
  }
  std::sort(numbers.rbegin(), numbers.rend());
  return numbers;
}

}  // namespace mend::library
