#include "tests/support/power_files.h"

#include <algorithm>

namespace mend::support {

using base::Bytes;
using base::ByteView;
using base::Path;
using base::Status;

namespace {

tl::unexpected<base::Error> missing(const Path& path) {
  return base::fail(base::ErrorKind::not_found, "\"" + path.string() + "\" is not there.");
}

class WholeReader final : public base::FileReader {
 public:
  explicit WholeReader(Bytes bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  base::Result<std::size_t> read(std::span<std::uint8_t> into) override {
    const std::size_t count = std::min(into.size(), bytes_.size() - at_);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), count, into.begin());
    at_ += count;
    return count;
  }

 private:
  Bytes bytes_;
  std::size_t at_ = 0;
};

}  // namespace

class PowerFiles::Writer final : public base::FileWriter {
 public:
  Writer(PowerFiles& files, NodePtr node, Path path)
      : files_(files), node_(std::move(node)), path_(std::move(path)) {}
  [[nodiscard]] std::uint64_t size() const override { return node_->data.size(); }
  base::Result<std::size_t> read_at(std::uint64_t offset, std::span<std::uint8_t> into) override {
    const std::size_t from = std::min<std::size_t>(offset, node_->data.size());
    const std::size_t count = std::min(into.size(), node_->data.size() - from);
    std::copy_n(node_->data.begin() + static_cast<std::ptrdiff_t>(from), count, into.begin());
    return count;
  }
  Status append(ByteView bytes) override {
    MEND_CHECK(files_.step());
    node_->data.insert(node_->data.end(), bytes.begin(), bytes.end());
    return {};
  }
  Status clear() override {
    MEND_CHECK(files_.step());
    node_->data.clear();
    return {};
  }
  Status reserve(std::uint64_t) override { return {}; }
  Status place(const Path& to, base::FileMode) override { return files_.move(path_, to); }

 private:
  PowerFiles& files_;
  NodePtr node_;
  Path path_;
};

PowerFiles::PowerFiles() : root_(std::make_shared<Node>()) {
  root_->is_folder = true;
}

PowerFiles::PowerFiles(const PowerFiles& before, Loss loss, std::uint32_t seed)
    : root_(survive(before.root_, loss, seed)) {
  sync_below(*root_);
}

PowerFiles::NodePtr PowerFiles::survive(const NodePtr& node, Loss loss, std::uint32_t& seed) {
  const auto lost = [&](Loss kind) {
    if (loss != Loss::mixed) return loss == Loss::all || loss == kind;
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 24 & 1) != 0;
  };
  auto left = std::make_shared<Node>();
  left->is_folder = node->is_folder;
  left->data = lost(Loss::data) ? node->synced_data : node->data;
  // Half of what was being written may have reached the disk.
  if (loss == Loss::data && left->data.empty() && node->data.size() > 1)
    left->data.assign(node->data.begin(),
                      node->data.begin() + static_cast<std::ptrdiff_t>(node->data.size() / 2));
  for (const auto& [name, entry] : lost(Loss::names) ? node->synced_entries : node->entries)
    left->entries[name] = survive(entry, loss, seed);
  return left;
}

void PowerFiles::sync_below(Node& node) {
  node.synced_data = node.data;
  node.synced_entries = node.entries;
  for (const auto& [name, entry] : node.entries) sync_below(*entry);
}

Status PowerFiles::step() {
  if (operations_left <= 0) return base::fail(base::ErrorKind::unavailable, "The test cut the power.");
  --operations_left;
  ++operations;
  return {};
}

Status PowerFiles::sync(Node& node) {
  MEND_CHECK(step());
  node.synced_data = node.data;
  node.synced_entries = node.entries;
  return {};
}

PowerFiles::NodePtr PowerFiles::find(const Path& path) const {
  NodePtr node = root_;
  for (const Path& piece : path) {
    const auto at = node->entries.find(piece.string());
    if (at == node->entries.end()) return nullptr;
    node = at->second;
  }
  return node;
}

base::Result<PowerFiles::NodePtr> PowerFiles::folder(const Path& path) const {
  NodePtr node = find(path);
  if (!node || !node->is_folder) return missing(path);
  return node;
}

base::Result<Bytes> PowerFiles::read(const Path& path, std::size_t limit) {
  const NodePtr node = find(path);
  if (!node || node->is_folder) return missing(path);
  if (node->data.size() > limit) return base::refused("\"" + path.string() + "\" is larger than it may be.");
  return node->data;
}

base::Result<std::unique_ptr<base::FileReader>> PowerFiles::open_reader(const Path& path) {
  MEND_TRY(Bytes bytes, read(path, SIZE_MAX));
  return std::make_unique<WholeReader>(std::move(bytes));
}

base::Result<std::unique_ptr<base::FileWriter>> PowerFiles::open_writer(const Path& path) {
  MEND_TRY(const NodePtr in, folder(path.parent_path()));
  NodePtr& node = in->entries[path.filename().string()];
  if (!node) {
    if (auto made = step(); !made) {
      in->entries.erase(path.filename().string());
      return base::fail(made.error());
    }
    node = std::make_shared<Node>();
  }
  return std::make_unique<Writer>(*this, node, path);
}

Status PowerFiles::move(const Path& from, const Path& to) {
  MEND_TRY(const NodePtr source, folder(from.parent_path()));
  MEND_TRY(const NodePtr target, folder(to.parent_path()));
  const auto at = source->entries.find(from.filename().string());
  if (at == source->entries.end()) return missing(from);
  MEND_CHECK(step());
  const NodePtr node = at->second;
  source->entries.erase(at);
  target->entries[to.filename().string()] = node;
  return {};
}

Status PowerFiles::write_unsynced(const Path& path, ByteView bytes, base::FileMode mode) {
  const Path temporary = path.parent_path() / ("." + path.filename().string() + ".tmp");
  MEND_TRY(const auto writer, open_writer(temporary));
  if (writer->size() > 0) MEND_CHECK(writer->clear());
  MEND_CHECK(writer->append(bytes));
  return writer->place(path, mode);
}

Status PowerFiles::write_atomic(const Path& path, ByteView bytes, base::FileMode mode) {
  const Path temporary = path.parent_path() / ("." + path.filename().string() + ".tmp");
  MEND_TRY(const auto writer, open_writer(temporary));
  if (writer->size() > 0) MEND_CHECK(writer->clear());
  MEND_CHECK(writer->append(bytes));
  MEND_CHECK(sync(*find(temporary)));
  MEND_CHECK(writer->place(path, mode));
  return sync(*find(path.parent_path()));
}

Status PowerFiles::sync_all(const Path&) {
  MEND_CHECK(step());
  sync_below(*root_);
  return {};
}

Status PowerFiles::remove_unfinished(const Path& path) {
  const NodePtr in = find(path);
  if (!in) return {};
  for (auto at = in->entries.begin(); at != in->entries.end();) {
    if (at->first.starts_with('.') && at->first.ends_with(".tmp")) {
      MEND_CHECK(step());
      at = in->entries.erase(at);
    } else {
      ++at;
    }
  }
  return {};
}

Status PowerFiles::rename(const Path& from, const Path& to) {
  MEND_CHECK(move(from, to));
  MEND_CHECK(sync(*find(to.parent_path())));
  return from.parent_path() == to.parent_path() ? Status() : sync(*find(from.parent_path()));
}

Status PowerFiles::remove(const Path& path) {
  const NodePtr in = find(path.parent_path());
  if (!in || !in->entries.contains(path.filename().string())) return {};
  MEND_CHECK(step());
  in->entries.erase(path.filename().string());
  return sync(*in);
}

Status PowerFiles::unlink_all(const NodePtr& folder) {
  while (!folder->entries.empty()) {
    const auto first = folder->entries.begin();
    if (first->second->is_folder) MEND_CHECK(unlink_all(first->second));
    MEND_CHECK(step());
    folder->entries.erase(first);
  }
  return {};
}

Status PowerFiles::remove_tree(const Path& path) {
  const NodePtr node = find(path);
  if (!node) return {};
  if (node->is_folder) MEND_CHECK(unlink_all(node));
  MEND_CHECK(step());
  find(path.parent_path())->entries.erase(path.filename().string());
  return {};
}

Status PowerFiles::make_folders(const Path& path) {
  NodePtr node = root_;
  for (const Path& piece : path) {
    auto at = node->entries.find(piece.string());
    if (at == node->entries.end()) {
      MEND_CHECK(step());
      at = node->entries.emplace(piece.string(), std::make_shared<Node>()).first;
      at->second->is_folder = true;
    }
    node = at->second;
  }
  return {};
}

base::Result<std::vector<std::string>> PowerFiles::list(const Path& path, bool folders) const {
  std::vector<std::string> names;
  const NodePtr in = find(path);
  if (!in) return names;
  for (const auto& [name, entry] : in->entries)
    if (entry->is_folder == folders && !name.starts_with('.')) names.push_back(name);
  return names;
}

base::Result<std::vector<std::string>> PowerFiles::list_files(const Path& folder) {
  return list(folder, false);
}
base::Result<std::vector<std::string>> PowerFiles::list_folders(const Path& folder) {
  return list(folder, true);
}

}  // namespace mend::support
