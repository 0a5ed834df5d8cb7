// What installing costs. `install_bench.mjs` calls it; nothing here passes or fails.
//   install-bench make DIR BLOB_BYTES      a repository of 1 GiB in DIR/drop, also as targets big/N for
//   tuf-js install-bench measure DIR              import against cp and sync, and against SHA-256 alone
//   install-bench courier DIR URL          the courier brings the same over HTTP
//   install-bench small                    start with 5,000 blobs; bytes fetched after a change of one line
#include "content/base/disk_files.h"
#include "content/base/hash.h"
#include "content/base/memory_files.h"
#include "content/library/import.h"
#include "content/library/library.h"
#include "content/trust/folder_fetcher.h"
#include "content/trust/http_fetcher.h"
#include "content/trust/mirror.h"
#include "tests/support/repository_simulator.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace mend;
using support::RepositorySimulator;

namespace {

constexpr std::uint64_t total = 1ull << 30;
constexpr std::size_t blobs_in_a_module = 2048;
base::DiskFiles files;

[[noreturn]] void stop(const std::string& why) {
  std::fprintf(stderr, "install-bench: %s\n", why.c_str());
  std::exit(1);
}
template <class Result>
auto must(Result result) {
  if (!result) stop(result.error().message);
  if constexpr (!std::is_void_v<typename Result::value_type>) return std::move(*result);
}

double seconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void row(const std::string& name, std::vector<double> values, const char* unit) {
  std::sort(values.begin(), values.end());
  std::printf(R"({"name":"%s","value":%.4f,"least":%.4f,"most":%.4f,"unit":"%s","runs":%zu})"
              "\n",
              name.c_str(), values[values.size() / 2], values.front(), values.back(), unit, values.size());
  std::fflush(stdout);
}

std::vector<double> ratios(const std::vector<double>& above, const std::vector<double>& below) {
  std::vector<double> all;
  for (std::size_t i = 0; i < above.size(); ++i) all.push_back(above[i] / below[i]);
  return all;
}

void fill(base::Bytes& bytes, std::uint64_t seed) {
  std::uint64_t state = seed * 0x9E3779B97F4A7C15ull + 1;
  for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    std::copy_n(reinterpret_cast<const std::uint8_t*>(&state), 8,
                bytes.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

base::Json page(const std::string& path, const std::string& sha256, std::uint64_t length) {
  return {{"path", path}, {"sha256", sha256}, {"length", length}};
}

void make(const base::Path& dir, std::uint64_t blob_bytes) {
  RepositorySimulator repository;
  const base::Path drop = dir / "drop";
  must(files.make_folders(drop / "targets" / "big"));
  std::vector<std::string> offered;
  base::Json manifest;
  const auto publish = [&] {
    const std::string id = "module-" + std::to_string(offered.size());
    manifest["id"] = id;
    offered.push_back("mend/" + id);
    repository.put_target("modules/mend/" + id + "/1.json", manifest.dump());
    manifest = base::Json();
  };
  std::uint64_t done = 0;
  for (std::uint64_t number = 0; done < total; ++number) {
    base::Bytes bytes(std::min(blob_bytes, total - done));
    fill(bytes, number);
    done += bytes.size();
    const std::string sha256 = base::sha256_hex(bytes);
    const base::Path place = drop / "blobs" / trust::blob_path(sha256);
    must(files.make_folders(place.parent_path()));
    must(files.write_unsynced(place, bytes, base::FileMode::shared_read));
    std::filesystem::create_hard_link(place,
                                      drop / "targets" / "big" / (sha256 + "." + std::to_string(number)));
    repository.targets["targets"]["big/" + std::to_string(number)] = {{"length", bytes.size()},
                                                                      {"hashes", {{"sha256", sha256}}}};
    if (manifest.is_null()) {
      manifest = support::sample_manifest("x", 1, sha256, bytes.size());
    } else {
      manifest["files"].push_back(page("media/" + std::to_string(number) + ".png", sha256, bytes.size()));
    }
    if (manifest["files"].size() == blobs_in_a_module) publish();
  }
  if (!manifest.is_null()) publish();
  repository.put_target("policy/DEMO.json", support::sample_policy(offered).dump());
  repository.update_snapshot();
  repository.dump(files, drop);
  must(files.write_atomic(dir / "root.json", repository.root_bytes(1), base::FileMode::shared_read));
  must(files.sync_all(dir));
}

void run(const std::vector<std::string>& words) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
  int status = 0;
  if (::waitpid(child, &status, 0) < 0 || status != 0) stop(words[0] + " failed");
}

std::vector<base::Path> blobs_of(const base::Path& folder) {
  std::vector<base::Path> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) all.push_back(entry.path());
  return all;
}

void measure(const base::Path& dir) {
  const base::Bytes root = must(files.read(dir / "root.json", 1'000'000));
  const std::vector<base::Path> blobs = blobs_of(dir / "drop" / "blobs");
  const std::string of = "1 GiB in " + std::to_string(blobs.size()) + " blobs: ";
  std::vector<double> copies, imports, hashes, again;
  // The first round warms the page cache for both alike.
  for (int round = 0; round < 4; ++round) {
    const double copy = seconds([&] {
      run({"cp", "-r", (dir / "drop" / "blobs").string(), (dir / "copy").string()});
      must(files.sync_all(dir));
    });
    must(files.remove_tree(dir / "copy"));
    must(files.sync_all(dir));
    const double import = seconds([&] {
      must(
          library::import_drop(files, dir / "drop", dir / "content", root, "DEMO", RepositorySimulator::now));
    });
    const double second = seconds([&] {
      must(
          library::import_drop(files, dir / "drop", dir / "content", root, "DEMO", RepositorySimulator::now));
    });
    must(files.remove_tree(dir / "content"));
    must(files.sync_all(dir));
    base::Bytes piece(65536);
    const double hash = seconds([&] {
      base::Sha256Stream stream;
      for (std::uint64_t at = 0; at < total; at += piece.size()) stream.add(piece);
      stream.finish();
    });
    if (round == 0) continue;
    copies.push_back(copy);
    imports.push_back(import);
    hashes.push_back(hash);
    again.push_back(second);
  }
  row(of + "cp and sync", copies, "s");
  row(of + "install", imports, "s");
  row(of + "install against cp and sync (aim >= 0.8)", ratios(copies, imports), "x");
  row(of + "EVP SHA-256 alone", hashes, "s");
  row(of + "install against SHA-256 alone", ratios(hashes, imports), "x");
  row(of + "import with nothing new, all blobs read", again, "s");
}

void courier(const base::Path& dir, const std::string& url) {
  trust::MirrorOptions options;
  options.root = must(files.read(dir / "root.json", 1'000'000));
  options.establishment = "DEMO";
  const auto fetcher = must(trust::HttpFetcher::create(url));
  const double time =
      seconds([&] { must(trust::mirror_to_drop(*fetcher, files, dir / "mirrored", options)); });
  std::size_t count = blobs_of(dir / "mirrored" / "blobs").size();
  row("1 GiB in " + std::to_string(count) + " blobs: courier over HTTP", {time}, "s");
  must(files.remove_tree(dir / "mirrored"));
}

struct Counting final : trust::Fetcher {
  explicit Counting(RepositorySimulator& repository) : inner(repository) {}
  base::Result<base::Bytes> fetch(std::string_view path, std::size_t limit) override {
    auto got = inner.fetch(path, limit);
    if (got) bytes += got->size();
    return got;
  }
  RepositorySimulator& inner;
  std::size_t bytes = 0;
};

void small(const base::Path& dir) {
  // 20 modules of 250 pages of 2 KiB.
  RepositorySimulator repository;
  std::vector<std::string> offered;
  std::string last_manifest_id;
  const auto text = [](int module, int number, const char* line) {
    return std::string(2000, static_cast<char>('a' + number % 26)) + std::to_string(module * 1000 + number) +
           line;
  };
  const auto put = [&](int module, int version, const char* line) {
    const std::string id = "module-" + std::to_string(module);
    base::Json manifest;
    for (int number = 0; number < 250; ++number) {
      const std::string words = text(module, number, number == 7 ? line : "");
      const std::string sha256 = repository.put_blob(words);
      if (number == 0) {
        manifest = support::sample_manifest(id, version, sha256, words.size());
      } else {
        manifest["files"].push_back(page("pages/en/" + std::to_string(number) + ".md", sha256, words.size()));
      }
    }
    repository.put_target("modules/mend/" + id + "/" + std::to_string(version) + ".json", manifest.dump());
  };
  for (int module = 0; module < 20; ++module) {
    put(module, 1, "");
    offered.push_back("mend/module-" + std::to_string(module));
  }
  repository.put_target("policy/DEMO.json", support::sample_policy(offered).dump());
  repository.update_snapshot();
  must(files.make_folders(dir));
  const base::Bytes root = repository.root_bytes(1);
  trust::MirrorOptions options;
  options.root = root;
  options.establishment = "DEMO";
  Counting counting(repository);
  must(trust::mirror_to_drop(counting, files, dir / "drop", options));
  must(library::import_drop(files, dir / "drop", dir / "content", root, "DEMO", RepositorySimulator::now));
  std::vector<double> opens, reads;
  for (int i = 0; i < 9; ++i) {
    opens.push_back(1000 *
                    seconds([&] { must(library::Library::open(files, dir / "content", root, "DEMO")); }));
    const auto library = must(library::Library::open(files, dir / "content", root, "DEMO"));
    reads.push_back(1000 * seconds([&] {
                      for (const library::Item& item : library.items())
                        for (const library::ContentFile& file : item.files)
                          must(library.file(item, file.path));
                    }));
  }
  row("start: verify a generation that names 5,000 blobs", opens, "ms");
  row("read and verify all 5,000 blobs", reads, "ms");

  put(3, 2, " one line more");
  repository.update_snapshot();
  counting.bytes = 0;
  must(trust::mirror_to_drop(counting, files, dir / "drop", options));
  const auto report = must(
      library::import_drop(files, dir / "drop", dir / "content", root, "DEMO", RepositorySimulator::now));
  const double manifest =
      static_cast<double>(repository.targets["targets"]["modules/mend/module-3/2.json"]["length"].get<int>());
  const double metadata =
      static_cast<double>(repository.role_bytes("timestamp").size() +
                          repository.role_bytes("snapshot").size() + repository.role_bytes("targets").size());
  const double blob = static_cast<double>(text(3, 7, " one line more").size());
  row("bytes fetched after a change of one line", {static_cast<double>(counting.bytes)}, "B");
  row("... of which manifest, changed blob and metadata", {manifest + blob + metadata}, "B");
  row("... blobs copied", {static_cast<double>(report.blobs_copied)}, "");
  must(files.remove_tree(dir));
}

}  // namespace

int main(int count, char** arguments) {
  const std::span<char*> words(arguments, static_cast<std::size_t>(count));
  const std::string act = count > 2 ? words[1] : "";
  if (act == "make" && count == 4)
    make(words[2], std::stoull(words[3]));
  else if (act == "measure")
    measure(words[2]);
  else if (act == "courier" && count == 4)
    courier(words[2], words[3]);
  else if (act == "small")
    small(words[2]);
  else
    stop("see the head of tests/bench/install_bench.cpp");
  return 0;
}
