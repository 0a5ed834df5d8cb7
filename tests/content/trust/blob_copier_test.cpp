#include "content/trust/blob_copier.h"

#include "content/base/disk_files.h"
#include "content/base/hash.h"
#include "content/base/memory_files.h"
#include "content/trust/folder_fetcher.h"
#include "content/trust/http_fetcher.h"
#include "tests/support/faulty_files.h"
#include "tests/support/loopback_http.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <unistd.h>

using namespace mend;
using support::HttpReply;
using support::LoopbackHttp;

namespace {

base::Bytes some_bytes(std::size_t count) {
  base::Bytes bytes(count);
  for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(i * 2654435761u >> 24);
  return bytes;
}

/// A server of one file that can range, pretend that it cannot, and break off.
struct Server {
  base::Bytes file = some_bytes(300'000);
  bool ranges = true;
  std::size_t cut_after = SIZE_MAX;  ///< bytes, then the connection ends
  std::string wrong_range;           ///< said instead of the true Content-Range
  std::vector<std::string> asked;    ///< the Range header of each request
  LoopbackHttp http{[this](const std::string&, const std::string& headers) { return answer(headers); }};

  HttpReply answer(const std::string& headers) {
    std::string range;
    if (const auto at = headers.find("Range: bytes="); at != std::string::npos)
      range = headers.substr(at + 13, headers.find("\r\n", at) - at - 13);
    asked.push_back(range);
    HttpReply reply{200, file, ""};
    if (ranges && !range.empty()) {
      const std::size_t from = std::stoull(range);
      if (from >= file.size()) return {416, {}, ""};
      reply.status = 206;
      reply.body.erase(reply.body.begin(), reply.body.begin() + static_cast<std::ptrdiff_t>(from));
      reply.headers = "Content-Range: bytes " + (wrong_range.empty() ? std::to_string(from) : wrong_range) +
                      "-" + std::to_string(file.size() - 1) + "/" + std::to_string(file.size()) + "\r\n";
    }
    if (reply.body.size() > cut_after) {
      reply.headers += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n";
      reply.body.resize(cut_after);
    }
    return reply;
  }
};

struct Copying {
  Server server;
  trust::Blob blob{base::sha256_hex(server.file), server.file.size()};
  support::FaultyFiles files;
  std::unique_ptr<trust::HttpFetcher> fetcher = *trust::HttpFetcher::create(server.http.url());
  trust::BlobCopier copier{files};

  Copying() { REQUIRE(files.make_folders("d")); }
  base::Result<std::uint64_t> bring() { return copier.bring(*fetcher, "x", {"d/part", "d/blob"}, blob); }
  void part(base::ByteView bytes) {
    REQUIRE(files.inner.write_atomic("d/part", bytes, base::FileMode::shared_read));
  }
  bool has_it() { return copier.is_whole("d/blob", blob) && !files.exists("d/part"); }
};

}  // namespace

TEST_CASE("A transfer that broke off goes on where it stopped, and what is there is hashed again") {
  Copying copy;
  copy.server.cut_after = 100'000;
  const auto broken = copy.bring();
  REQUIRE_FALSE(broken);
  CHECK(broken.error().kind == base::ErrorKind::unavailable);
  CHECK(copy.files.read("d/part", 1'000'000)->size() == 100'000);
  copy.server.cut_after = SIZE_MAX;
  CHECK(*copy.bring() == 200'000);
  CHECK(copy.server.asked == std::vector<std::string>{"", "100000-"});
  CHECK(copy.has_it());
}

TEST_CASE("A server that ignores the range is believed that it begins anew") {
  Copying copy;
  copy.part(base::ByteView(copy.server.file).first(1000));
  copy.server.ranges = false;
  CHECK(*copy.bring() == 300'000);
  CHECK(copy.has_it());
}

TEST_CASE("A server that sends another part than was asked for is not believed") {
  Copying copy;
  copy.part(base::ByteView(copy.server.file).first(1000));
  copy.server.wrong_range = "999";
  const auto refused = copy.bring();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("another part") != std::string::npos);
  CHECK_FALSE(copy.files.exists("d/blob"));
}

TEST_CASE("A part that was damaged on the disk costs one more transfer, not the blob") {
  Copying copy;
  base::Bytes damaged(copy.server.file.begin(), copy.server.file.begin() + 1000);
  damaged[10] ^= 1;
  copy.part(damaged);
  CHECK(copy.bring());
  CHECK(copy.server.asked == std::vector<std::string>{"1000-", ""});
  CHECK(copy.has_it());
}

TEST_CASE("A part that is whole already is not asked for, and one that is too long is begun anew") {
  Copying copy;
  copy.part(copy.server.file);
  CHECK(*copy.bring() == 0);
  CHECK(copy.server.asked.empty());
  CHECK(copy.has_it());
  copy.part(some_bytes(300'001));
  CHECK(copy.bring());
  CHECK(copy.server.asked == std::vector<std::string>{""});
  CHECK(copy.has_it());
}

TEST_CASE("A file that is not what was signed is asked for once and not kept") {
  Copying copy;
  copy.server.file[5] ^= 1;
  const auto refused = copy.bring();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == base::ErrorKind::refused);
  CHECK(copy.server.asked.size() == 1);
  CHECK_FALSE(copy.files.exists("d/part"));
  CHECK_FALSE(copy.files.exists("d/blob"));
}

TEST_CASE("A file that is longer than was signed is cut off and not kept") {
  Copying copy;
  copy.server.file.push_back(0);
  CHECK(copy.bring().error().kind == base::ErrorKind::refused);
  CHECK_FALSE(copy.files.exists("d/part"));
  // Also behind a part that is right.
  copy.part(base::ByteView(copy.server.file).first(1000));
  CHECK(copy.bring().error().kind == base::ErrorKind::refused);
  CHECK_FALSE(copy.files.exists("d/part"));
}

TEST_CASE("The other side's file became shorter than our part: the answer is asked for from the beginning") {
  Copying copy;
  copy.part(some_bytes(299'999));
  copy.server.file.resize(1000);
  const auto short_file = copy.bring();
  REQUIRE_FALSE(short_file);
  CHECK(short_file.error().kind == base::ErrorKind::unavailable);
  CHECK(copy.server.asked == std::vector<std::string>{"299999-", ""});
}

TEST_CASE("An empty blob is a blob") {
  Copying copy;
  copy.server.file.clear();
  copy.blob = {base::sha256_hex({}), 0};
  CHECK(copy.bring());
  CHECK(copy.has_it());
}

TEST_CASE("A full disk in the middle keeps what came, and the rest is fetched when there is room") {
  Copying copy;
  copy.files.inner.set_capacity(150'000);
  const auto full = copy.bring();
  REQUIRE_FALSE(full);
  CHECK(full.error().kind == base::ErrorKind::no_space);
  const std::size_t kept = copy.files.read("d/part", 1'000'000)->size();
  copy.files.inner.set_capacity(UINT64_MAX);
  CHECK(*copy.bring() == 300'000 - kept);
  CHECK(copy.has_it());
}

// RAUC CVE-2026-34155: lengths in 32 bits, and a signature that covers the first bytes only.
TEST_CASE("Beyond 2 GiB the place to go on from and the hash are still right") {
  const base::Path folder = base::Path(MEND_BINARY_DIR) / ("large-" + std::to_string(::getpid()));
  base::DiskFiles files;
  REQUIRE(files.make_folders(folder));
  constexpr std::uint64_t holes = (1ull << 31) + 4096;  // sparse: zeros that take no room
  REQUIRE(files.write_atomic(folder / "part", {}, base::FileMode::private_file));
  std::filesystem::resize_file(folder / "part", holes);
  base::Sha256Stream hash;
  const base::Bytes zeros(1024 * 1024);
  for (std::uint64_t at = 0; at < holes; at += zeros.size())
    hash.add(base::ByteView(zeros).first(std::min<std::uint64_t>(zeros.size(), holes - at)));
  hash.add(base::as_bytes("end"));
  const trust::Blob blob{base::hex(hash.finish()), holes + 3};

  struct End final : trust::Fetcher {
    std::uint64_t asked = 0;
    base::Result<base::Bytes> fetch(std::string_view, std::size_t) override {
      return base::fail(base::ErrorKind::internal, "must go on, not begin");
    }
    base::Status fetch_from(std::string_view, std::uint64_t offset, std::uint64_t limit,
                            trust::Sink& sink) override {
      asked = offset;
      CHECK(limit == holes + 3);
      MEND_CHECK(sink.begin(offset));
      return sink.take(base::as_bytes("end"));
    }
  } end;
  trust::BlobCopier copier(files);
  CHECK(copier.bring(end, "x", {folder / "part", folder / "blob"}, blob));
  CHECK(end.asked == holes);
  CHECK(copier.is_whole(folder / "blob", blob));
  REQUIRE(files.remove_tree(folder));
}
