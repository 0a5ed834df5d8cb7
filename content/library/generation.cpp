#include "content/library/generation.h"

#include "content/base/hash.h"
#include "content/library/stored_chain.h"
#include "content/trust/offers.h"

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

base::Status put(base::Files& files, const base::Path& place, base::ByteView bytes) {
  MEND_CHECK(files.make_folders(place.parent_path()));
  return files.write_unsynced(place, bytes, base::FileMode::immutable);
}

constexpr std::string_view untrusted_list = "untrusted";
constexpr std::size_t max_untrusted_bytes = 4'000'000;

/// What a line of the list says: an offered name that no role vouched for, and the carried manifest, if any.
struct Note {
  std::string chain;  ///< "0", "1" …; empty: nothing was carried
  std::string path;
};

base::Result<std::map<std::string, Note>> read_notes(base::Files& files, const base::Path& folder) {
  std::map<std::string, Note> notes;
  const auto bytes = files.read(folder / untrusted_list, max_untrusted_bytes);
  if (!bytes && bytes.error().kind == base::ErrorKind::not_found) return notes;
  if (!bytes) return base::fail(bytes.error());
  std::string_view text = base::as_text(*bytes);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return base::refused("The list of untrusted names is torn.");
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    Note& note = notes[std::string(line.substr(0, first))];
    if (second == std::string_view::npos) continue;
    note.chain = line.substr(first + 1, second - first - 1);
    note.path = line.substr(second + 1);
    if (!base::is_safe_name(note.chain)) return base::refused("The list of untrusted names is damaged.");
  }
  return notes;
}

base::Path carried_folder(const base::Path& folder, std::string_view chain) {
  return folder / "carried" / chain;
}

base::Status put_chain(base::Files& files, const base::Path& folder, const SignedMetadata& metadata) {
  for (const auto& [name, bytes] : metadata) MEND_CHECK(put(files, folder / "metadata" / name, bytes));
  return {};
}

}  // namespace

std::vector<Item> Generation::items() const {
  std::vector<Item> shown;
  auto own = selection.items.begin();
  for (const std::string& name : selection.policy.offered) {
    if (own != selection.items.end() && own->name() == name) {
      shown.push_back(*own++);
    } else if (const auto at = carried.find(name); at != carried.end()) {
      shown.push_back(at->second.item);
    }
  }
  return shown;
}

bool Generation::same_content(const Generation& other) const {
  const auto same_file = [](const SignedFile& a, const SignedFile& b) {
    return a.path == b.path && a.bytes == b.bytes;
  };
  return std::ranges::equal(selection.files, other.selection.files, same_file) &&
         std::ranges::equal(selection.untrusted, other.selection.untrusted, {}, &Untrusted::name,
                            &Untrusted::name) &&
         std::ranges::equal(carried, other.carried, [&](const auto& a, const auto& b) {
           return a.first == b.first && same_file(a.second.manifest, b.second.manifest);
         });
}

base::Status write_generation(base::Files& files, const base::Path& folder, const Generation& generation) {
  MEND_CHECK(put_chain(files, folder, generation.metadata));
  for (const SignedFile& file : generation.selection.files)
    MEND_CHECK(put(files, folder / "targets" / file.path, file.bytes));
  if (generation.selection.untrusted.empty()) return {};

  std::vector<const SignedMetadata*> chains;  // each written once
  std::string notes;
  for (const Untrusted& untrusted : generation.selection.untrusted) {
    notes += untrusted.name;
    if (const auto at = generation.carried.find(untrusted.name); at != generation.carried.end()) {
      const Carried& carried = at->second;
      const auto known = std::ranges::find_if(
          chains, [&](const SignedMetadata* chain) { return *chain == carried.metadata; });
      const std::string number = std::to_string(known - chains.begin());
      if (known == chains.end()) {
        chains.push_back(&carried.metadata);
        MEND_CHECK(put_chain(files, carried_folder(folder, number), carried.metadata));
      }
      MEND_CHECK(put(files, carried_folder(folder, number) / "targets" / carried.manifest.path,
                     carried.manifest.bytes));
      notes += " " + number + " " + carried.manifest.path;
    }
    notes += "\n";
  }
  return put(files, folder / untrusted_list, base::as_bytes(notes));
}

base::Result<Generation> read_generation(base::Files& files, const base::Path& folder,
                                         base::ByteView pinned_root, const std::string& establishment) {
  MEND_TRY(StoredChain chain, StoredChain::open(files, folder, pinned_root));
  Generation generation;
  MEND_TRY(generation.selection, select(chain, establishment));
  generation.metadata = chain.metadata();
  if (generation.selection.untrusted.empty()) return generation;

  MEND_TRY(const auto notes, read_notes(files, folder));
  for (const Untrusted& untrusted : generation.selection.untrusted) {
    const auto note = notes.find(untrusted.name);
    // It was trusted when this was written: the disk lost something.
    if (note == notes.end()) return base::fail(untrusted.why);
    if (note->second.chain.empty()) continue;
    MEND_TRY(StoredChain old,
             StoredChain::open(files, carried_folder(folder, note->second.chain), pinned_root));
    Carried carried;
    MEND_TRY(carried.item,
             read_offered(old, note->second.path, untrusted.name, establishment, carried.manifest));
    if (generation.selection.policy.withdrawn.contains(
            trust::version_name(untrusted.name, carried.item.version))) {
      return base::refused("\"" + carried.manifest.path + "\" was carried over, and it is withdrawn.");
    }
    if (carried.item.version > untrusted.newest) {
      return base::refused("\"" + carried.manifest.path + "\" was carried over, and its role lists it no more.");
    }
    carried.metadata = old.metadata();
    generation.carried.emplace(untrusted.name, std::move(carried));
  }
  return generation;
}

base::Path generation_folder(const base::Path& content_dir, std::uint64_t number) {
  return content_dir / "gen" / std::to_string(number);
}

base::Path blob_file(const base::Path& content_dir, std::string_view sha256) {
  return content_dir / "blobs" / "sha256" / trust::blob_path(sha256);
}

std::optional<std::uint64_t> current_generation(base::Files& files, const base::Path& content_dir) {
  const auto bytes = files.read(content_dir / "CURRENT", 64);
  if (!bytes) return std::nullopt;
  const std::string_view line = base::as_text(*bytes);
  const auto number = parse_number(line.substr(0, line.find(' ')));
  if (!number || line != current_line(*number)) return std::nullopt;
  return number;
}

std::string current_line(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return digits + " " + base::sha256_hex(base::as_bytes("CURRENT " + digits)).substr(0, 16) + "\n";
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
